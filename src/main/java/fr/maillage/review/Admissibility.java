package fr.maillage.review;

/** Result of the first look at a letter of intention. */
enum Admissibility {
    ADMISSIBLE, TO_COMPLETE
}
