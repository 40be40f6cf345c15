package fr.maillage.review;

/** What is proposed to the signatory, and then decided, on a project. */
enum Decision {
    VALIDATE, VALIDATE_WITH_RECOMMENDATIONS, OBJECT
}
