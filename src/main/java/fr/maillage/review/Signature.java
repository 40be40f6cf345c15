package fr.maillage.review;

/** Answer of a signatory of the joint letter. */
enum Signature {
    SIGNED, TO_REVISE
}
