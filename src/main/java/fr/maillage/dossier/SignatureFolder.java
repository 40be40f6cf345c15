package fr.maillage.dossier;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import fr.maillage.workflow.TaskInHand;

/** What a feature puts before a signatory together with the act to sign. Each feature that has acts to sign offers one bean. */
public interface SignatureFolder {

    /** Empty when this feature has nothing to say about the task. */
    Optional<Content> of(TaskInHand task);

    /**
     * @param amount    what the act commits to; {@code null} without amount
     * @param legalDate day on which silence decides; {@code null} without
     * @param letter    the letter as it will go; {@code null} when there is none, or a document instead
     * @param document  document of the dossier that is signed; {@code null} without
     * @param note      what whoever prepared the act says to the signatory, a paragraph each
     */
    record Content(BigDecimal amount, LocalDate legalDate, DraftLetter letter, UUID document, List<String> note) {
    }

    /**
     * A letter that has not been sent.
     *
     * @param template name of the letter's texts
     * @param outcome  variant of the texts; {@code null} without
     * @param facts    what the letter says beside what is known of the dossier
     */
    record DraftLetter(String template, String outcome, Map<String, Object> facts) {
    }
}
