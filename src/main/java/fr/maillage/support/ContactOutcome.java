package fr.maillage.support;

/** Whether the lead could be reached. */
enum ContactOutcome {
    DONE, UNREACHABLE
}
