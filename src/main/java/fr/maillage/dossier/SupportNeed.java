package fr.maillage.dossier;

/** What a lead says the project needs help with. */
public enum SupportNeed {
    PROJECT_WRITING, LEGAL_STRUCTURING, REAL_ESTATE, PROJECT_MANAGEMENT
}
