package fr.maillage.review;

/** What silence of the authority means; decided by the table {@code legal-regime}. */
enum LegalRegime {
    TACIT_VALIDATION, NONE
}
