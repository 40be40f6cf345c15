package fr.maillage.review;

/** Whether a committee examines the dossier. */
enum SessionChoice {
    SCHEDULED, NO_SESSION
}
