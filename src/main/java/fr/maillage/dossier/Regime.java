package fr.maillage.dossier;

/** How the activities of a centre are authorised. */
public enum Regime {
    RECEIPT, APPROVAL, BOTH
}
