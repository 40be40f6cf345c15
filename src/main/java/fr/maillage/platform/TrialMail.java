package fr.maillage.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;

/**
 * A mail that the trial's server has caught, taken apart for the page that shows it.
 *
 * @param id          its Message-ID without the angle brackets
 * @param sentAt      in Paris
 * @param dossier     reference that the mail is about; empty without one
 * @param headers     every header as {@code Name: value}
 * @param html        HTML part; {@code null} without one
 * @param attachments name and content of each attachment
 */
record TrialMail(String id, String subject, String to, String from, ZonedDateTime sentAt, String dossier, List<String> headers,
                 String html, String text, List<Attachment> attachments) {

    record Attachment(String name, String type, byte[] content) {
    }

    static TrialMail of(MimeMessage message) {
        try {
            Content content = new Content();
            content.read(message);
            return new TrialMail(message.getMessageID().replaceAll("[<>]", ""), decoded(message.getSubject()),
                    decoded(message.getHeader("To", ", ")), decoded(message.getHeader("From", ", ")),
                    message.getSentDate().toInstant().atZone(ZoneId.of("Europe/Paris")),
                    decoded(message.getHeader("X-Maillage-Dossier", ", ")), headers(message), content.html,
                    content.text, content.attachments);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether subject, recipient or dossier contain the words. */
    boolean matches(String words) {
        String wanted = words.strip().toLowerCase(Locale.FRENCH);
        return (subject + " " + to + " " + dossier).toLowerCase(Locale.FRENCH).contains(wanted);
    }

    private static List<String> headers(MimeMessage message) throws MessagingException, IOException {
        List<String> headers = new ArrayList<>();
        for (Enumeration<Header> all = message.getAllHeaders(); all.hasMoreElements();) {
            Header header = all.nextElement();
            headers.add(header.getName() + ": " + decoded(header.getValue()));
        }
        return headers;
    }

    private static String decoded(String value) throws IOException {
        return value == null ? "" : MimeUtility.decodeText(MimeUtility.unfold(value));
    }

    private static final class Content {

        private String html;
        private String text;
        private final List<Attachment> attachments = new ArrayList<>();

        void read(Part part) throws MessagingException, IOException {
            if (part.getContent() instanceof Multipart many) {
                for (int i = 0; i < many.getCount(); i++) {
                    BodyPart each = many.getBodyPart(i);
                    read(each);
                }
            } else if (part.getFileName() != null) {
                attachments.add(new Attachment(MimeUtility.decodeText(part.getFileName()),
                        part.getContentType().replaceFirst(";.*", ""), part.getInputStream().readAllBytes()));
            } else if (part.isMimeType("text/html")) {
                html = (String) part.getContent();
            } else if (part.isMimeType("text/plain")) {
                text = (String) part.getContent();
            }
        }
    }
}
