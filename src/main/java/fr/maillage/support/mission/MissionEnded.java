package fr.maillage.support.mission;

/**
 * A mission has come to its deliverable, or to nothing.
 *
 * @param delivered whether a deliverable was admitted
 */
public record MissionEnded(String reference, long mission, boolean delivered) {
}
