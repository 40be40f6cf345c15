package fr.maillage.notification;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import fr.maillage.dossier.DocumentKind;
import fr.maillage.dossier.Documents;
import fr.maillage.dossier.MailSource.Moment;
import fr.maillage.dossier.NotificationMode;
import fr.maillage.dossier.StoredDocument;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.ParisTime;

/**
 * Acts with a legal effect: each is a letter, kept as a document of the dossier, whose mail is only a copy. Every way in
 * which it was sent is kept with its date.
 */
@Component
class Letters {

    private final JdbcClient database;
    private final Documents documents;
    private final LetterPrinter printer;
    private final Texts texts;
    private final Clock clock;

    Letters(JdbcClient database, Documents documents, LetterPrinter printer, Texts texts, Clock clock) {
        this.database = database;
        this.documents = documents;
        this.printer = printer;
        this.texts = texts;
        this.clock = clock;
    }

    boolean isLetter(String template) {
        return texts.find("letter." + template + ".kind").isPresent();
    }

    /** Prints the letter, files it and returns its number. */
    long write(Moment moment, Variant variant, Facts facts, String addressee) {
        LetterPrinter.Printed printed = printer.print(moment.template(), variant, facts, addressee);
        DocumentKind kind = DocumentKind.valueOf(texts.get("letter." + moment.template() + ".kind"));
        StoredDocument document = documents.add(moment.reference(),
                new Documents.Description(kind, printed.title(), Visibility.LEAD),
                "%s-%s.pdf".formatted(inFileName(printed.title()), moment.reference()),
                new ByteArrayInputStream(printed.pdf()), null);
        return database.sql("""
                insert into letter (reference, template, addressee, document_id, written_on)
                values (:reference, :template, :addressee, :document, :day) returning id""")
                .param("reference", moment.reference())
                .param("template", moment.template())
                .param("addressee", addressee)
                .param("document", document.id())
                .param("day", today())
                .query(Long.class)
                .single();
    }

    private static String inFileName(String title) {
        return Normalizer.normalize(title, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.FRENCH)
                .replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    /** The document of the dossier that is this letter. */
    UUID document(long letter) {
        return database.sql("select document_id from letter where id = :id").param("id", letter).query(UUID.class).single();
    }

    byte[] pdf(long letter) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        documents.copy(document(letter), 1, pdf);
        return pdf.toByteArray();
    }

    /** The copy by mail has left. */
    void recordMailing(OutboxMail mail) {
        if (mail.letterId() != null) {
            record(mail.letterId(), NotificationMode.EMAIL, today(), null, null, null);
        }
    }

    /**
     * @param proof document that proves the sending; {@code null} without
     * @param by    engine user id; {@code null} for the application
     */
    void record(long letter, NotificationMode mode, LocalDate sentOn, UUID proof, String note, String by) {
        database.sql("""
                insert into letter_notification (letter_id, mode, sent_on, proof_document_id, note, recorded_by, recorded_at)
                values (:letter, :mode, :sentOn, :proof, :note, :by, :at)""")
                .param("letter", letter)
                .param("mode", mode.name())
                .param("sentOn", sentOn)
                .param("proof", proof)
                .param("note", note)
                .param("by", by)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Each way in which the letter was sent, first one first. */
    List<Sending> sendings(long letter) {
        return database.sql("select mode, sent_on, note, recorded_by from letter_notification where letter_id = :id order by id")
                .param("id", letter).query(Sending.class).list();
    }

    record Sending(NotificationMode mode, LocalDate sentOn, String note, String recordedBy) {
    }

    private LocalDate today() {
        return ParisTime.today(clock);
    }
}
