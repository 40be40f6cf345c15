package fr.maillage.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.directory.Directory;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.SignatureFolder;
import fr.maillage.dossier.TaskRecords;
import fr.maillage.workflow.TaskInHand;

/** The decision on a project and the joint letter, as they are laid before the signatory. */
@Component
@Transactional(readOnly = true)
class ReviewSignatureFolder implements SignatureFolder {

    private final Filings filings;
    private final Decisions decisions;
    private final JointLetter letters;
    private final TaskRecords records;
    private final Directory directory;
    private final Dossiers dossiers;
    private final ReviewWords words;

    ReviewSignatureFolder(Filings filings, Decisions decisions, JointLetter letters, TaskRecords records,
                          Directory directory, Dossiers dossiers, ReviewWords words) {
        this.filings = filings;
        this.decisions = decisions;
        this.letters = letters;
        this.records = records;
        this.directory = directory;
        this.dossiers = dossiers;
        this.words = words;
    }

    @Override
    public Optional<Content> of(TaskInHand task) {
        return switch (task.task()) {
            case "signDecision" -> filings.find(task.reference(), FilingSubject.PROJECT)
                    .flatMap(filing -> decisions.find(filing).map(decision -> decision(filing, decision, task)));
            case "signJointLetter" -> filings.find(task.reference(), FilingSubject.LETTER)
                    .flatMap(filing -> letters.find(filing).map(letter -> letter(filing, letter, task.today())));
            default -> Optional.empty();
        };
    }

    private Content decision(Filing filing, ReviewDecision decision, TaskInHand task) {
        StructureType type = dossiers.get(filing.reference()).type();
        Map<String, Object> facts = new HashMap<>();
        facts.put("decision", words.of(type, decision.sense()));
        facts.put("legalGround", decision.legalGround() == null ? null : words.of(type, decision.legalGround()));
        facts.put("decisionReasons", decision.reasons());
        facts.put("recommendations", decision.recommendations());
        facts.put("decidedOn", task.today());
        List<String> note = note(words.of(type, decision.sense()), decision.reasons(), decision.recommendations());
        internalNote(task).ifPresent(note::add);
        return new Content(null, filing.legalDate(), new DraftLetter("review-decision", decision.outcome().name(), facts), null, note);
    }

    private Content letter(Filing filing, LetterAnswer letter, LocalDate today) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("decidedOn", today);
        return new Content(null, filing.legalDate(), new DraftLetter("letter-decision", letter.outcome().name(), facts), null,
                note(words.of(dossiers.get(filing.reference()).type(), letter.decision()), letter.reasons(),
                        letter.recommendations()));
    }

    /** The note that goes with the decision is for the organisation of who prepared it. */
    private Optional<String> internalNote(TaskInHand task) {
        return records.last(task.reference(), task.process(), "prepareDecision")
                .filter(record -> record.organisation() == null || directory.findAgent(task.userId())
                        .filter(agent -> agent.organisation().equals(record.organisation())).isPresent())
                .map(record -> record.content().path("internalNote").asText())
                .filter(text -> !text.isBlank());
    }

    private static List<String> note(String sense, String reasons, String recommendations) {
        List<String> note = new ArrayList<>(List.of(sense));
        if (reasons != null) {
            note.add(reasons);
        }
        if (recommendations != null) {
            note.add(recommendations);
        }
        return note;
    }
}
