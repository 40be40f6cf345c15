package fr.maillage;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

import fr.maillage.workflow.EngineNames;

/** Takes a dossier along the path of a centre de santé, with {@link CdsAnswers}. */
@Component
public class CdsJourney extends PathJourney {

    private static final List<String> WAY = List.of("qualifyRequest",
            "confirmSupport", "expressNeed", "assignSupport", "acceptSupport", "contactLead", "studyNeed", "prepareFile",
            "checkReceiptFile", "recordFiness", "issueReceipt",
            "fileProject", "checkCompleteness", "giveOpinion", "scheduleSession", "prepareDecision", "signDecision",
            "notifyDecision", "recordApprovalFiness",
            "decideContracting",
            "draftContract", "negotiateContract", "recordDeliberation", "signContract", "registerContract", "payContract",
            "recordOpening", "decideVisit");

    private final CdsAnswers answers;

    CdsJourney(Engine engine, CdsAnswers answers) {
        super(engine, EngineNames.CDS_CREATION, WAY);
        this.answers = answers;
    }

    /** Declares a fictitious centre of Voiron with these activities, as the delegation types it. */
    public String declare(String... activities) {
        return declare("alice.delegation38", answers.declaration(activities));
    }

    /** A dossier on its way, with this task open and all before it done. */
    public String declaredUntil(String task, String... activities) {
        String reference = declare(activities);
        goOnUntil(reference, task);
        return reference;
    }

    @Override
    public Map<String, Object> answerTo(String reference, Task task) {
        return answers.to(reference, task);
    }
}
