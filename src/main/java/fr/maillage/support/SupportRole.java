package fr.maillage.support;

import fr.maillage.dossier.ParticipantRole;

/** A kind of accompaniment that a project may need. */
enum SupportRole {
    /** « Chargé de développement territorial » of the MSA. */
    MSA(ParticipantRole.MSA_OFFICER),
    MEDICAL_ADVISER(ParticipantRole.MEDICAL_ADVISER),
    /** Federation or support association. */
    FEDERATION(ParticipantRole.FEDERATION),
    /** Consultant of the agency's framework agreement: the need is recorded, nobody is designated. */
    CONSULTANT(ParticipantRole.CONSULTANT);

    private final ParticipantRole participation;

    SupportRole(ParticipantRole participation) {
        this.participation = participation;
    }

    /** The capacity in which the holder takes part in the dossier. */
    ParticipantRole participation() {
        return participation;
    }
}
