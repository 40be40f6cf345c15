package fr.maillage.review;

/** Whether a session took place. */
enum SessionHeld {
    HELD, POSTPONED, CANCELLED
}
