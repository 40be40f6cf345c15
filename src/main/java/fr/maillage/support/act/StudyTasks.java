package fr.maillage.support.act;

import static fr.maillage.workflow.EngineNames.FEASIBILITY_STUDY;

import org.springframework.stereotype.Component;

import fr.maillage.dossier.Cases;
import fr.maillage.dossier.TaskRecords;
import fr.maillage.dossier.Visibility;
import fr.maillage.reference.Euros;
import fr.maillage.support.act.ActForms.ConcludeStudy;
import fr.maillage.support.act.ActForms.DecideStudy;
import fr.maillage.support.act.ActForms.PresentStudy;
import fr.maillage.support.act.ActForms.RequestStudy;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;

/** The tasks of {@code feasibility-study}. */
@Component
class StudyTasks {

    private final Studies studies;
    private final Cases cases;
    private final TaskRecords records;

    StudyTasks(Studies studies, Cases cases, TaskRecords records) {
        this.studies = studies;
        this.cases = cases;
        this.records = records;
    }

    @TaskContract(process = FEASIBILITY_STUDY, task = "studyRequested", routes = "study")
    Routing request(RequestStudy form, TaskInHand start) {
        String reference = cases.requireWritable(form.dossier(), "dossier").reference();
        long study = studies.request(reference, form, start.userId());
        records.keep(reference, start, form, Visibility.LEAD);
        return cases.start(reference).and("study", study);
    }

    /** What was asked, or the ceiling of the region when that is less. */
    @TaskDraft(process = FEASIBILITY_STUDY, task = "decideStudy")
    DecideStudy proposed(TaskInHand task) {
        FeasibilityStudy study = studies.get(study(task));
        return studies.ceiling(study)
                .map(ceiling -> new DecideStudy(null, Euros.of(Math.min(Euros.cents(ceiling.amount()),
                        study.asked().orElse(Long.MAX_VALUE))), shortened(ceiling.source()), null, null))
                .orElse(new DecideStudy(null, study.asked().map(Euros::of).orElse(null), null, null, null));
    }

    @TaskContract(process = FEASIBILITY_STUDY, task = "decideStudy", routes = {"studyDecision", "studyDays"})
    Routing decide(DecideStudy form, TaskInHand task) {
        studies.decide(study(task), form, task.userId());
        records.keep(task, form, Visibility.LEAD);
        return Routing.of("studyDecision", form.studyDecision()).and("studyDays", form.days());
    }

    @TaskContract(process = FEASIBILITY_STUDY, task = "presentStudy")
    void present(PresentStudy form, TaskInHand task) {
        studies.present(study(task), form, task.userId());
        records.keep(task, form, Visibility.LEAD);
    }

    @TaskContract(process = FEASIBILITY_STUDY, task = "concludeStudy", routes = "studyConclusion")
    Routing conclude(ConcludeStudy form, TaskInHand task) {
        studies.conclude(study(task), form, task.userId());
        records.keep(task, form, Visibility.LEAD);
        return Routing.of("studyConclusion", form.studyConclusion());
    }

    private static String shortened(String source) {
        return source.length() <= 200 ? source : source.substring(0, 199) + "…";
    }

    private static long study(TaskInHand task) {
        return (Long) task.variable("study");
    }
}
