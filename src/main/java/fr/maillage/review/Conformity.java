package fr.maillage.review;

/** How far a project meets a criterion of the specification. */
enum Conformity {
    MET, PARTLY_MET, NOT_MET
}
