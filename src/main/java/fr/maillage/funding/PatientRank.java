package fr.maillage.funding;

/** Where the list of patients of a doctor stands among those of the speciality. */
enum PatientRank {
    BELOW_P90, P90, P95
}
