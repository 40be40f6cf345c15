package fr.maillage.dossier;

/** What is done in a centre. Some activities are under agrément since the law n° 2023-378 of 19 May 2023. */
public enum CentreActivity {
    MEDICAL, NURSING, DENTAL, OPHTHALMOLOGICAL, ORTHOPTIC, OTHER;

    boolean isSpecialty() {
        return this == DENTAL || this == OPHTHALMOLOGICAL || this == ORTHOPTIC;
    }
}
