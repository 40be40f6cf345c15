package fr.maillage.review;

/** What the lead does after an objection. */
enum ObjectionFollowUp {
    REWRITE, APPEAL, ABANDON
}
