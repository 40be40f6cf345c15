package fr.maillage.dossier;

import java.time.Instant;
import java.util.UUID;

/**
 * A document of a dossier, in one of its versions, without its bytes.
 *
 * @param organisation that put it there; {@code null} when the application did
 * @param version      from 1
 * @param size         in bytes
 * @param sha256       of the bytes, in hexadecimal
 */
public record StoredDocument(UUID id, String reference, DocumentKind kind, String title, Visibility visibility,
                             String organisation, int version, String fileName, String mediaType, long size,
                             String sha256, Instant uploadedAt, String uploadedBy) {
}
