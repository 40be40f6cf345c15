package fr.maillage.directory;

import java.time.LocalDate;

/**
 * Days, both included, on which an agent is away.
 *
 * @param substitute agent who stands in; {@code null} when nobody does
 */
public record Absence(LocalDate startsOn, LocalDate endsOn, String substitute) {

    public boolean includes(LocalDate day) {
        return !startsOn.isAfter(day) && !endsOn.isBefore(day);
    }
}
