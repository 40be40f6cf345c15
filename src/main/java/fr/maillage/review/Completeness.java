package fr.maillage.review;

/** Result of the check of the pieces. */
enum Completeness {
    COMPLETE, INCOMPLETE
}
