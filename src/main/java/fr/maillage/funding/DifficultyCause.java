package fr.maillage.funding;

/** Why a structure is in difficulty. */
enum DifficultyCause {
    CASH, RENT_AND_CHARGES, DEPARTURES, RECRUITMENT, GOVERNANCE, PREMISES, ACTIVITY, OTHER
}
