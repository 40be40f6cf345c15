package fr.maillage.review;

/** Where a session stands. A session that is moved to another day stays planned. */
enum SessionState {
    PLANNED, HELD, CANCELLED
}
