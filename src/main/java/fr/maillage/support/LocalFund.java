package fr.maillage.support;

/** The body of the agricultural scheme that is competent for a territory. */
enum LocalFund {
    MSA,
    /** Overseas one body plays CPAM and MSA at once, so that no second accompanier is asked of it. */
    CGSS,
    NONE
}
