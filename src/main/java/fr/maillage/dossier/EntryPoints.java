package fr.maillage.dossier;

import static fr.maillage.workflow.EngineNames.CPTS_CREATION;
import static fr.maillage.workflow.EngineNames.MSP_CREATION;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import fr.maillage.directory.StructureType;

import org.springframework.stereotype.Component;

/**
 * Where an instance starts that takes a dossier up in mid-path: at the milestone of its stage and, in the strand beside
 * it, at what is still to be done. The table of {@code docs/models.md}.
 */
@Component
class EntryPoints {

    private final Dossiers dossiers;
    private final TaskRecords records;
    private final CentreRepository centres;

    EntryPoints(Dossiers dossiers, TaskRecords records, CentreRepository centres) {
        this.dossiers = dossiers;
        this.records = records;
        this.centres = centres;
    }

    /**
     * Activities of the path of that type, one for each token.
     *
     * @param stage one before operation
     */
    List<String> of(String reference, StructureType type, Stage stage) {
        return switch (type) {
            case CPTS -> cpts(reference, stage);
            case MSP -> msp(reference, stage);
            case CDS -> cds(reference, stage);
            case DAC -> dac(stage);
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
        return answered(reference, CPTS_CREATION, task, field, answer);
    }

    private boolean answered(String reference, String process, String task, String field, String answer) {
        return records.last(reference, process, task)
                .filter(last -> answer.equals(last.content().path(field).asText()))
                .isPresent();
    }

    /** What the gateways behind these activities read, as the dossier's tasks have answered it before. */
    Map<String, Object> variables(String reference, StructureType type) {
        if (type != StructureType.MSP) {
            return Map.of();
        }
        Optional<JsonNode> meeting = records.last(reference, MSP_CREATION, "holdFirstMeeting")
                .map(TaskRecords.TaskRecord::content);
        return Map.of("association", meeting.map(said -> said.path("association").asText(null)).orElse("TO_CREATE"),
                "realEstatePlanned", meeting.map(said -> said.path("realEstatePlanned").asBoolean()).orElse(false));
    }

    private List<String> msp(String reference, Stage stage) {
        return switch (stage) {
            case DECLARATION -> List.of("qualifyProject");
            case DIAGNOSIS -> List.of("stageDiagnosis");
            // the rule of the region is asked again: it may be another one
            case INTENTION -> List.of("determineLetterRule");
            case PROJECT_WRITING -> with("stageProjectWriting", mspStrands(reference));
            case VALIDATION -> with("stageValidation", mspStrands(reference));
            case CONTRACT -> with("determineLabelMoment", mspStrands(reference));
            case LABELLING -> with(dossiers.get(reference).milestones().contractSignedOn() == null
                    ? "determineLabelMoment" : "stageLabelling", mspStrands(reference));
            default -> throw new IllegalArgumentException("no dossier is taken up in stage " + stage);
        };
    }

    /** The association until its aid is opened, and the premises until they are settled. */
    private List<String> mspStrands(String reference) {
        List<String> strands = new ArrayList<>();
        boolean exists = dossiers.get(reference).legalExistence().map(LegalExistence::isComplete).orElse(false);
        if (!exists && !answered(reference, MSP_CREATION, "holdFirstMeeting", "association", "NONE")) {
            strands.add(answered(reference, MSP_CREATION, "holdConstituentAssembly", "assemblyOutcome", "HELD")
                    || answered(reference, MSP_CREATION, "holdFirstMeeting", "association", "EXISTING")
                    ? "recordLegalExistence" : "holdConstituentAssembly");
        }
        if (answered(reference, MSP_CREATION, "followRealEstate", "realEstate", "IN_PROGRESS")
                || answered(reference, MSP_CREATION, "holdFirstMeeting", "realEstatePlanned", "true")
                && records.last(reference, MSP_CREATION, "followRealEstate").isEmpty()) {
            strands.add("followRealEstate");
        }
        return strands;
    }

    private static List<String> with(String first, List<String> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }

    /** A project that was no centre so far is described first, whatever its stage; contracting goes on beside the opening. */
    private List<String> cds(String reference, Stage stage) {
        if (centres.findById(reference).isEmpty()) {
            return List.of("stageDeclaration");
        }
        return switch (stage) {
            case DECLARATION -> List.of("qualifyRequest");
            case DIAGNOSIS, INTENTION -> List.of("stageDiagnosis");
            case PROJECT_WRITING -> List.of("stageProjectWriting");
            case VALIDATION -> List.of("stageValidation");
            case CONTRACT -> List.of("stageContract");
            case LABELLING -> dossiers.get(reference).milestones().contractSignedOn() == null
                    ? List.of("stageLabelling", "contractingDecision") : List.of("stageLabelling");
            default -> throw new IllegalArgumentException("no dossier is taken up in stage " + stage);
        };
    }

    private static List<String> dac(Stage stage) {
        return switch (stage) {
            case DECLARATION -> List.of("listDevices");
            case DIAGNOSIS, INTENTION -> List.of("stageDiagnosis");
            case PROJECT_WRITING -> List.of("stageProjectWriting");
            case VALIDATION -> List.of("stageValidation");
            case CONTRACT -> List.of("stageContract");
            case LABELLING -> List.of("stageLabelling");
            default -> throw new IllegalArgumentException("no dossier is taken up in stage " + stage);
        };
    }
}
