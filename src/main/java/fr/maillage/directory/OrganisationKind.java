package fr.maillage.directory;

/** What an organisation is; decides which functions it has and how its groups are called. */
public enum OrganisationKind {

    ARS, ARS_DELEGATION, CPAM,
    /** Overseas body that plays the CPAM and the MSA at once: one task, one mail. */
    CGSS,
    MSA, ARCMSA, DCGDR, URPS, CONSEIL_DEPARTEMENTAL, FEDERATION, CONSULTANT, ESTABLISHMENT, UNIVERSITY, MUNICIPALITY,
    /** Neither competent for a territory nor taking part in a dossier: ministry, operator of the application. */
    NATIONAL;

    /** Authorities see the instruction of a dossier and the opinions of others; accompanying bodies do not. */
    public boolean isAuthority() {
        return this == ARS || this == ARS_DELEGATION || this == CPAM || this == CGSS || this == DCGDR;
    }

    /** Whether its people lose access on the day on which its time in the directory ends. */
    public boolean leavesByDate() {
        return this == FEDERATION || this == CONSULTANT;
    }
}
