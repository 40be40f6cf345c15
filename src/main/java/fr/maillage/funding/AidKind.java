package fr.maillage.funding;

/** What an aid is for. */
enum AidKind {
    STARTER, FEASIBILITY_STUDY, REAL_ESTATE, DIFFICULTY, OTHER
}
