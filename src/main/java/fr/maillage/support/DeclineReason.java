package fr.maillage.support;

/** Why somebody declines to accompany; each means the next person. */
enum DeclineReason {
    WORKLOAD,
    /** « Je me déporte ». */
    CONFLICT_OF_INTEREST,
    OUT_OF_SECTOR, ABSENCE, OTHER
}
