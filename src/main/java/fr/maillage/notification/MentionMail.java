package fr.maillage.notification;

import java.util.Map;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.dossier.ColleagueMentioned;
import fr.maillage.dossier.MailSource.Moment;

/**
 * Tells a colleague of a note to which their attention is drawn. The note itself stays in the application: its reader is
 * checked there, a mailbox is not.
 */
@Component
class MentionMail {

    static final String TEMPLATE = "note-mention";
    static final String MENTIONED = "mentioned";

    private final Mailing mailing;
    private final Audiences audiences;
    private final Directory directory;

    MentionMail(Mailing mailing, Audiences audiences, Directory directory) {
        this.mailing = mailing;
        this.audiences = audiences;
        this.directory = directory;
    }

    @EventListener
    void write(ColleagueMentioned event) {
        String author = directory.findAgent(event.by()).map(Agent::name).orElse(event.by());
        mailing.write(new Moment(event.reference(), TEMPLATE, name -> null), audiences.ofAgent(event.agent(), MENTIONED),
                Map.of("author", author), "/dossiers/" + event.reference());
    }
}
