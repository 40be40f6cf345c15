package fr.maillage.reference;

/** What the number of a reference value counts; {@link #CODE} and {@link #TEXT} are no numbers. */
public enum Unit {

    WORKING_DAYS, DAYS, WEEKS, MONTHS, INHABITANTS, PERSONS, PERCENT, EUROS, CODE, TEXT;

    /** Whether a delay can be counted in it. */
    public boolean ofTime() {
        return this == WORKING_DAYS || this == DAYS || this == WEEKS || this == MONTHS;
    }
}
