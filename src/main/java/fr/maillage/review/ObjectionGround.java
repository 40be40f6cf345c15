package fr.maillage.review;

/** The only two grounds on which the authority can object to a CPTS (CSP art. L. 1434-12). */
enum ObjectionGround {
    HEALTH_PLAN, TERRITORY
}
