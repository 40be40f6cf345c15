package fr.maillage.support.act;

import static fr.maillage.workflow.EngineNames.INTRODUCTION;

import org.springframework.stereotype.Component;

import fr.maillage.dossier.Cases;
import fr.maillage.dossier.TaskRecords;
import fr.maillage.dossier.Visibility;
import fr.maillage.support.act.ActForms.IntroductionChoice;
import fr.maillage.support.act.ActForms.PrepareIntroduction;
import fr.maillage.support.act.ActForms.RecordIntroduction;
import fr.maillage.support.act.ActForms.RequestIntroduction;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;

/** The tasks of {@code introduction}. */
@Component
class IntroductionTasks {

    private final Introductions introductions;
    private final Cases cases;
    private final TaskRecords records;

    IntroductionTasks(Introductions introductions, Cases cases, TaskRecords records) {
        this.introductions = introductions;
        this.cases = cases;
        this.records = records;
    }

    @TaskContract(process = INTRODUCTION, task = "introductionRequested", routes = "introduction")
    Routing request(RequestIntroduction form, TaskInHand start) {
        String reference = cases.requireWritable(form.dossier(), "dossier").reference();
        long introduction = introductions.open(reference, form.reason()).id();
        introductions.make(introduction, form.contactName(), form.contactOrganisation(), form.contactEmail(), form.reason(),
                start.userId());
        records.keep(reference, start, form, Visibility.LEAD);
        return cases.start(reference).and("introduction", introduction);
    }

    /** What was said when the writing was followed. */
    @TaskDraft(process = INTRODUCTION, task = "prepareIntroduction")
    PrepareIntroduction known(TaskInHand task) {
        return new PrepareIntroduction(null, introductions.get(introduction(task)).reason(), null, null, null);
    }

    @TaskContract(process = INTRODUCTION, task = "prepareIntroduction", routes = "introductionChoice")
    Routing prepare(PrepareIntroduction form, TaskInHand task) {
        if (form.introductionChoice() == IntroductionChoice.READY) {
            introductions.make(introduction(task), form.contactName(), form.contactOrganisation(), form.contactEmail(),
                    form.reason(), task.userId());
        } else {
            introductions.withdraw(introduction(task), task.userId());
        }
        records.keep(task, form, Visibility.LEAD);
        return Routing.of("introductionChoice", form.introductionChoice());
    }

    @TaskContract(process = INTRODUCTION, task = "recordIntroduction", routes = "introductionResult")
    Routing record(RecordIntroduction form, TaskInHand task) {
        introductions.record(introduction(task), form, task.userId());
        records.keep(task, form, Visibility.ACCOMPANIERS);
        return Routing.of("introductionResult", form.introductionResult());
    }

    private static long introduction(TaskInHand task) {
        return (Long) task.variable("introduction");
    }
}
