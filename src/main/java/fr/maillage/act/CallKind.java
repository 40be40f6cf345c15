package fr.maillage.act;

import java.util.EnumSet;
import java.util.Set;

/**
 * The six calls for shared posts of the ARS Île-de-France, in three families: between hospitals, between town and
 * university, between town and hospital.
 */
enum CallKind {

    /** Assistants spécialistes partagés. */
    SHARED_SPECIALIST_ASSISTANTS(EnumSet.of(Applicant.ESTABLISHMENT)),
    /** Assistants partagés de recherche clinique. */
    SHARED_RESEARCH_ASSISTANTS(EnumSet.of(Applicant.ESTABLISHMENT, Applicant.UNIVERSITY)),
    /** Nouveaux maîtres de stage universitaires en ambulatoire. */
    NEW_UNIVERSITY_TRAINERS(EnumSet.of(Applicant.UNIVERSITY, Applicant.DOCTOR)),
    /** Médecins spécialistes partagés entre ville et hôpital. */
    SHARED_SPECIALISTS(EnumSet.of(Applicant.ESTABLISHMENT, Applicant.DOCTOR)),
    /** Médecins généralistes partagés entre ville et hôpital. */
    SHARED_GENERAL_PRACTITIONERS(EnumSet.of(Applicant.ESTABLISHMENT, Applicant.DOCTOR)),
    /** Médecins généralistes salariés, in priority zones and districts only. */
    SALARIED_GENERAL_PRACTITIONERS(EnumSet.of(Applicant.ESTABLISHMENT, Applicant.DOCTOR));

    /** Who may apply. */
    enum Applicant {
        ESTABLISHMENT, UNIVERSITY, DOCTOR
    }

    private final Set<Applicant> applicants;

    CallKind(Set<Applicant> applicants) {
        this.applicants = applicants;
    }

    boolean admits(Applicant applicant) {
        return applicants.contains(applicant);
    }

    /** The recruitment of general practitioners is for ZIP, ZAC and priority districts. */
    boolean admits(PostZone zone) {
        return this != SALARIED_GENERAL_PRACTITIONERS || zone.isPriority();
    }
}
