package fr.maillage.support;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.TaskRecords;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.RunningProcesses;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskInHand;

/** The end or the renewal of each accompaniment when the structure works: decided, and not forgotten. */
@Component
class SupportReviews {

    static final String ROLE = "supportRole";

    /** Those who accompany day by day; an adviser or a consultant helps on one point. */
    private static final Set<SupportRole> REVIEWED = EnumSet.of(SupportRole.MSA, SupportRole.FEDERATION);

    private final Accompaniment accompaniment;
    private final Dossiers dossiers;
    private final RunningProcesses running;
    private final TaskRecords records;
    private final SupportWords words;

    SupportReviews(Accompaniment accompaniment, Dossiers dossiers, RunningProcesses running, TaskRecords records,
                   SupportWords words) {
        this.accompaniment = accompaniment;
        this.dossiers = dossiers;
        this.running = running;
        this.records = records;
        this.words = words;
    }

    /** Asks each organisation that accompanies for its review, unless it is asked already. */
    void open(String reference) {
        for (SupportRole role : REVIEWED) {
            boolean accompanies = accompaniment.current(reference, role).filter(Designation::isAccepted).isPresent();
            if (accompanies && !running.isRunning(EngineNames.SUPPORT_REVIEW, reference, Map.of(ROLE, role.name()))) {
                Map<String, Object> variables = dossiers.card(reference);
                variables.put(ROLE, role.name());
                running.start(EngineNames.SUPPORT_REVIEW, reference, variables);
            }
        }
    }

    @TaskContract(process = EngineNames.SUPPORT_REVIEW, task = "reviewSupport", routes = "supportFollowUp")
    Routing review(ReviewSupport form, TaskInHand task) {
        SupportRole role = SupportRole.valueOf((String) task.variable(ROLE));
        dossiers.journal(task.reference(), JournalEntry.of("support.review." + form.supportFollowUp(),
                Visibility.ACCOMPANIERS, words.role(role), form.meetings(), words.days(form.days()))
                .withNote(form.nextSteps()), task.userId());
        records.keep(task, form, Visibility.ACCOMPANIERS);
        return Routing.of("supportFollowUp", form.supportFollowUp());
    }
}
