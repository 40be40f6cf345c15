package fr.maillage.review;

/** What is filed. */
enum FilingSubject {
    LETTER, PROJECT
}
