package fr.maillage.notification;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import fr.maillage.security.MaillageUser;

/** What has been written about a dossier, in short, for those who may look at it. */
@Component
public class SentMails {

    /** @param status key of the bundle: {@code notification.status.<status>} */
    public record SentMail(UUID id, String subject, String recipient, String status, Instant at) {
    }

    private final JdbcClient database;
    private final Mailbox mailbox;

    SentMails(JdbcClient database, Mailbox mailbox) {
        this.database = database;
        this.mailbox = mailbox;
    }

    /**
     * The latest first.
     *
     * @param organisations slugs of the user's organisations
     */
    public List<SentMail> latest(String reference, MaillageUser user, Collection<String> organisations, int limit) {
        return database.sql("""
                select m.id, m.subject, m.recipient_name as recipient, m.status, coalesce(m.sent_at, m.created_at) as at
                from outbox_mail m where m.reference = :reference and """ + Mailbox.VISIBLE + """
                order by m.created_at desc, m.id limit :limit""")
                .param("reference", reference)
                .params(mailbox.reader(user, organisations))
                .param("limit", limit)
                .query(SentMail.class)
                .list();
    }
}
