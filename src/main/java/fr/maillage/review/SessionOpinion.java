package fr.maillage.review;

/** Opinion of a committee on a dossier of its agenda. */
enum SessionOpinion {
    FAVOURABLE, FAVOURABLE_WITH_RESERVES, UNFAVOURABLE, POSTPONED
}
