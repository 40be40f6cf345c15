package fr.maillage.dossier;

/** The pieces of the file of a centre; the decision {@code centre-pieces} says which are expected and which are required. */
enum CentrePiece {
    CDS_HEALTH_PROJECT, OPERATING_RULES, CONFORMITY_COMMITMENT, INTEREST_DECLARATIONS, PRACTITIONER_DIPLOMAS,
    ORGANISATION_CHART, THIRD_PARTY_CONTRACTS
}
