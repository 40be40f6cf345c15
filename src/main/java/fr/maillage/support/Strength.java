package fr.maillage.support;

/** How strongly the rule proposes a role. */
enum Strength {
    LEADS, PROPOSED,
    /** The rule cannot tell: the case handler is asked. */
    ASK
}
