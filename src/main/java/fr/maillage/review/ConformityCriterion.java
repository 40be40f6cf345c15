package fr.maillage.review;

/** What the national specification (cahier des charges) asks of a MSP (CSP, art. L. 6323-3). */
enum ConformityCriterion {
    TEAM, ACCESS_TO_CARE, TEAMWORK, INFORMATION_SYSTEM, SIGNATURES
}
