package fr.maillage.support;

/** What the case handler makes of a role. */
enum RoleDecision {
    KEEP, REMOVE, ADD
}
