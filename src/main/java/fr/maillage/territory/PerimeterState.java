package fr.maillage.territory;

/** What becomes of whoever holds a territory. Only {@link #ACTIVE} and {@link #STRUCTURE} stand in another's way. */
public enum PerimeterState {

    /** A dossier on its way. */
    ACTIVE,
    /** A dossier that sleeps. */
    SLEEPING,
    /** A dossier that has ended without a structure, or a structure that has ceased. */
    ENDED,
    /** A structure in operation. */
    STRUCTURE
}
