package fr.maillage.contract;

/** What follows a structure once it works; which of them a type needs is a row of the reference tables. */
enum FollowUpKind {
    MISSIONS, ANNUAL_REVIEW, RENEWAL
}
