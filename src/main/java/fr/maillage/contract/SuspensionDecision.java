package fr.maillage.contract;

/** What becomes of a contract that a party has refused to sign. */
enum SuspensionDecision {
    RESUMED, WAIVED, ABANDONED
}
