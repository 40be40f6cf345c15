package fr.maillage.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import fr.maillage.dossier.MailSource.Moment;
import fr.maillage.notification.OutboxMail.Status;
import fr.maillage.workflow.ParisTime;

/** Writes the mails of a moment into the outbox, in the running transaction, one a recipient. */
@Component
class Mailing {

    private static final String LEAD = "lead";
    private static final int USUAL_MINUTES = 60;

    private final CaseFiles caseFiles;
    private final Audiences audiences;
    private final Composer composer;
    private final Texts texts;
    private final Letters letters;
    private final Undelivered undelivered;
    private final Outbox outbox;
    private final MailSettings settings;
    private final MessageSource messages;
    private final Clock clock;

    Mailing(CaseFiles caseFiles, Audiences audiences, Composer composer, Texts texts, Letters letters,
            Undelivered undelivered, Outbox outbox, MailSettings settings, MessageSource messages, Clock clock) {
        this.caseFiles = caseFiles;
        this.audiences = audiences;
        this.composer = composer;
        this.texts = texts;
        this.letters = letters;
        this.undelivered = undelivered;
        this.outbox = outbox;
        this.settings = settings;
        this.messages = messages;
        this.clock = clock;
    }

    /** Writes to everybody whom the audiences mean; the lead of an act with a legal effect also gets the letter. */
    void write(Moment moment, List<String> audienceNames) {
        CaseFile file = caseFiles.at(moment);
        if (file.asleep() && texts.isFor("reminders", moment.template())) {
            return;
        }
        List<Recipient> recipients = audiences.of(audienceNames, moment);
        Variant variant = new Variant(file.type(), outcome(moment));
        Facts facts = new Facts(file.facts(), messages);
        Long letter = letters.isLetter(moment.template())
                ? letters.write(moment, variant, facts, addressee(recipients))
                : null;
        for (Recipient recipient : recipients) {
            String path = recipient.agent()
                    ? audiences.page(recipient.audience(), moment).orElse(file.path())
                    : null;
            write(file, moment.template(), variant, recipient, facts, path,
                    recipient.audience().equals(LEAD) ? letter : null);
        }
        if (letter != null && recipients.stream().noneMatch(recipient -> recipient.audience().equals(LEAD))) {
            undelivered.report(moment.reference(), letter);
        }
    }

    /**
     * Writes to agents who are already known, about a task.
     *
     * @param path page of the task
     */
    void write(Moment moment, List<Recipient> recipients, Map<String, Object> more, String path) {
        CaseFile file = caseFiles.at(moment);
        Facts facts = new Facts(file.facts(), messages).with(more);
        recipients.forEach(recipient -> write(file, moment.template(), new Variant(file.type(), null), recipient, facts, path, null));
    }

    /** A mail as it would be written, for who wants to read it before it goes. */
    Preview preview(Moment moment, Recipient recipient, Map<String, Object> more) {
        CaseFile file = caseFiles.at(moment);
        Composed composed = composer.compose(moment.template(), new Variant(file.type(), null), recipient,
                new Facts(file.facts(), messages).with(more), file.label(), null);
        return new Preview(recipient.name(), file.replyTo(), composed.subject(), composed.text());
    }

    /** @param replyTo to whom an answer goes; {@code null} when nobody in charge has an address */
    record Preview(String recipient, String replyTo, String subject, String text) {
    }

    private void write(CaseFile file, String template, Variant variant, Recipient recipient, Facts facts, String path,
                       Long letter) {
        String link = path == null ? null : settings.link(path);
        Composed composed = composer.compose(template, variant, recipient, facts, file.label(), link);
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        boolean valid = isValid(recipient.address());
        outbox.add(new OutboxMail(id, file.reference(), template, recipient.audience(), recipient.name(),
                OneLine.of(recipient.address()), composed.subject(), composed.html(), composed.text(),
                invitation(file, template, variant, facts, composed.subject()), file.replyTo(),
                "<%s@%s>".formatted(id, settings.host()), "<%s@%s>".formatted(file.reference(), settings.host()),
                letter != null, letter, valid ? Status.WAITING : Status.FAILED, 0, now, now, now, null,
                valid ? null : texts.get("mail.invalid-address")));
        if (!valid && letter != null) {
            undelivered.report(file.reference(), letter);
        }
    }

    /**
     * {@code mail.<template>.meeting} names the facts that hold date and place and, for a meeting that may be moved, its
     * identity, then its length in minutes.
     */
    private String invitation(CaseFile file, String template, Variant variant, Facts facts, String title) {
        String[] names = texts.find("mail", template, variant, null, "meeting").orElse("").split(",");
        return facts.time(names[0]).map(time -> {
            String identity = names.length > 2 ? facts.word(names[2]).orElseThrow()
                    : "%s-%s-%s".formatted(template, file.reference(), time);
            Duration length = Duration.ofMinutes(names.length > 3 ? facts.number(names[3]).orElse(USUAL_MINUTES) : USUAL_MINUTES);
            return Invitation.of(identity + "@" + settings.host(), time.atZone(ParisTime.ZONE).toInstant(), length, title,
                    facts.word(names[1]).orElse(""), texts.isFor("cancellations", template), clock.instant());
        }).orElse(null);
    }

    private String outcome(Moment moment) {
        return texts.find("mail." + moment.template() + ".outcome")
                .map(moment::variable)
                .map(Object::toString)
                .orElse(null);
    }

    private static String addressee(List<Recipient> recipients) {
        return recipients.stream().filter(recipient -> recipient.audience().equals(LEAD))
                .map(Recipient::name)
                .findFirst()
                .orElse("");
    }

    private static boolean isValid(String address) {
        try {
            new InternetAddress(address, true);
            return OneLine.of(address).equals(address);
        } catch (AddressException e) {
            return false;
        }
    }
}
