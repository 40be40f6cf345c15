package fr.maillage.tasklist;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import fr.maillage.reference.Euros;
import fr.maillage.workflow.FrenchDates;
import fr.maillage.workflow.ParisTime;

/** How pages write enum constants, dates and sizes. */
@Component
class FrenchWords {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("H'\u00a0h\u00a0'mm", Locale.FRENCH);

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

    /** A time that is already that of Paris. */
    public String wall(LocalDateTime moment) {
        return FrenchDates.of(moment);
    }

    /** Time of the day in Paris, « 14 h 05 ». */
    public String hour(Instant moment) {
        return HOUR.format(moment.atZone(ParisTime.ZONE));
    }

    public String count(Number number) {
        return String.format(Locale.FRENCH, "%,d", number);
    }

    public String euros(BigDecimal amount) {
        return Euros.text(amount);
    }

    /** Bytes as people read them. */
    public String size(long bytes) {
        return bytes < 1 << 20
                ? "%d ko".formatted(Math.max(1, bytes >> 10))
                : String.format(Locale.FRENCH, "%.1f Mo", bytes / (double) (1 << 20));
    }
}
