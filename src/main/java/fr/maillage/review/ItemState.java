package fr.maillage.review;

/** State of an item of a letter of intention. */
enum ItemState {
    PRESENT, TO_SPECIFY, MISSING
}
