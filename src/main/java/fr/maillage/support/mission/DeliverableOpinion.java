package fr.maillage.support.mission;

/** What those for whom a deliverable was made think of it. */
enum DeliverableOpinion {
    SATISFACTORY, TO_REWORK
}
