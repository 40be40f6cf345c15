package fr.maillage.notification;

import java.time.LocalDateTime;
import java.util.UUID;

/**
 * A meeting about a dossier.
 *
 * @param startsAt  in Paris
 * @param plannedBy engine user id
 */
public record Meeting(UUID id, String reference, String subject, LocalDateTime startsAt, int minutes, String place,
                      String text, String visibility, boolean cancelled, String plannedBy) {
}
