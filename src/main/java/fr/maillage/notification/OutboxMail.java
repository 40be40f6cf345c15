package fr.maillage.notification;

import java.time.Instant;
import java.util.UUID;

/**
 * A mail to one recipient, as it will be or was sent.
 *
 * @param reference  dossier (or session) that the mail is about
 * @param audience   why this recipient receives it
 * @param messageId  the same at every attempt, so that a mail delivered twice shows once
 * @param threadId   the same for all mails of a dossier, so that a mail program groups them
 * @param invitation meeting to put into a calendar (iCalendar); {@code null} without
 * @param legal      the mail is the copy of an act with a legal effect: when it cannot be delivered, somebody must act
 * @param letterId   the letter that the mail carries; {@code null} without letter
 * @param dueSince   start of the day during which delivery is tried
 */
record OutboxMail(UUID id, String reference, String template, String audience, String recipientName,
                  String recipientAddress, String subject, String html, String text, String invitation,
                  String replyTo, String messageId,
                  String threadId, boolean legal, Long letterId, Status status, int attempts, Instant createdAt,
                  Instant dueSince, Instant nextAttemptAt, Instant sentAt, String lastError) {

    enum Status {
        WAITING, SENT, FAILED, CANCELLED
    }

    OutboxMail {
        OneLine.require(subject);
        OneLine.require(recipientName);
        OneLine.require(recipientAddress);
    }
}
