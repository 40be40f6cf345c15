package fr.maillage.territory;

/** What an administrator imports about communes. */
enum ImportKind {

    /** Classes of France Ruralités Revitalisation. */
    FRR,
    /** Zones of the health professions. */
    ZONING
}
