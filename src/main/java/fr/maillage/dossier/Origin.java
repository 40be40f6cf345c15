package fr.maillage.dossier;

/** How a dossier came to be: declared by its lead, or spotted by an agent. */
public enum Origin {
    DECLARED, SPOTTED
}
