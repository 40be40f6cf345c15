package fr.maillage.funding;

/** Under what act an aid is paid. */
enum AgreementForm {
    AGREEMENT,
    /** A decision alone, below the amount that makes an agreement compulsory. */
    DECISION
}
