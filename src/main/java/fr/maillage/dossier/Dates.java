package fr.maillage.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import fr.maillage.workflow.ParisTime;

/** Dates as people write them. */
final class Dates {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRENCH);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM yyyy 'à' HH 'h' mm", Locale.FRENCH).withZone(ParisTime.ZONE);

    private Dates() {
    }

    static String french(LocalDate day) {
        return DAY.format(day);
    }

    static String french(Instant moment) {
        return MOMENT.format(moment);
    }

    /** The day in Paris, for machines. */
    static LocalDate iso(Instant moment) {
        return ParisTime.dateOf(moment);
    }
}
