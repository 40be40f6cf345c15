package fr.maillage.support.mission;

/** How a mission has ended. */
enum MissionOutcome {
    SERVED, WITHDRAWN, REFUSED, GIVEN_UP, STOPPED
}
