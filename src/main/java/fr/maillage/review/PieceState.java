package fr.maillage.review;

/** State of a piece of a filed project. */
enum PieceState {
    PRESENT, MISSING, NOT_APPLICABLE
}
