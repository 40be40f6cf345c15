package fr.maillage.review;

/** What the lead says of a team that no longer meets the rule. */
enum TeamAnswer {
    REPLACED, RECRUITMENT_DATED, NONE
}
