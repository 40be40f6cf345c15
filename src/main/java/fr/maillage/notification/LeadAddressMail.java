package fr.maillage.notification;

import java.util.List;
import java.util.Map;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import fr.maillage.dossier.Lead;
import fr.maillage.dossier.LeadChanged;
import fr.maillage.dossier.MailSource.Moment;

/**
 * Tells the former and the new address of a lead that the address was changed: whoever did not ask for it can say so.
 * Another lead is announced by the path.
 */
@Component
class LeadAddressMail {

    private final Mailing mailing;
    private final Audiences audiences;

    LeadAddressMail(Mailing mailing, Audiences audiences) {
        this.mailing = mailing;
        this.audiences = audiences;
    }

    @EventListener
    void write(LeadChanged changed) {
        Lead former = changed.former();
        if (former == null || !former.fullName().equalsIgnoreCase(changed.lead().fullName())
                || former.email() == null || former.email().equalsIgnoreCase(changed.lead().email())) {
            return;
        }
        Moment moment = new Moment(changed.reference(), "lead-address-changed", name -> null);
        mailing.write(moment, List.of(audiences.lead(former, "formerAddress"), audiences.lead(changed.lead(), "lead")),
                Map.of(), null);
    }
}
