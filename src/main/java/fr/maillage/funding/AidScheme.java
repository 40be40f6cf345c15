package fr.maillage.funding;

/** Under whose rules an aid is examined; amounts are rows of the reference tables. */
enum AidScheme {
    GRAND_EST_STARTER, ILE_DE_FRANCE_STARTUP, ILE_DE_FRANCE_STUDY, ARS_URPS_REAL_ESTATE, ARS_URPS_DIFFICULTY,
    NOUVELLE_AQUITAINE_START, NOUVELLE_AQUITAINE_REAL_ESTATE,
    /** No rule of the region has been read. */
    DEFAULT;

    /** With which the keys of its rates and periods begin. */
    String key() {
        return "aid." + name();
    }

    /** Key of the highest amount; a study has one ceiling, asked as an aid or by its own process. */
    String ceilingKey() {
        return this == ILE_DE_FRANCE_STUDY ? "feasibility-study.11" : key() + ".ceiling";
    }

    /** Whether an earlier study counts against the ceiling. */
    boolean deductsStudy() {
        return this == ILE_DE_FRANCE_STARTUP;
    }
}
