package fr.maillage.review;

/** What the lead does after a letter that was not retained. */
enum LetterNextStep {
    NEW_LETTER, ABANDON
}
