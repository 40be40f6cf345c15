package fr.maillage.funding;

/**
 * What one legal person receives in public subsidies in a year, against the amount above which it needs an auditor
 * (Code de commerce, art. L. 612-4).
 *
 * @param before  received before this payment, from all financers that are known
 * @param payment this payment
 * @param limit   above it an auditor is compulsory
 */
record SubsidyYear(Cents before, Cents payment, Cents limit) {

    /** Whether this very payment makes the auditor compulsory, so that the alert comes once. */
    boolean crosses() {
        return !before.exceeds(limit) && before.plus(payment).exceeds(limit);
    }
}
