package fr.maillage.funding;

/** A piece that a request for an aid needs. */
enum AidPiece {
    REQUEST_FORM, SIRET_NOTICE, STATUTES, ASSOCIATION_RECEIPT, BOARD_LIST, SIGNING_POWER, BANK_DETAILS, BALANCED_BUDGET,
    REPUBLICAN_COMMITMENT, QUOTES
}
