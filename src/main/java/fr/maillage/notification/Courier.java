package fr.maillage.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Delivers what is due, one mail a transaction: a mail that fails never holds the others back, and several instances of
 * the application share the work without sending twice.
 */
@Component
class Courier {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private final Outbox outbox;
    private final Postman postman;
    private final Letters letters;
    private final Undelivered undelivered;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Courier(Outbox outbox, Postman postman, Letters letters, Undelivered undelivered, TransactionTemplate transaction,
            Clock clock) {
        this.outbox = outbox;
        this.postman = postman;
        this.letters = letters;
        this.undelivered = undelivered;
        this.transaction = transaction;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void sayWhetherMailsCanLeave() {
        if (!postman.hasServer()) {
            LOG.warn("Aucun serveur de messagerie n’est configuré (spring.mail.host) : les courriels attendent.");
        }
    }

    /** One round over what is due now. Without a configured mail server, mails wait and no attempt is counted. */
    void deliverDue() {
        if (!postman.hasServer()) {
            return;
        }
        Round round = new Round();
        while (round.goesOn()) {
            deliverNext(round);
        }
    }

    private void deliverNext(Round round) {
        round.current = null;
        try {
            transaction.executeWithoutResult(status -> outbox.lockNextDue(round.seen)
                    .ifPresentOrElse(mail -> deliver(mail, round), round::end));
        } catch (RuntimeException e) {
            if (round.current == null) {
                throw e;
            }
            LOG.error("Le courriel {} n’a pas pu être traité", round.current, e);
            transaction.executeWithoutResult(status -> outbox.find(round.current)
                    .ifPresent(mail -> tryLater(mail, e.toString())));
        }
    }

    private void deliver(OutboxMail mail, Round round) {
        round.take(mail.id());
        Delivery delivery = round.serverAnswers
                ? postman.deliver(mail, mail.letterId() == null ? null : letters.pdf(mail.letterId()))
                : Delivery.unreachable(round.lastError);
        switch (delivery.result()) {
            case DELIVERED -> {
                outbox.sent(mail.id());
                letters.recordMailing(mail);
            }
            case REFUSED -> {
                outbox.failed(mail.id(), delivery.error());
                undelivered.report(mail);
            }
            case POSTPONED -> tryLater(mail, delivery.error());
            case UNREACHABLE -> {
                round.serverAnswers = false;
                round.lastError = delivery.error();
                tryLater(mail, delivery.error());
            }
        }
    }

    private void tryLater(OutboxMail mail, String error) {
        Optional<Instant> next = Schedule.next(mail.dueSince(), mail.attempts(), clock.instant());
        if (next.isPresent()) {
            outbox.postponed(mail.id(), next.get(), error);
        } else {
            outbox.failed(mail.id(), error);
            undelivered.report(mail);
        }
    }

    /** Once the server does not answer, the round does not wait for its time-out again at every mail. */
    private static final class Round {

        private final Set<UUID> seen = new HashSet<>();
        private UUID current;
        private boolean ended;
        private boolean serverAnswers = true;
        private String lastError;

        boolean goesOn() {
            return !ended;
        }

        void end() {
            ended = true;
        }

        void take(UUID id) {
            seen.add(id);
            current = id;
        }
    }
}
