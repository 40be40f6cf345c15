package fr.maillage.support.mission;

/** A consultant who holds a lot. */
public record FrameworkHolder(String organisation, int rank) {
}
