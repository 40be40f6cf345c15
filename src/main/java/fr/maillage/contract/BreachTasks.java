package fr.maillage.contract;

import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import fr.maillage.contract.BreachForms.BreachDecision;
import fr.maillage.contract.BreachForms.BreachObject;
import fr.maillage.contract.BreachForms.CheckPlan;
import fr.maillage.contract.BreachForms.DecideBreach;
import fr.maillage.contract.BreachForms.ObserveBreach;
import fr.maillage.contract.BreachForms.RecordBreachOpinion;
import fr.maillage.contract.BreachForms.RecordDefence;
import fr.maillage.contract.BreachForms.RecoverAdvance;
import fr.maillage.contract.BreachForms.RecoveryOutcome;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Actors;
import fr.maillage.dossier.Documents;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.TaskRecords;
import fr.maillage.dossier.Visibility;
import fr.maillage.security.CurrentUser;
import fr.maillage.security.MaillageUser;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;

/** The tasks of {@code withdrawal}, and the recovery that it shares with {@code structure-change}. */
@Component
class BreachTasks {

    private static final String PROCESS = EngineNames.WITHDRAWAL;

    private final Breaches breaches;
    private final Recoveries recoveries;
    private final CurrentContract current;
    private final RegisteredCases cases;
    private final Actors actors;
    private final CurrentUser currentUser;
    private final Documents documents;
    private final TaskRecords records;

    BreachTasks(Breaches breaches, Recoveries recoveries, CurrentContract current, RegisteredCases cases, Actors actors,
                CurrentUser currentUser, Documents documents, TaskRecords records) {
        this.breaches = breaches;
        this.recoveries = recoveries;
        this.current = current;
        this.cases = cases;
        this.actors = actors;
        this.currentUser = currentUser;
        this.documents = documents;
        this.records = records;
    }

    @TaskContract(process = PROCESS, task = "breachObserved", routes = {EngineNames.REFERENCE, EngineNames.TYPE,
            EngineNames.REGION, EngineNames.DEPARTEMENT, EngineNames.STRUCTURE_NAME, EngineNames.TERRITORY,
            EngineNames.STAGE, EngineNames.LEGAL_DATE, Breaches.ROW})
    Routing observe(ObserveBreach form, TaskInHand start) {
        Dossier dossier = cases.require(form.dossier(), start);
        if (start.userId() != null) {
            requireAuthority(dossier);
        }
        requireObject(form.breachObject(), dossier);
        long breach = breaches.record(dossier.reference(), form, start.userId());
        records.keep(dossier.reference(), start, form, Visibility.LEAD);
        return cases.start(dossier.reference()).and(Breaches.ROW, breach);
    }

    /** Whoever accompanies a structure does not accuse it. */
    private void requireAuthority(Dossier dossier) {
        MaillageUser user = currentUser.get();
        boolean authority = Stream.of(actors.pilotPair(dossier.reference()).split(","), new String[] {
                        actors.arsHeadquarters(dossier.reference()), actors.cpamSignatories(dossier.reference()),
                        actors.delegationSignatories(dossier.reference())})
                .flatMap(Stream::of).anyMatch(user.groups()::contains);
        if (!authority) {
            throw new RefusedSubmission("dossier", "follow-up.breach.authority");
        }
    }

    private void requireObject(BreachObject object, Dossier dossier) {
        boolean possible = switch (object) {
            case LABEL -> dossier.type() == StructureType.MSP;
            case APPROVAL -> dossier.type() == StructureType.CDS;
            case CONTRACT -> current.of(dossier.reference()).isPresent();
        };
        if (!possible) {
            throw new RefusedSubmission("breachObject", "follow-up.breach.object." + object);
        }
        if (breaches.isOpen(dossier.reference(), object)) {
            throw new RefusedSubmission("breachObject", "follow-up.breach.open");
        }
    }

    @TaskContract(process = PROCESS, task = "recordDefence")
    void defend(RecordDefence form, TaskInHand task) {
        if (form.documents() != null) {
            form.documents().forEach(document -> documents.require(task.reference(), document, "documents"));
        }
        breaches.defend(breach(task), form, task.userId());
        records.keep(task, form, Visibility.LEAD);
    }

    @TaskContract(process = PROCESS, task = "recordBreachOpinion")
    void opine(RecordBreachOpinion form, TaskInHand task) {
        if (form.minutes() != null) {
            documents.require(task.reference(), form.minutes(), "minutes");
        }
        breaches.opine(breach(task), form, task.userId());
        records.keep(task, form, Visibility.ADMINISTRATIONS);
    }

    @TaskContract(process = PROCESS, task = "decideBreach", routes = "breachDecision")
    Routing decide(DecideBreach form, TaskInHand task) {
        Breach breach = breaches.get(breach(task));
        if (form.breachDecision() == BreachDecision.WITHDRAW) {
            if (breach.answeredOn() == null && !form.decidedOn().isAfter(breach.answerDue())) {
                throw new RefusedSubmission("decidedOn", "follow-up.breach.hearing", breach.answerDue());
            }
            if (form.effectiveOn().isBefore(form.decidedOn())) {
                throw new RefusedSubmission("effectiveOn", "follow-up.breach.effective");
            }
        }
        breaches.decide(breach.id(), form, task.userId());
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        return Routing.of("breachDecision", form.breachDecision());
    }

    @TaskContract(process = PROCESS, task = "checkPlan", routes = "planOutcome")
    Routing checkPlan(CheckPlan form, TaskInHand task) {
        breaches.checkPlan(breach(task), form, task.userId());
        records.keep(task, form, Visibility.LEAD);
        return Routing.of("planOutcome", form.planOutcome());
    }

    /** What was advanced beyond the end, by days. */
    @TaskDraft(process = {PROCESS, EngineNames.STRUCTURE_CHANGE}, task = "recoverAdvance")
    RecoverAdvance computed(TaskInHand task) {
        PaymentLine due = recoveries.due(task);
        return new RecoverAdvance(null, due.amount().signum() == 0 ? null : due.amount(),
                due.amount().signum() == 0 ? null : due.source(), null, null, null);
    }

    @TaskContract(process = {PROCESS, EngineNames.STRUCTURE_CHANGE}, task = "recoverAdvance", routes = "recovery")
    Routing recover(RecoverAdvance form, TaskInHand task) {
        boolean amount = form.recovery() == RecoveryOutcome.RECOVERED || form.recovery() == RecoveryOutcome.INSTALMENTS;
        String source = amount ? recoverySource(form, task) : null;
        recoveries.record(task, form, source);
        records.keep(task, form, Visibility.LEAD);
        return Routing.of("recovery", form.recovery());
    }

    private String recoverySource(RecoverAdvance form, TaskInHand task) {
        if (form.amountSource() != null) {
            return form.amountSource();
        }
        PaymentLine due = recoveries.due(task);
        if (due.amount().compareTo(form.amount()) != 0) {
            throw new RefusedSubmission("amountSource", "contract.amount.source");
        }
        return due.source();
    }

    static long breach(TaskInHand task) {
        return ((Number) task.variable(Breaches.ROW)).longValue();
    }
}
