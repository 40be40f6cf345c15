package fr.maillage.dossier;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Something about a dossier that a committee examines and that is not a filed letter or project: an aid, a candidacy, a
 * whole project. A subject is written {@code KIND:id}, for instance {@code AID:17}. A feature offers one bean for each
 * kind of its own; the process {@code committee-opinion} does the rest.
 */
public interface SessionSubject {

    /** What stands before the colon. */
    String kind();

    /** How the agenda names it, for instance « Aide au démarrage, 50 000 € ». */
    String title(String reference, String id);

    /** Last day of a session that leaves time to decide; empty when the ordinary delay is enough. */
    default Optional<LocalDate> decideBy(String reference, String id) {
        return Optional.empty();
    }

    /**
     * The committee has spoken. Called in the transaction that tells the waiting process.
     *
     * @param text reserves and observations; {@code null} without
     */
    default void judged(String reference, String id, SessionOpinion opinion, String text) {
    }
}
