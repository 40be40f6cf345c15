package fr.maillage.reference;

/** How sure a value is. Everything but {@link #VERIFIED} is shown as « à confirmer ». */
public enum Confidence {

    /** Read in the text that sets it. */
    VERIFIED,
    /** Read in a press article or an institution's page about the text. */
    SECONDARY,
    /** Usage of the trade or a default of ours. */
    UNCONFIRMED
}
