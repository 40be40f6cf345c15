package fr.maillage.review;

/** How a criterion is met. */
enum CriterionAnswer {
    YES, RESERVE, NO
}
