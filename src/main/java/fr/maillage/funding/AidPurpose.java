package fr.maillage.funding;

/** What a line of an aid pays. */
enum AidPurpose {
    COORDINATION, COMMON_FURNITURE, COMPUTING, SECRETARIAT, STUDY, LEGAL_ADVICE, LAND, FITTING_OUT, COMPLIANCE, OTHER
}
