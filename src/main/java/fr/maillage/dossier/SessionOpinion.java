package fr.maillage.dossier;

/** Opinion of a committee on an item of its agenda. */
public enum SessionOpinion {
    FAVOURABLE, FAVOURABLE_WITH_RESERVES, UNFAVOURABLE, POSTPONED
}
