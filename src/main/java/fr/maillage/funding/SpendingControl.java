package fr.maillage.funding;

/** What follows from the control of a financial report. */
enum SpendingControl {
    BALANCE, NEXT_YEAR, EXTENSION, RECOVERY
}
