package fr.maillage.dossier;

import static fr.maillage.workflow.EngineNames.CPTS_CREATION;

import java.util.List;
import java.util.stream.Stream;

import fr.maillage.directory.StructureType;

import org.springframework.stereotype.Component;

/**
 * Where an instance starts that takes a dossier up in mid-path: at the milestone of its stage and, in the strand beside
 * it, at what is still to be done. The table of {@code docs/processes.md}.
 */
@Component
class EntryPoints {

    private final Dossiers dossiers;
    private final TaskRecords records;

    EntryPoints(Dossiers dossiers, TaskRecords records) {
        this.dossiers = dossiers;
        this.records = records;
    }

    /**
     * Activities of the path of that type, one for each token.
     *
     * @param stage one before operation
     */
    List<String> of(String reference, StructureType type, Stage stage) {
        return switch (type) {
            case CPTS -> cpts(reference, stage);
            default -> throw new IllegalArgumentException("%s has no path".formatted(type));
        };
    }

    private List<String> cpts(String reference, Stage stage) {
        return switch (stage) {
            case DECLARATION -> List.of("qualifyProject");
            case DIAGNOSIS -> List.of("stageDiagnosis");
            case INTENTION -> List.of("stageIntention");
            case PROJECT_WRITING -> with("stageProjectWriting", structuring(reference));
            case VALIDATION -> with("stageValidation", structuring(reference));
            case CONTRACT -> with("stageContract", startup(reference, "announcePaymentPossible"));
            case LABELLING -> with("stageLabelling", startup(reference, "announcePaymentPossible"));
            default -> throw new IllegalArgumentException("no dossier is taken up in stage " + stage);
        };
    }

    /** Legal existence first; then what it opens; the writing strand waits at the join for what is behind it. */
    private List<String> structuring(String reference) {
        if (!dossiers.get(reference).legalExistence().map(LegalExistence::isComplete).orElse(false)) {
            return List.of(answered(reference, "holdConstituentAssembly", "assemblyOutcome", "HELD")
                    ? "recordLegalExistence" : "holdConstituentAssembly");
        }
        List<String> open = startup(reference, "openStartup");
        return open.contains("openStartup") ? open : with("joinStructuring", open);
    }

    /** Payment of the start-up aid, then the coordination that it pays; nothing when both are settled. */
    private List<String> startup(String reference, String payment) {
        if (!answered(reference, "payStartup", "startupPayment", "PAID")) {
            return List.of(payment);
        }
        return records.last(reference, CPTS_CREATION, "recruitCoordinator").isPresent()
                ? List.of() : List.of("recruitCoordinator");
    }

    private boolean answered(String reference, String task, String field, String answer) {
        return records.last(reference, CPTS_CREATION, task)
                .filter(last -> answer.equals(last.content().path(field).asText()))
                .isPresent();
    }

    private static List<String> with(String first, List<String> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }
}
