package fr.maillage.review;

/** What is recorded once the legal term has passed. */
enum Attestation {
    ISSUED, PRIOR_OBJECTION
}
