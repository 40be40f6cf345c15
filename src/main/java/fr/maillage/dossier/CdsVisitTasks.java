package fr.maillage.dossier;

import static fr.maillage.workflow.EngineNames.CDS_CREATION;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import fr.maillage.dossier.CdsForms.AssessCompliance;
import fr.maillage.dossier.CdsForms.Compliance;
import fr.maillage.dossier.CdsForms.DecideVisit;
import fr.maillage.dossier.CdsForms.DecideWithdrawal;
import fr.maillage.dossier.CdsForms.RecordCompliance;
import fr.maillage.dossier.CdsForms.RecordObservations;
import fr.maillage.dossier.CdsForms.ReportVisit;
import fr.maillage.dossier.CdsForms.VisitDecision;
import fr.maillage.dossier.CdsForms.VisitFinding;
import fr.maillage.dossier.CdsForms.WithdrawalDecision;
import fr.maillage.workflow.FieldOption;
import fr.maillage.workflow.FrenchDates;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;
import fr.maillage.workflow.TaskOptions;

/** The tasks of the year at the end of which the agrément of a centre becomes definitive, unless it is withdrawn. */
@Component
class CdsVisitTasks {

    private final Dossiers dossiers;
    private final Centres centres;
    private final TaskRecords records;
    private final Documents documents;
    private final AuthorisationSignature signature;

    CdsVisitTasks(Dossiers dossiers, Centres centres, TaskRecords records, Documents documents,
                  AuthorisationSignature signature) {
        this.dossiers = dossiers;
        this.centres = centres;
        this.records = records;
        this.documents = documents;
        this.signature = signature;
    }

    @TaskContract(process = CDS_CREATION, task = "decideVisit", routes = "visitDecision")
    Routing decide(DecideVisit form, TaskInHand task) {
        if (form.visitDecision() == VisitDecision.VISIT) {
            plan(task, form.visitAt());
        } else {
            dossiers.journal(task.reference(),
                    JournalEntry.of("centre.visit.none", Visibility.ADMINISTRATIONS).withNote(form.reason()), task.userId());
        }
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        return Routing.of("visitDecision", form.visitDecision());
    }

    private void plan(TaskInHand task, LocalDateTime visitAt) {
        requireDuringTheYear(task, "visitAt", visitAt.toLocalDate());
        centres.change(task.reference(), centre -> centre.visitedOn(visitAt.toLocalDate()));
        dossiers.journal(task.reference(), JournalEntry.of("centre.visit.planned", Visibility.LEAD,
                FrenchDates.of(visitAt.toLocalDate())), task.userId());
    }

    /** What comes after the year has no effect any more: the agrément is definitive. */
    private void requireDuringTheYear(TaskInHand task, String field, LocalDate day) {
        LocalDate last = centres.lastProvisionalDay(task.reference());
        if (day.isAfter(last)) {
            throw new RefusedSubmission(field, "cds.approval.too-late", FrenchDates.of(last));
        }
    }

    @TaskDraft(process = CDS_CREATION, task = "reportVisit")
    ReportVisit proposeReport(TaskInHand task) {
        LocalDate planned = centres.get(task.reference()).visitOn();
        return new ReportVisit(null, planned.isAfter(task.today()) ? null : planned, null, null, null, null);
    }

    @TaskContract(process = CDS_CREATION, task = "reportVisit", routes = "visitFinding")
    Routing report(ReportVisit form, TaskInHand task) {
        if (form.visitFinding() == VisitFinding.GAPS) {
            requireDuringTheYear(task, "correctBy", form.correctBy());
            centres.change(task.reference(), centre -> centre.compliesBy(form.correctBy()));
        }
        documents.requireAll(task.reference(), form.documents(), "documents");
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        dossiers.journal(task.reference(), JournalEntry.of("centre.visit." + form.visitFinding(), Visibility.LEAD,
                FrenchDates.of(form.visitedOn())), task.userId());
        return Routing.of("visitFinding", form.visitFinding());
    }

    @TaskContract(process = CDS_CREATION, task = "recordCompliance")
    void correct(RecordCompliance form, TaskInHand task) {
        documents.requireAll(task.reference(), form.documents(), "documents");
        records.keep(task, form, Visibility.LEAD);
        dossiers.journal(task.reference(),
                JournalEntry.of("centre.corrected", Visibility.LEAD).withNote(form.corrections()), task.userId());
    }

    @TaskContract(process = CDS_CREATION, task = "assessCompliance", routes = "compliance")
    Routing assess(AssessCompliance form, TaskInHand task) {
        if (form.compliance() == Compliance.NEW_VISIT) {
            plan(task, form.visitAt());
        } else {
            dossiers.journal(task.reference(), JournalEntry.of("centre.compliance." + form.compliance(), Visibility.LEAD),
                    task.userId());
        }
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        return Routing.of("compliance", form.compliance());
    }

    @TaskContract(process = CDS_CREATION, task = "recordObservations")
    void observe(RecordObservations form, TaskInHand task) {
        documents.requireAll(task.reference(), form.documents(), "documents");
        records.keep(task, form, Visibility.LEAD);
        dossiers.journal(task.reference(), JournalEntry.of("centre.observations", Visibility.LEAD)
                .withNote(form.observations()), task.userId());
    }

    @TaskOptions(process = CDS_CREATION, task = "decideWithdrawal")
    Map<String, List<FieldOption>> signatories(TaskInHand task) {
        return Map.of("signatory", signature.entitled(task));
    }

    @TaskDraft(process = CDS_CREATION, task = "decideWithdrawal")
    DecideWithdrawal proposeDecision(TaskInHand task) {
        return new DecideWithdrawal(null, task.today(), signature.proposed(task), null, null);
    }

    @TaskContract(process = CDS_CREATION, task = "decideWithdrawal", routes = "withdrawalDecision")
    Routing withdraw(DecideWithdrawal form, TaskInHand task) {
        if (form.mode() == NotificationMode.EMAIL) {
            throw new RefusedSubmission("mode", "cds.receipt.certain-date");
        }
        requireDuringTheYear(task, "decidedOn", form.decidedOn());
        signature.require(task.reference(), form.signatory(), form.decidedOn(), "signatory");
        if (form.withdrawalDecision() == WithdrawalDecision.WITHDRAWN) {
            centres.change(task.reference(), centre -> centre.settled(Centre.Approval.WITHDRAWN, form.decidedOn()));
        }
        records.keep(task, form, Visibility.LEAD);
        dossiers.journal(task.reference(), JournalEntry.of("centre.approval." + form.withdrawalDecision(), Visibility.LEAD,
                FrenchDates.of(form.decidedOn())).withNote(form.reasons()), task.userId());
        return Routing.of("withdrawalDecision", form.withdrawalDecision());
    }
}
