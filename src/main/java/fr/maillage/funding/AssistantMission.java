package fr.maillage.funding;

/** What is confided to a medical assistant. */
enum AssistantMission {
    RECORDS, MEASURES, DIGITAL_SPACE, COORDINATION, RESULTS, SCREENING, PREPARATION, OTHER
}
