package fr.maillage.notification;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.Visibility;
import fr.maillage.notification.OutboxMail.Status;

/** What a person may decide about one mail. Each says whether the mail was still in a state that allows it. */
@Component
@Transactional
class MailActions {

    private final Outbox outbox;
    private final Undelivered undelivered;
    private final Dossiers dossiers;
    private final Texts texts;

    MailActions(Outbox outbox, Undelivered undelivered, Dossiers dossiers, Texts texts) {
        this.outbox = outbox;
        this.undelivered = undelivered;
        this.dossiers = dossiers;
        this.texts = texts;
    }

    boolean sendAgain(OutboxMail mail) {
        return outbox.sendAgain(mail.id());
    }

    boolean cancel(OutboxMail mail) {
        return outbox.cancel(mail.id());
    }

    /** A mail that had left came back; an act with a legal effect must then be notified otherwise. */
    boolean reportBounce(OutboxMail mail, String by) {
        if (mail.status() != Status.SENT || !outbox.bounced(mail.id(), texts.get("notification.bounce.reported"))) {
            return false;
        }
        dossiers.find(mail.reference()).ifPresent(dossier -> dossiers.journal(mail.reference(),
                JournalEntry.of("mail-bounced", Visibility.ADMINISTRATIONS, mail.recipientName()), by));
        undelivered.report(mail);
        return true;
    }
}
