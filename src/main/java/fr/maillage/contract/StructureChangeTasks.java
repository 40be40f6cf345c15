package fr.maillage.contract;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import fr.maillage.contract.ChangeForms.ChangeKind;
import fr.maillage.contract.ChangeForms.ChangeTreatment;
import fr.maillage.contract.ChangeForms.ConfirmTeam;
import fr.maillage.contract.ChangeForms.DecidePayments;
import fr.maillage.contract.ChangeForms.HandleChange;
import fr.maillage.contract.ChangeForms.RecordCessation;
import fr.maillage.contract.ChangeForms.ReportChange;
import fr.maillage.contract.ChangeForms.TeamOutlook;
import fr.maillage.dossier.Documents;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.PathEntry;
import fr.maillage.dossier.TaskRecords;
import fr.maillage.dossier.TeamRule;
import fr.maillage.dossier.Visibility;
import fr.maillage.territory.Communes;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;

/** The tasks of {@code structure-change}. */
@Component
class StructureChangeTasks {

    private static final String PROCESS = EngineNames.STRUCTURE_CHANGE;

    /** Kinds that have one treatment of their own; the others are recorded or reviewed. */
    private static final Map<ChangeKind, ChangeTreatment> OWN = new EnumMap<>(Map.of(
            ChangeKind.TEAM, ChangeTreatment.TEAM, ChangeKind.CONVERSION, ChangeTreatment.CONVERSION,
            ChangeKind.CESSATION, ChangeTreatment.CLOSURE));

    private final StructureChanges changes;
    private final StructureRegister register;
    private final RegisteredCases cases;
    private final Dossiers dossiers;
    private final PathEntry paths;
    private final TeamRule teamRule;
    private final Communes communes;
    private final Documents documents;
    private final TaskRecords records;

    StructureChangeTasks(StructureChanges changes, StructureRegister register, RegisteredCases cases, Dossiers dossiers,
                         PathEntry paths, TeamRule teamRule, Communes communes, Documents documents, TaskRecords records) {
        this.changes = changes;
        this.register = register;
        this.cases = cases;
        this.dossiers = dossiers;
        this.paths = paths;
        this.teamRule = teamRule;
        this.communes = communes;
        this.documents = documents;
        this.records = records;
    }

    @TaskContract(process = PROCESS, task = "changeReported", routes = {EngineNames.REFERENCE, EngineNames.TYPE,
            EngineNames.REGION, EngineNames.DEPARTEMENT, EngineNames.STRUCTURE_NAME, EngineNames.TERRITORY,
            EngineNames.STAGE, EngineNames.LEGAL_DATE, StructureChanges.ROW})
    Routing report(ReportChange form, TaskInHand start) {
        Dossier dossier = cases.require(form.dossier(), start);
        requirePossible(form, dossier, start);
        long change = changes.record(dossier, form, start.userId());
        records.keep(dossier.reference(), start, form, Visibility.LEAD);
        return cases.start(dossier.reference()).and(StructureChanges.ROW, change);
    }

    private void requirePossible(ReportChange form, Dossier dossier, TaskInHand start) {
        if (changes.isOpen(dossier.reference(), form.kind()) && OWN.containsKey(form.kind())) {
            throw new RefusedSubmission("kind", "follow-up.change.open");
        }
        switch (form.kind()) {
            case TERRITORY, SPLIT -> requireTerritory(form, dossier);
            case MERGER -> requireOther(form, dossier, start);
            case SITE -> requireSite(form, dossier);
            case PEOPLE -> {
                if (form.seatCommune() != null) {
                    requireCommune(form.seatCommune(), "seatCommune");
                }
            }
            case CONVERSION -> {
                if (!StructureChanges.isConvertible(dossier.type(), form.targetType()) || !paths.isOpenTo(form.targetType())) {
                    throw new RefusedSubmission("targetType", "follow-up.change.target");
                }
            }
            default -> { }
        }
    }

