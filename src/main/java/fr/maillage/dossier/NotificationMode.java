package fr.maillage.dossier;

/** How an act is brought to the knowledge of the person whom it concerns. */
public enum NotificationMode {
    REGISTERED_LETTER, HAND_DELIVERED, EMAIL_WITH_RECEIPT, EMAIL
}
