package fr.maillage.funding;

/** Whether a payment was made. */
enum PaymentOutcome {
    PAID, BLOCKED
}
