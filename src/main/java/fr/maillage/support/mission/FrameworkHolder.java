package fr.maillage.support.mission;

/** A consultant who holds a lot. */
record FrameworkHolder(String organisation, int rank) {
}
