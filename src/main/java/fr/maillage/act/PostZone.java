package fr.maillage.act;

/** Where a post is held, as the zoning of the region says. */
enum PostZone {

    /** Zone d'intervention prioritaire. */
    ZIP,
    /** Zone d'action complémentaire. */
    ZAC,
    /** Quartier prioritaire de la politique de la ville. */
    QPV,
    ELSEWHERE;

    boolean isPriority() {
        return this != ELSEWHERE;
    }
}
