package fr.maillage.support.mission;

/** Whose opinion on a deliverable is asked. */
enum OpinionSource {
    LEAD, OFFICER, DELEGATION
}