    private void requireTerritory(ReportChange form, Dossier dossier) {
        if (form.territory().isEmpty()) {
            throw new RefusedSubmission("territory", "jakarta.validation.constraints.NotEmpty.message");
        }
        if (form.kind() == ChangeKind.SPLIT && (!dossier.territory().containsAll(form.territory())
                || form.territory().size() >= dossier.territory().size())) {
            throw new RefusedSubmission("territory", "follow-up.change.split");
        }
    }

    private void requireOther(ReportChange form, Dossier dossier, TaskInHand start) {
        Structure other = cases.requireOther(form.otherStructure(), "otherStructure", start);
        if (other.dossier().equals(dossier.reference()) || other.endedOn() != null || other.type() != dossier.type()) {
            throw new RefusedSubmission("otherStructure", "follow-up.change.other");
        }
    }

    private void requireSite(ReportChange form, Dossier dossier) {
        requireCommune(form.siteCommune(), "siteCommune");
        if (form.siteKind() == StructureSite.Kind.MAIN) {
            throw new RefusedSubmission("siteKind", "follow-up.change.main-site");
        }
        if (form.siteFiness() != null && register.isTaken(form.siteFiness(), dossier.reference())) {
            throw new RefusedSubmission("siteFiness", "contract.finess.taken");
        }
    }

    private void requireCommune(String code, String field) {
        if (communes.find(code).isEmpty()) {
            throw new RefusedSubmission(field, "dossier.seat.unknown", code);
        }
    }

    /** What the rule proposes. */
    @TaskDraft(process = PROCESS, task = "handleChange")
    HandleChange proposed(TaskInHand task) {
        StructureChange change = changes.get(change(task));
        return new HandleChange(change.proposedTreatment(), change.proposedAmendment(), null, null);
    }

    @TaskContract(process = PROCESS, task = "handleChange", routes = {"changeTreatment", "contractPurpose"})
    Routing handle(HandleChange form, TaskInHand task) {
        StructureChange change = changes.get(change(task));
        ChangeTreatment own = OWN.get(change.kind());
        boolean recordable = form.changeTreatment() == ChangeTreatment.RECORD || form.changeTreatment() == ChangeTreatment.REVIEW;
        if (form.changeTreatment() != ChangeTreatment.REFUSED && (own == null ? !recordable : form.changeTreatment() != own)) {
            throw new RefusedSubmission("changeTreatment", "follow-up.change.treatment");
        }
        List<String> attached = form.documents() == null ? List.of() : form.documents();
        attached.forEach(document -> documents.require(task.reference(), document, "documents"));
        changes.decide(change.id(), form, task.userId());
        records.keep(task, form, Visibility.LEAD);
        return Routing.of("changeTreatment", form.changeTreatment()).and("contractPurpose", ContractPurpose.AMENDMENT);
    }

    @TaskContract(process = PROCESS, task = "confirmTeam", routes = "teamAnswer")
    Routing confirmTeam(ConfirmTeam form, TaskInHand task) {
        if (form.teamAnswer() == TeamOutlook.REPLACED && !teamRule.isMet(dossiers.get(task.reference()))) {
            throw new RefusedSubmission("teamAnswer", "follow-up.team.still-below");
        }
        changes.confirmTeam(change(task), form, task.userId());
        records.keep(task, form, Visibility.LEAD);
        return Routing.of("teamAnswer", form.teamAnswer());
    }

    @TaskContract(process = PROCESS, task = "decidePayments")
    void decidePayments(DecidePayments form, TaskInHand task) {
        changes.decidePayments(change(task), form, task.userId());
        records.keep(task, form, Visibility.LEAD);
    }

    @TaskContract(process = PROCESS, task = "recordCessation")
    void cease(RecordCessation form, TaskInHand task) {
        changes.cease(change(task), form, task.userId());
        records.keep(task, form, Visibility.LEAD);
    }

    static long change(TaskInHand task) {
        return ((Number) task.variable(StructureChanges.ROW)).longValue();
    }
}
