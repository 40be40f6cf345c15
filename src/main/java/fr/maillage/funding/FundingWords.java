package fr.maillage.funding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import fr.maillage.reference.Euros;
import fr.maillage.workflow.FrenchDates;

/** Kinds, purposes, days and amounts as people write them. */
@Component
class FundingWords {

    private final MessageSource messages;

    FundingWords(MessageSource messages) {
        this.messages = messages;
    }

    /** « 35 000,00 € ». */
    static String amount(Cents amount) {
        return Euros.text(amount.euros());
    }

    String euros(Cents amount) {
        return amount(amount);
    }

    String euros(BigDecimal amount) {
        return amount(Cents.of(amount));
    }

    String day(LocalDate day) {
        return FrenchDates.of(day);
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
