package fr.maillage.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The mails to send and those sent. */
@Repository
class Outbox {

    private final JdbcClient database;
    private final Clock clock;

    Outbox(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Only inside a running transaction: a mail about something that did not happen must never leave. */
    @Transactional(propagation = Propagation.MANDATORY)
    void add(OutboxMail mail) {
        database.sql("""
                insert into outbox_mail (id, reference, template, audience, recipient_name, recipient_address, subject, html,
                  text, invitation, reply_to, message_id, thread_id, legal, letter_id, status, attempts, created_at, due_since,
                  next_attempt_at, sent_at, last_error)
                values (:id, :reference, :template, :audience, :recipientName, :recipientAddress, :subject, :html,
                  :text, :invitation, :replyTo, :messageId, :threadId, :legal, :letterId, :status, :attempts, :createdAt, :dueSince,
                  :nextAttemptAt, :sentAt, :lastError)""")
                .param("id", mail.id())
                .param("reference", mail.reference())
                .param("template", mail.template())
                .param("audience", mail.audience())
                .param("recipientName", mail.recipientName())
                .param("recipientAddress", mail.recipientAddress())
                .param("subject", mail.subject())
                .param("html", mail.html())
                .param("text", mail.text())
                .param("invitation", mail.invitation())
                .param("replyTo", mail.replyTo())
                .param("messageId", mail.messageId())
                .param("threadId", mail.threadId())
                .param("legal", mail.legal())
                .param("letterId", mail.letterId())
                .param("status", mail.status().name())
                .param("attempts", mail.attempts())
                .param("createdAt", utc(mail.createdAt()))
                .param("dueSince", utc(mail.dueSince()))
                .param("nextAttemptAt", utc(mail.nextAttemptAt()))
                .param("sentAt", utc(mail.sentAt()))
                .param("lastError", mail.lastError())
                .update();
    }

    /** Locks the mail that has been due longest, leaving out those in the hands of another instance. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<OutboxMail> lockNextDue(Collection<UUID> except) {
        return database.sql("""
                select * from outbox_mail
                where status = 'WAITING' and next_attempt_at <= :now and id <> all (:except)
                order by next_attempt_at, created_at limit 1 for update skip locked""")
                .param("now", utc(clock.instant()))
                .param("except", except.toArray(UUID[]::new))
                .query(OutboxMail.class)
                .optional();
    }

    Optional<OutboxMail> find(UUID id) {
        return database.sql("select * from outbox_mail where id = :id").param("id", id).query(OutboxMail.class).optional();
    }

    void sent(UUID id) {
        database.sql("""
                update outbox_mail set status = 'SENT', attempts = attempts + 1, sent_at = :now, last_error = null
                where id = :id""")
                .param("now", utc(clock.instant())).param("id", id).update();
    }

    void postponed(UUID id, Instant nextAttempt, String error) {
        database.sql("""
                update outbox_mail set attempts = attempts + 1, next_attempt_at = :next, last_error = :error
                where id = :id""")
                .param("next", utc(nextAttempt)).param("error", error).param("id", id).update();
    }

    void failed(UUID id, String error) {
        database.sql("update outbox_mail set status = 'FAILED', attempts = attempts + 1, last_error = :error where id = :id")
                .param("error", error).param("id", id).update();
    }

    /** Tries a mail again from now on, for another day. */
    boolean sendAgain(UUID id) {
        return database.sql("""
                update outbox_mail set status = 'WAITING', due_since = :now, next_attempt_at = :now, attempts = 0
                where id = :id and status in ('FAILED', 'CANCELLED')""")
                .param("now", utc(clock.instant())).param("id", id).update() > 0;
    }

    /** A mail that has not left yet never will. */
    boolean cancel(UUID id) {
        return database.sql("update outbox_mail set status = 'CANCELLED' where id = :id and status in ('WAITING', 'FAILED')")
                .param("id", id).update() > 0;
    }

    /** A mail that had been accepted came back; says whether it was one that had left. */
    boolean bounced(UUID id, String error) {
        return database.sql("update outbox_mail set status = 'FAILED', last_error = :error where id = :id and status = 'SENT'")
                .param("error", error).param("id", id).update() > 0;
    }

    private static Object utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
