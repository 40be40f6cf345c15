package fr.maillage.dossier;

import java.time.Instant;

/**
 * A row of the journal as a person reads it.
 *
 * @param author       engine user id; {@code null} for the application
 * @param organisation of the author
 * @param text         French sentence
 * @param note         what the author typed, to be shown literally; may be {@code null}
 */
public record JournalRow(long id, Instant at, String author, String organisation, String event, String text,
                         String note, Visibility visibility) {
}
