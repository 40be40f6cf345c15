package fr.maillage.contract;

/** What becomes of a contract that ends. */
enum RenewalDecision {
    RENEW, RENEGOTIATE, END
}
