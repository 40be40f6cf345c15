package fr.maillage.support.mission;

/** What the buyer decides about a deliverable: admis, ajourné, admis avec réfaction, rejeté. */
enum Admission {
    ADMITTED, POSTPONED, REDUCED, REJECTED
}
