package fr.maillage.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import fr.maillage.reference.Euros;
import fr.maillage.workflow.FrenchDates;

/** Parties, purposes, days and amounts as people write them. */
@Component
class ContractWords {

    private final MessageSource messages;

    ContractWords(MessageSource messages) {
        this.messages = messages;
    }

    String party(Party party) {
        return messages.getMessage("enum.Party." + party, null, Locale.FRENCH);
    }

    public String day(LocalDate day) {
        return FrenchDates.of(day);
    }

    String euros(BigDecimal amount) {
        return Euros.text(amount);
    }

    /** « Fonctionnement annuel : 60 000,00 € », or « … : montant à compléter ». */
    String line(ContractAmount amount) {
        return messages.getMessage(amount.isKnown() ? "contract.amount" : "contract.amount.missing",
                new Object[] {messages.getMessage("enum.AmountPurpose." + amount.purpose(), null, Locale.FRENCH),
                        amount.isKnown() ? euros(amount.amount()) : null}, Locale.FRENCH);
    }

    public String mission(Mission mission) {
        return messages.getMessage("enum.Mission." + mission, null, Locale.FRENCH);
    }

    /** « 75 % de 30 000,00 €, 184 jours sur 365 », as source of an amount. */
    String prorata(int percent, BigDecimal yearly, long days, long ofDays) {
        return messages.getMessage("follow-up.source.prorata", new Object[] {percent, euros(yearly), days, ofDays},
                Locale.FRENCH);
    }

    public String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.FRENCH);
    }

    public String breachObject(BreachForms.BreachObject object) {
        return text("enum.BreachObject." + object);
    }
}
