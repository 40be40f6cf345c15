package fr.maillage.contract;

/** What became of a contract. */
enum ContractOutcome {
    SIGNED,
    /** Given up; the project stays validated. */
    WAIVED,
    /** Given up with the whole project. */
    ABANDONED
}
