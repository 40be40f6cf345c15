package fr.maillage.contract;

/** What a structure of the register is on a day. */
enum StructureState {
    /** Validated or labelled, not open: a lasting state too. */
    LABELLED,
    IN_OPERATION, WITHDRAWN, CEASED, MERGED
}
