package fr.maillage.reference;

/** The kinds of reference values. */
enum Domain {

    DELAY, THRESHOLD, AMOUNT, CHOICE,
    /** What an authority has written for a time, for people to read. */
    TEXT
}
