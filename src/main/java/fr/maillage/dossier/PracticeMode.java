package fr.maillage.dossier;

/** How a professional practises. */
public enum PracticeMode {
    LIBERAL, EMPLOYED, MIXED
}
