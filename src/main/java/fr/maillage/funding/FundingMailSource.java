package fr.maillage.funding;

import java.util.HashMap;
import java.util.Map;

import org.springframework.stereotype.Component;

import fr.maillage.dossier.MailSource;

/** What mails say about the start-up aid. */
@Component
class FundingMailSource implements MailSource {

    private static final String OURS = "startup-";

    private final Startup startup;

    FundingMailSource(Startup startup) {
        this.startup = startup;
    }

    @Override
    public Map<String, Object> facts(Moment moment) {
        if (!moment.template().startsWith(OURS)) {
            return Map.of();
        }
        Map<String, Object> facts = new HashMap<>();
        startup.amount(moment.reference()).ifPresent(value -> facts.put("startupAmount", value.amount()));
        startup.last(moment.reference()).ifPresent(payment -> {
            if (payment.outcome() == PaymentOutcome.PAID) {
                facts.put("startupAmount", payment.amount());
                facts.put("startupPaidOn", payment.paidOn());
            } else {
                facts.put("blockingReason", payment.blockingReason());
            }
        });
        return facts;
    }
}
