package fr.maillage.dossier;

import java.util.EnumSet;
import java.util.Set;

/** In which capacity an organisation takes part in a dossier. */
public enum ParticipantRole {
    PILOT_DELEGATION, ARS, CPAM, MSA, ARCMSA, DCGDR, URPS,
    ASSOCIATE_DELEGATION, ASSOCIATE_ARS, ASSOCIATE_CPAM, ASSOCIATE_MSA, ASSOCIATE_OTHER,
    FEDERATION, MSA_OFFICER, MEDICAL_ADVISER, CONSULTANT, ACCOMPANIER,
    /** Conseil départemental that decides on a DAC together with the agency. */
    DEPARTMENT_COUNCIL;

    private static final Set<ParticipantRole> ACCOMPANYING =
            EnumSet.of(FEDERATION, MSA_OFFICER, MEDICAL_ADVISER, CONSULTANT, ACCOMPANIER);

    private static final Set<ParticipantRole> COMPETENT = EnumSet.range(PILOT_DELEGATION, ASSOCIATE_OTHER);

    /** Follows from the territory. */
    boolean isByTerritory() {
        return COMPETENT.contains(this);
    }

    private static final Set<ParticipantRole> STEERING =
            EnumSet.of(PILOT_DELEGATION, ARS, CPAM, FEDERATION, MSA_OFFICER, ACCOMPANIER, DEPARTMENT_COUNCIL);

    private static final Set<ParticipantRole> LEAD_ACCOMPANIERS = EnumSet.of(FEDERATION, MSA_OFFICER, ACCOMPANIER);

    private static final Set<ParticipantRole> OWN = EnumSet.of(PILOT_DELEGATION, CPAM, FEDERATION, MSA_OFFICER,
            MEDICAL_ADVISER, ACCOMPANIER, DEPARTMENT_COUNCIL);

    /** Counts the dossier among its own: pilots it, accompanies it, or follows it as the caisse or the council. */
    boolean isOfOnesOwn() {
        return OWN.contains(this);
    }

    /** Accompanies the lead from day to day. */
    boolean accompaniesTheLead() {
        return LEAD_ACCOMPANIERS.contains(this);
    }

    /** Has a say in the course of the dossier: sleep, closure, lead, territory. */
    public boolean isSteering() {
        return STEERING.contains(this);
    }

    /** Accompanies the lead, and so is not an authority on this dossier. */
    public boolean isAccompanying() {
        return ACCOMPANYING.contains(this);
    }
}
