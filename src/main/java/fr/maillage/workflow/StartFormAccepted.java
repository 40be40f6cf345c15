package fr.maillage.workflow;

/**
 * Somebody has started a path by its form; published in the transaction of the start.
 *
 * @param process process definition key
 * @param userId  who has sent the form; {@code null} for the application itself
 */
public record StartFormAccepted(String process, String userId) {
}
