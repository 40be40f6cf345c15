package fr.maillage.support;

/** What a supervisor decides when nobody has accepted. */
enum SupportAssignment {
    ASSIGNED, OTHER_ORGANISATION, NONE
}
