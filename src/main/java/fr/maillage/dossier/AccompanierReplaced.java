package fr.maillage.dossier;

/**
 * The organisation that accompanied a project has ended; another one goes on with its documents, notes and tasks.
 *
 * @param agent engine user id of who goes on; {@code null} when the successor has named nobody
 */
public record AccompanierReplaced(String reference, String predecessor, String successor, String agent) {
}
