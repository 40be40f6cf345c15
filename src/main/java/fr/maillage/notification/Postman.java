package fr.maillage.notification;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

import fr.maillage.notification.Delivery.Result;

/** Hands one mail to the SMTP server. */
@Component
class Postman {

    /** RFC 4954: the server wants a login first; that is a fault of the configuration, not of the mail. */
    private static final Set<Integer> NOT_LET_IN = Set.of(530, 534, 535, 538);

    private final ObjectProvider<JavaMailSender> server;
    private final MailSettings settings;
    private final Clock clock;

    Postman(ObjectProvider<JavaMailSender> server, MailSettings settings, Clock clock) {
        this.server = server;
        this.settings = settings;
        this.clock = clock;
    }

    boolean hasServer() {
        return server.getIfAvailable() != null;
    }

    /**
     * @param letter the PDF that goes with the mail; {@code null} without letter
     */
    Delivery deliver(OutboxMail mail, byte[] letter) {
        JavaMailSender sender = server.getObject();
        try {
            sender.send(message(sender.createMimeMessage(), mail, letter));
            return Delivery.delivered();
        } catch (MessagingException e) {
            return new Delivery(Result.REFUSED, e.getMessage());
        } catch (MailAuthenticationException e) {
            return Delivery.unreachable(e.getMessage());
        } catch (MailSendException e) {
            return judged(e);
        }
    }

    private MimeMessage message(MimeMessage message, OutboxMail mail, byte[] letter) throws MessagingException {
        MimeMessageHelper helper = new MimeMessageHelper(message, MimeMessageHelper.MULTIPART_MODE_MIXED,
                StandardCharsets.UTF_8.name());
        helper.setFrom(named(settings.mail().from(), settings.mail().fromName()));
        helper.setTo(named(mail.recipientAddress(), mail.recipientName()));
        if (mail.replyTo() != null) {
            helper.setReplyTo(mail.replyTo());
        }
        helper.setSubject(mail.subject());
        helper.setSentDate(Date.from(clock.instant()));
        helper.setText(mail.text(), mail.html());
        if (letter != null) {
            helper.addAttachment("courrier-%s.pdf".formatted(mail.reference()), new ByteArrayResource(letter),
                    "application/pdf");
        }
        if (mail.invitation() != null) {
            helper.addAttachment("rendez-vous.ics",
                    new ByteArrayResource(mail.invitation().getBytes(StandardCharsets.UTF_8)),
                    "text/calendar; charset=UTF-8; method=PUBLISH");
        }
        message.setHeader("Message-ID", mail.messageId());
        message.setHeader("In-Reply-To", mail.threadId());
        message.setHeader("References", mail.threadId());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Maillage-Dossier", mail.reference());
        return message;
    }

    private static InternetAddress named(String address, String name) throws MessagingException {
        try {
            InternetAddress parsed = new InternetAddress(address, true);
            parsed.setPersonal(name, StandardCharsets.UTF_8.name());
            return parsed;
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException(name, e);
        }
    }

    /**
     * Spring gives a failed connection as the cause and a refused message in the list of failed messages. A refused sender
     * is a fault of the configuration, which the recipient must not pay for.
     */
    private static Delivery judged(MailSendException failure) {
        if (failure.getCause() != null) {
            return Delivery.unreachable(failure.getCause().getMessage());
        }
        List<Exception> chain = chain(failure.getMessageExceptions()[0]);
        String error = chain.get(chain.size() - 1).getMessage().strip();
        boolean senderRefused = chain.stream().anyMatch(SMTPSenderFailedException.class::isInstance);
        boolean isFinal = !senderRefused && chain.stream().mapToInt(Postman::returnCode)
                .anyMatch(code -> code >= 500 && code < 600 && !NOT_LET_IN.contains(code));
        return new Delivery(isFinal ? Result.REFUSED : Result.POSTPONED, error);
    }

    private static List<Exception> chain(Exception first) {
        List<Exception> chain = new ArrayList<>();
        for (Exception each = first; each != null;
                each = each instanceof MessagingException failure ? failure.getNextException() : null) {
            chain.add(each);
        }
        return chain;
    }

    /** What the server says of the recipient or of the message. */
    private static int returnCode(Exception failure) {
        if (failure instanceof SMTPAddressFailedException recipient) {
            return recipient.getReturnCode();
        }
        return failure instanceof SMTPSendFailedException message ? message.getReturnCode() : 0;
    }
}
