package fr.maillage.support;

/** Whether an organisation goes on accompanying once the structure works. */
enum SupportFollowUp {
    RENEW, END
}
