package fr.maillage.contract;

/** How a structure of the register has come to its end. */
enum EndKind {
    /** Label or agrément withdrawn, contract terminated. */
    WITHDRAWN,
    CEASED,
    MERGED
}
