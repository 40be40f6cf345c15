package fr.maillage.notification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import fr.maillage.dossier.MailSource.Moment;
import fr.maillage.review.PrecisionsRequested;

/** Writes to the lead when the authority asks for precisions on a filed project, in the running transaction. */
@Component
class PrecisionsMail {

    private static final List<String> LEAD = List.of("lead");

    private final Mailing mailing;
    private final Audiences audiences;

    PrecisionsMail(Mailing mailing, Audiences audiences) {
        this.mailing = mailing;
        this.audiences = audiences;
    }

    @EventListener
    void write(PrecisionsRequested asked) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("questions", asked.questions());
        if (asked.answerBy() != null) {
            facts.put("precisionsBy", asked.answerBy());
        }
        Moment moment = new Moment(asked.reference(), "precisions-requested", name -> null);
        mailing.write(moment, audiences.of(LEAD, moment), facts, null);
    }
}
