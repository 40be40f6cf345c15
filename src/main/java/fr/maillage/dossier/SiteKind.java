package fr.maillage.dossier;

/** Whether a centre is declared or a further place of one. */
public enum SiteKind {
    CENTRE, ANTENNE
}
