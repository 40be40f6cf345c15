package fr.maillage.dossier;

/** Which of the readable dossiers somebody looks at. */
public enum DossierScope {
    /** Those that one follows, and those that one's organisation pilots, accompanies or follows as the caisse. */
    MINE,
    /** All that one may read. */
    ALL
}
