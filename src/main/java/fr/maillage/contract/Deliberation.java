package fr.maillage.contract;

/** What the body of the structure decides about the contract. */
enum Deliberation {
    APPROVED, REJECTED
}
