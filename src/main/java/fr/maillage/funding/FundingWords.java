package fr.maillage.funding;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Kinds, purposes, days and amounts as people write them. */
@Component
class FundingWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRENCH);

    private final MessageSource messages;

    FundingWords(MessageSource messages) {
        this.messages = messages;
    }

    /** « 35 000,00 € ». */
    static String amount(Cents amount) {
        return NumberFormat.getCurrencyInstance(Locale.FRANCE).format(amount.euros());
    }

    String euros(Cents amount) {
        return amount(amount);
    }

    String euros(BigDecimal amount) {
        return amount(Cents.of(amount));
    }

    String day(LocalDate day) {
        String text = DAY.format(day);
        return day.getDayOfMonth() == 1 ? text.replaceFirst("1", "1er") : text;
    }

    String kind(Aid aid) {
        return of(aid.kind());
    }

    /** « Zone : condition remplie ». */
    String rule(Finding finding, Verdict verdict) {
        return text("aid.rule", of(finding), of(verdict));
    }

    /** The name of a constant, {@code enum.<Type>.<CONSTANT>} in the bundles. */
    String of(Enum<?> constant) {
        return text("enum.%s.%s".formatted(constant.getDeclaringClass().getSimpleName(), constant.name()));
    }

    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.FRENCH);
    }
}
