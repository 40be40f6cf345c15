package fr.maillage.funding;

/** Under whose rules an aid is examined; amounts are rows of the reference tables, by {@link #key()}. */
enum AidScheme {
    GRAND_EST_STARTER, ILE_DE_FRANCE_STARTUP, ILE_DE_FRANCE_STUDY, ARS_URPS_REAL_ESTATE, ARS_URPS_DIFFICULTY,
    NOUVELLE_AQUITAINE_START, NOUVELLE_AQUITAINE_REAL_ESTATE,
    /** No rule of the region has been read. */
    DEFAULT;

    String key() {
        return "aid." + name();
    }

    /** Whether an earlier study counts against the ceiling. */
    boolean deductsStudy() {
        return this == ILE_DE_FRANCE_STARTUP;
    }
}
