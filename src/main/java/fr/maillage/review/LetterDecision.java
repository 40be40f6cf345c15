package fr.maillage.review;

/** What is answered to a letter of intention. */
enum LetterDecision {
    VALIDATED, TO_REWORK, NOT_RETAINED
}
