package fr.maillage.reference;

/** The kinds of reference values. */
enum Domain {

    DELAY, THRESHOLD, AMOUNT, CHOICE
}
