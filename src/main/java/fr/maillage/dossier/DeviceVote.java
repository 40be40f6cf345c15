package fr.maillage.dossier;

/** What the body of a device says to its merger. */
public enum DeviceVote {
    FAVOURABLE, REJECTED
}
