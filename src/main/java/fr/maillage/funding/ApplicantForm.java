package fr.maillage.funding;

/** Legal form of whoever asks for an aid. */
enum ApplicantForm {
    ASSOCIATION, SISA, PROPERTY_COMPANY, MEANS_COMPANY, PRACTICE, LOCAL_AUTHORITY, ESTABLISHMENT, PERSON, OTHER
}
