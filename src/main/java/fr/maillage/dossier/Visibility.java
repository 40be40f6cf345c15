package fr.maillage.dossier;

/** Who will read a document, a note, an opinion or a journal row, from the fewest to the most. */
public enum Visibility {
    /** The organisation that wrote it. */
    INTERNAL,
    /** ARS, CPAM, MSA, ARCMSA, DCGDR. */
    ADMINISTRATIONS,
    /** The administrations and those who accompany the lead. */
    ACCOMPANIERS,
    /** Everybody who reads the dossier, the lead included. */
    LEAD
}
