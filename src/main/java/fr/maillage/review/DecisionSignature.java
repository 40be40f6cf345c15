package fr.maillage.review;

/** Answer of the signatory of a decision. */
enum DecisionSignature {
    SIGNED, TO_REVISE, TAKEN_UP
}
