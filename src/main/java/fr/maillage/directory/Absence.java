package fr.maillage.directory;

import java.time.LocalDate;

/**
 * Days, both included, on which an agent is away.
 *
 * @param substitute agent who stands in; {@code null} when nobody does
 * @param tasks      what becomes of the tasks in hand
 */
public record Absence(LocalDate startsOn, LocalDate endsOn, String substitute, AbsenceTasks tasks) {

    /** An absence that leaves the tasks in hand where they are. */
    public Absence(LocalDate startsOn, LocalDate endsOn, String substitute) {
        this(startsOn, endsOn, substitute, AbsenceTasks.KEPT);
    }

    public boolean includes(LocalDate day) {
        return !startsOn.isAfter(day) && !endsOn.isBefore(day);
    }

    boolean overlaps(Absence other) {
        return !startsOn.isAfter(other.endsOn) && !endsOn.isBefore(other.startsOn);
    }
}
