package fr.maillage.review;

/** Outcome of an appeal to the authority itself; {@code TACIT_REJECTION} comes from silence only. */
enum AppealOutcome {
    MAINTAINED, OBJECTION_WITHDRAWN, TACIT_REJECTION
}
