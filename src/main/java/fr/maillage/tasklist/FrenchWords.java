package fr.maillage.tasklist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import fr.maillage.workflow.FrenchDates;
import fr.maillage.workflow.ParisTime;

/** How pages write enum constants, dates and sizes. */
@Component
class FrenchWords {

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
        return FrenchDates.of(day);
    }

    public String day(Instant moment) {
        return FrenchDates.of(ParisTime.dateOf(moment));
    }

    public String moment(Instant moment) {
        return FrenchDates.of(moment);
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
