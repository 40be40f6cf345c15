package fr.maillage.workflow;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates and times as a French reader writes them: « 1er mars 2026 », « 2 mars 2026 à 14 h 30 ». */
public final class FrenchDates {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRENCH);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH 'h' mm", Locale.FRENCH);

    private FrenchDates() {
    }

    public static String of(LocalDate day) {
        return day.getDayOfMonth() == 1 ? "1er" + DAY.format(day).substring(1) : DAY.format(day);
    }

    public static String of(LocalDateTime moment) {
        return of(moment.toLocalDate()) + " à " + HOUR.format(moment);
    }

    /** In Paris. */
    public static String of(Instant moment) {
        return of(LocalDateTime.ofInstant(moment, ParisTime.ZONE));
    }
}
