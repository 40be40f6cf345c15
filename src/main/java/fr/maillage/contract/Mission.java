package fr.maillage.contract;

/** Missions of a CPTS. */
enum Mission {
    ACCESS, PATHWAYS, PREVENTION, CRISIS, QUALITY, SUPPORT
}
