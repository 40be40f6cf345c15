package fr.maillage.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.icegreen.greenmail.util.GreenMail;

import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

import fr.maillage.MaillageTest;
import fr.maillage.notification.OutboxMail.Status;

@MaillageTest
class OutboxTest {

    @Autowired
    Outbox outbox;
    @Autowired
    Courier courier;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    JdbcClient database;
    @Autowired
    GreenMail server;
    @Autowired
    JavaMailSenderImpl sender;
    @Autowired
    Clock clock;

    @BeforeEach
    void anEmptyOutbox() throws Exception {
        database.sql("delete from outbox_mail").update();
        server.purgeEmailFromAllMailboxes();
    }

    @AfterEach
    void theServerAndTheTimeOfEverybody() {
        ClockUtil.reset();
        sender.setPort(server.getSmtp().getPort());
    }

    @Test
    void aMailOfATransactionThatFailsIsNeverSent() {
        transaction.executeWithoutResult(status -> {
            outbox.add(mail("a@exemple.fr"));
            status.setRollbackOnly();
        });
        courier.deliverDue();

        assertThat(database.sql("select count(*) from outbox_mail").query(Integer.class).single()).isZero();
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThatThrownBy(() -> outbox.add(mail("a@exemple.fr"))).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void aMailLeavesOnceWithStableHeadersAndBothParts() throws Exception {
        OutboxMail mail = added(mail("claire.martin@exemple.fr"));
        courier.deliverDue();
        courier.deliverDue();

        assertThat(server.getReceivedMessages()).hasSize(1);
        MimeMessage received = server.getReceivedMessages()[0];
        assertThat(received.getMessageID()).isEqualTo(mail.messageId());
        assertThat(received.getHeader("References", null)).isEqualTo(mail.threadId());
        assertThat(received.getHeader("In-Reply-To", null)).isEqualTo(mail.threadId());
        assertThat(received.getReplyTo()).extracting(Object::toString).containsExactly("dd38@exemple.fr");
        assertThat(received.getSubject()).isEqualTo("CPTS du Voironnais – été (dossier 2026-38-0001)");
        assertThat(received.getContentType()).startsWith("multipart/mixed");
        MimeMultipart parts = (MimeMultipart) received.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/calendar");
        OutboxMail sent = outbox.find(mail.id()).orElseThrow();
        assertThat(sent.status()).isEqualTo(Status.SENT);
        assertThat(sent.sentAt()).isNotNull();
    }

    @Test
    void aStoppedServerDelaysMailsForADayAtMost() {
        sender.setPort(1);
        OutboxMail mail = added(mail("a@exemple.fr"));
        Instant start = clock.instant();
        List<Duration> delays = new ArrayList<>();
        for (OutboxMail now = mail; now.status() == Status.WAITING; now = outbox.find(mail.id()).orElseThrow()) {
            ClockUtil.setCurrentTime(Date.from(now.nextAttemptAt().plusSeconds(1)));
            Instant attempt = clock.instant();
            courier.deliverDue();
            OutboxMail after = outbox.find(mail.id()).orElseThrow();
            if (after.status() == Status.WAITING) {
                delays.add(Duration.between(attempt, after.nextAttemptAt()));
            }
        }

        assertThat(delays).startsWith(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15),
                Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(4), Duration.ofHours(4));
        assertThat(Duration.between(start, clock.instant())).isBetween(Duration.ofHours(24), Duration.ofHours(29));
        assertThat(outbox.find(mail.id()).orElseThrow().lastError()).isNotBlank();

        sender.setPort(server.getSmtp().getPort());
        assertThat(outbox.sendAgain(mail.id())).isTrue();
        courier.deliverDue();
        assertThat(outbox.find(mail.id()).orElseThrow().status()).isEqualTo(Status.SENT);
    }

    @Test
    void F14_afterAStopOfTheServerEverythingThatWaitedLeaves() {
        server.stop();
        OutboxMail first = added(mail("a@exemple.fr"));
        OutboxMail second = added(mail("b@exemple.fr"));
        courier.deliverDue();
        assertThat(outbox.find(second.id()).orElseThrow().attempts()).isOne();

        server.start();
        sender.setPort(server.getSmtp().getPort());
        ClockUtil.offset(Duration.ofMinutes(2).toMillis());
        courier.deliverDue();
        assertThat(List.of(first, second)).allSatisfy(mail ->
                assertThat(outbox.find(mail.id()).orElseThrow().status()).isEqualTo(Status.SENT));
    }

    @Test
    void aRefusedRecipientFailsAtOnceAndHoldsNobodyBack() throws IOException {
        OutboxMail refused = added(mail("inconnu@exemple.fr"));
        try (RefusingSmtpServer other = new RefusingSmtpServer("550 5.1.1 unknown user")) {
            sender.setPort(other.port());
            courier.deliverDue();
        }
        assertThat(outbox.find(refused.id()).orElseThrow().status()).isEqualTo(Status.FAILED);
        assertThat(outbox.find(refused.id()).orElseThrow().lastError()).contains("550");

        OutboxMail later = added(mail("occupe@exemple.fr"));
        try (RefusingSmtpServer other = new RefusingSmtpServer("450 4.2.1 try later")) {
            sender.setPort(other.port());
            courier.deliverDue();
        }
        assertThat(outbox.find(later.id()).orElseThrow().status()).isEqualTo(Status.WAITING);

        sender.setPort(server.getSmtp().getPort());
        OutboxMail good = added(mail("b@exemple.fr"));
        courier.deliverDue();
        assertThat(outbox.find(good.id()).orElseThrow().status()).isEqualTo(Status.SENT);
    }

    @Test
    void twoInstancesShareTheWorkAndSendNothingTwice() throws Exception {
        for (int i = 0; i < 30; i++) {
            added(mail("a" + i + "@exemple.fr"));
        }
        ExecutorService instances = Executors.newFixedThreadPool(2);
        try {
            for (Future<?> round : List.of(instances.submit(courier::deliverDue), instances.submit(courier::deliverDue))) {
                round.get();
            }
        } finally {
            instances.shutdown();
        }

        assertThat(server.getReceivedMessages()).hasSize(30);
    }

    @Test
    void aLineBreakNeverReachesAHeader() {
        assertThatThrownBy(() -> mail("a@exemple.fr\r\nBcc: b@exemple.fr")).isInstanceOf(IllegalArgumentException.class);
        assertThat(OneLine.of("Objet\r\nBcc: b@exemple.fr\u2028fin")).isEqualTo("Objet Bcc: b@exemple.fr fin");
    }

    private OutboxMail added(OutboxMail mail) {
        transaction.executeWithoutResult(status -> outbox.add(mail));
        return mail;
    }

    private OutboxMail mail(String address) {
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        return new OutboxMail(id, "2026-38-0001", "declaration-received", "lead", "Claire Martin", address,
                "CPTS du Voironnais – été (dossier 2026-38-0001)", "<p>Bonjour</p>", "Bonjour",
                Invitation.of(id + "@localhost", now, Duration.ofHours(1), "Réunion", "Grenoble", false, now), "dd38@exemple.fr",
                "<" + id + "@localhost>", "<2026-38-0001@localhost>", false, null, Status.WAITING, 0, now, now, now,
                null, null);
    }
}
