package fr.maillage.security;

/** Whose the thing is that somebody wants to read or change. */
public enum Scope {

    /** It belongs to nobody in particular. */
    ANY,
    /** My organisation takes part in the dossier; the task is offered to one of my groups. */
    OWN,
    /** A task on the dossier is open and offered to one of my groups. */
    TASK,
    /** Piloted by a delegation that I watch as its supervisor. */
    WATCHED,
    /** It is there, whosever it is. */
    OTHER
}
