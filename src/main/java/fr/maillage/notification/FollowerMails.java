package fr.maillage.notification;

import java.util.List;
import java.util.Map;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import fr.maillage.dossier.Followers;
import fr.maillage.dossier.MailSource.Moment;
import fr.maillage.dossier.StageEntered;

/** Tells those who follow a dossier each milestone that they have not brought about themselves, in the running transaction. */
@Component
class FollowerMails {

    static final String TEMPLATE = "followed-milestone";
    static final String FOLLOWER = "follower";

    private final Followers followers;
    private final Mailing mailing;
    private final Audiences audiences;

    FollowerMails(Followers followers, Mailing mailing, Audiences audiences) {
        this.followers = followers;
        this.mailing = mailing;
        this.audiences = audiences;
    }

    @EventListener
    void tell(StageEntered event) {
        List<Recipient> recipients = followers.toTell(event.reference()).stream()
                .flatMap(user -> audiences.ofAgent(user, FOLLOWER).stream())
                .toList();
        if (!recipients.isEmpty()) {
            mailing.write(new Moment(event.reference(), TEMPLATE, name -> null), recipients, Map.of(),
                    "/dossiers/" + event.reference());
        }
    }
}
