package fr.maillage.directory;

import java.time.LocalDate;

/**
 * A person as others choose them: who, for which organisation, and whether they are there.
 *
 * @param id          user id
 * @param organisation name as people say it
 * @param absentUntil last day of the absence that runs today; {@code null} while present
 * @param substitute  name of who stands in during that absence; {@code null} when nobody does
 */
public record Colleague(String id, String name, String organisation, LocalDate absentUntil, String substitute) {
}
