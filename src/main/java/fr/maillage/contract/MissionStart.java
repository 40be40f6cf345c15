package fr.maillage.contract;

/** What the caisse makes of the proofs of a start. */
enum MissionStart {
    STARTED, INSUFFICIENT
}
