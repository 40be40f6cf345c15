package fr.maillage.contract;

/** Whether the first payment was made. */
enum PaymentOutcome {
    PAID, BLOCKED
}
