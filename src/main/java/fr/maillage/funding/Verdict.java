package fr.maillage.funding;

/** Whether a rule is met, must be looked at by a person, or refuses. */
enum Verdict {
    MET, TO_CHECK, REFUSED
}
