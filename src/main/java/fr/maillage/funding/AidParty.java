package fr.maillage.funding;

/** Who signs the agreement on an aid. */
enum AidParty {
    BENEFICIARY, AGENCY
}
