package fr.maillage.dossier;

/** The three kinds of members that a contract counts: persons, health organisations, social and medico-social ones. */
public enum MemberKind {
    PROFESSIONAL, HEALTH_ORGANISATION, SOCIAL_ORGANISATION
}
