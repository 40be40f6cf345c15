package fr.maillage.notification;

/**
 * Somebody who may be invited to a meeting about a dossier.
 *
 * @param id   stays the same while they take part in the dossier
 * @param name of the person or of the body
 * @param part in what capacity, in French
 */
public record Guest(String id, String name, String part) {
}
