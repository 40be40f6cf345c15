package fr.maillage.directory;

/** Type of act for which somebody may hold a delegation of signature. */
public enum SignedAct {

    INTENTION_LETTER, HEALTH_PROJECT, CONTRACT, FUNDING, MISSION_ORDER, LABELLING;

    /** The function in which it is signed. */
    Function function() {
        return this == MISSION_ORDER ? Function.PROCUREMENT : Function.SIGNATORY;
    }
}
