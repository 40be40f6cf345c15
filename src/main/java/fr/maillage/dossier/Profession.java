package fr.maillage.dossier;

import java.util.EnumSet;
import java.util.Set;

/** What a person of a project does. The last ones are not health professions and have no RPPS number. */
public enum Profession {
    GENERAL_PRACTITIONER, SPECIALIST, DENTIST, MIDWIFE, PHARMACIST, BIOLOGIST, NURSE, ADVANCED_PRACTICE_NURSE,
    PHYSIOTHERAPIST, SPEECH_THERAPIST, ORTHOPTIST, PODIATRIST, OCCUPATIONAL_THERAPIST, PSYCHOMOTOR_THERAPIST,
    DIETITIAN, OPTICIAN, HEARING_CARE, PSYCHOLOGIST, CARE_ASSISTANT, MEDICAL_ASSISTANT,
    COORDINATOR, SECRETARY, SOCIAL_WORKER, FACILITY_MANAGER, ELECTED_OFFICIAL, OTHER;

    private static final Set<Profession> NOT_HEALTH =
            EnumSet.of(COORDINATOR, SECRETARY, SOCIAL_WORKER, FACILITY_MANAGER, ELECTED_OFFICIAL, OTHER);

    /** A health professional in the sense of part four of the Code de la santé publique, or assimilated. */
    public boolean isHealth() {
        return !NOT_HEALTH.contains(this);
    }
}
