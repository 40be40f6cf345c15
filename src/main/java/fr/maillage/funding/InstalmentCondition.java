package fr.maillage.funding;

/** What an instalment waits for. */
enum InstalmentCondition {
    ON_SIGNATURE, ON_DATE, ON_INVOICES,
    /** The control of the financial report before it. */
    ON_REPORT
}
