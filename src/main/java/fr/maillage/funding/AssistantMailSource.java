package fr.maillage.funding;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.springframework.stereotype.Component;

import fr.maillage.dossier.MailSource;

/** What mails say about the aid to a medical assistant. */
@Component
class AssistantMailSource implements MailSource {

    private static final String OURS = "assistant-";

    private final Assistants assistants;

    AssistantMailSource(Assistants assistants) {
        this.assistants = assistants;
    }

    @Override
    public Map<String, Object> facts(Moment moment) {
        if (!moment.template().startsWith(OURS) || !(moment.variable(Assistants.ASSISTANT) instanceof Long id)) {
            return Map.of();
        }
        AssistantAid aid = assistants.get(id);
        Map<String, Object> facts = new HashMap<>();
        facts.put("assistantTime", aid.fte());
        facts.put("assistantReason", aid.reason());
        facts.put("assistantName", aid.assistantName());
        assistants.lastPayment(id).ifPresent(payment -> {
            facts.put("assistantAmount", payment.amount());
            facts.put("assistantPaidOn", payment.paidOn());
            facts.put("blockingReason", payment.reason());
        });
        facts.values().removeIf(Objects::isNull);
        return facts;
    }
}
