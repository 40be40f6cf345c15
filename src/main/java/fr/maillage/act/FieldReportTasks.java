package fr.maillage.act;

import static fr.maillage.act.Texts.LONG;

import java.time.LocalDate;

import fr.maillage.dossier.Cases;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.LinkType;
import fr.maillage.dossier.Links;
import fr.maillage.dossier.TaskRecords;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.FrenchDates;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;
import fr.maillage.workflow.Widget;

import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.springframework.stereotype.Component;

/** How a caisse treats what its elected members report. */
@Component
class FieldReportTasks {

    private static final String PROCESS = EngineNames.FIELD_REPORT;

    record AcknowledgeReport(@NotNull @Future LocalDate answerOn) {
    }

    record TreatReport(@NotNull FieldReport.Outcome reportOutcome,
                       @Size(max = LONG) @Widget("textarea")
                       @AskedWhen(field = "reportOutcome", is = "INFORMATION_GIVEN") String information,
                       @Size(max = 20) @Widget("dossier")
                       @AskedWhen(field = "reportOutcome", is = "DOSSIER_OPENED") String openedDossier,
                       @Size(max = LONG) @Widget("textarea")
                       @AskedWhen(field = "reportOutcome", is = {"PASSED_TO_ARS", "NO_FOLLOW_UP"}) String reason) {
    }

    record AnswerAsDelegation(@NotBlank @Size(max = LONG) @Widget("textarea") String followUp) {
    }

    record AnswerReporter(@NotBlank @Size(max = LONG) @Widget("textarea") String answer) {
    }

    private final FieldReports reports;
    private final Cases cases;
    private final Links links;
    private final Dossiers dossiers;
    private final TaskRecords records;

    FieldReportTasks(FieldReports reports, Cases cases, Links links, Dossiers dossiers, TaskRecords records) {
        this.reports = reports;
        this.cases = cases;
        this.links = links;
        this.dossiers = dossiers;
        this.records = records;
    }

    @TaskContract(process = PROCESS, task = "acknowledgeReport")
    void acknowledge(AcknowledgeReport form, TaskInHand task) {
        reports.acknowledge(task.reference(), form.answerOn());
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        dossiers.journal(task.reference(), JournalEntry.of("fieldReport.acknowledged", Visibility.ADMINISTRATIONS,
                FrenchDates.of(form.answerOn())), task.userId());
    }

    @TaskContract(process = PROCESS, task = "treatReport", routes = "reportOutcome")
    Routing treat(TreatReport form, TaskInHand task) {
        String opened = form.reportOutcome() == FieldReport.Outcome.DOSSIER_OPENED ? open(form, task) : null;
        String note = form.information() == null ? form.reason() : form.information();
        reports.treat(task.reference(), form.reportOutcome(), note, opened);
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        dossiers.journal(task.reference(), JournalEntry.of("fieldReport." + form.reportOutcome(), Visibility.ADMINISTRATIONS,
                opened == null ? "" : opened).withNote(note), task.userId());
        return Routing.of("reportOutcome", form.reportOutcome());
    }

    private String open(TreatReport form, TaskInHand task) {
        Dossier opened = cases.requireWritable(form.openedDossier(), "openedDossier");
        if (!opened.type().isStructure()) {
            throw new RefusedSubmission("openedDossier", "act.report.dossier");
        }
        links.link(task.reference(), LinkType.ORIGIN_OF, opened.reference(), task.userId());
        return opened.reference();
    }

    @TaskContract(process = PROCESS, task = "answerAsDelegation")
    void answer(AnswerAsDelegation form, TaskInHand task) {
        reports.treat(task.reference(), FieldReport.Outcome.PASSED_TO_ARS, form.followUp(), null);
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        dossiers.journal(task.reference(), JournalEntry.of("fieldReport.delegation", Visibility.ADMINISTRATIONS)
                .withNote(form.followUp()), task.userId());
    }

    /** What was found out or decided is the start of the answer. */
    @TaskDraft(process = PROCESS, task = "answerReporter")
    AnswerReporter proposeAnswer(TaskInHand task) {
        return new AnswerReporter(reports.get(task.reference()).outcomeNote());
    }

    @TaskContract(process = PROCESS, task = "answerReporter")
    void answer(AnswerReporter form, TaskInHand task) {
        reports.answer(task.reference(), form.answer());
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        dossiers.journal(task.reference(), JournalEntry.of("fieldReport.answered", Visibility.ADMINISTRATIONS)
                .withNote(form.answer()), task.userId());
    }
}
