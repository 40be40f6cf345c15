package fr.maillage.act;

/** What became of something that was planned for a day. */
enum ActOutcome {
    HELD, POSTPONED, CANCELLED
}
