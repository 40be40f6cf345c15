package fr.maillage.dossier;

/** How something reached the administration. */
public enum Channel {
    PORTAL, EMAIL, LETTER, DEMARCHES_SIMPLIFIEES, HAND_DELIVERED, MEETING, PHONE
}
