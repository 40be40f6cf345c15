package fr.maillage.tasklist;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import fr.maillage.workflow.ParisTime;

/** How pages write enum constants, dates and sizes. */
@Component
class FrenchWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRENCH);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM yyyy 'à' HH 'h' mm", Locale.FRENCH).withZone(ParisTime.ZONE);

    private final MessageSource messages;

    FrenchWords(MessageSource messages) {
        this.messages = messages;
    }

    /** Label of the constant, from the bundle of the forms; the constant itself when it has none. */
    public String of(Enum<?> constant) {
        return messages.getMessage("enum.%s.%s".formatted(constant.getDeclaringClass().getSimpleName(), constant.name()),
                null, constant.name(), Locale.FRENCH);
    }

    public String day(LocalDate day) {
        return DAY.format(day);
    }

    public String day(Instant moment) {
        return DAY.format(ParisTime.dateOf(moment));
    }

    public String moment(Instant moment) {
        return MOMENT.format(moment);
    }

    public String count(Number number) {
        return String.format(Locale.FRENCH, "%,d", number);
    }

    /** Bytes as people read them. */
    public String size(long bytes) {
        return bytes < 1 << 20
                ? "%d ko".formatted(Math.max(1, bytes >> 10))
                : String.format(Locale.FRENCH, "%.1f Mo", bytes / (double) (1 << 20));
    }
}
