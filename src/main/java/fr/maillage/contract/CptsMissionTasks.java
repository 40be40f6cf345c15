package fr.maillage.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import fr.maillage.dossier.Documents;
import fr.maillage.dossier.TaskRecords;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;

/** The tasks of {@code mission-follow-up}. */
@Component
class CptsMissionTasks {

    private static final String PROCESS = EngineNames.MISSION_FOLLOW_UP;

    private final MissionFollowUps missions;
    private final Documents documents;
    private final TaskRecords records;

    CptsMissionTasks(MissionFollowUps missions, Documents documents, TaskRecords records) {
        this.missions = missions;
        this.documents = documents;
        this.records = records;
    }

    @TaskContract(process = PROCESS, task = "declareStart")
    void declare(DeclareStart form, TaskInHand task) {
        requireUnderContract(form.startedOn(), task);
        requireDocuments(form.evidence(), task);
        missions.declare(mission(task), form.startedOn(), task.userId());
        records.keep(task, form, Visibility.LEAD);
    }

    /** The day that the structure has declared. */
    @TaskDraft(process = PROCESS, task = "observeStart")
    ObserveStart declared(TaskInHand task) {
        return new ObserveStart(null, missions.get(mission(task)).startedOn(), null);
    }

    @TaskContract(process = PROCESS, task = "observeStart", routes = "missionStart")
    Routing observe(ObserveStart form, TaskInHand task) {
        if (form.missionStart() == MissionStart.STARTED) {
            requireUnderContract(form.startedOn(), task);
        }
        missions.observe(mission(task), form, task.userId());
        records.keep(task, form, Visibility.LEAD);
        return Routing.of("missionStart", form.missionStart());
    }

    @TaskDraft(process = PROCESS, task = "payMission")
    PayMission due(TaskInHand task) {
        Optional<PaymentLine> advance = missions.advance(mission(task));
        return new PayMission(null, advance.map(PaymentLine::amount).orElse(null),
                advance.map(PaymentLine::source).orElse(null), null, null);
    }

    @TaskContract(process = PROCESS, task = "payMission", routes = "missionPayment")
    Routing pay(PayMission form, TaskInHand task) {
        String source = form.missionPayment() == PaymentOutcome.PAID ? source(form, task) : null;
        missions.pay(mission(task), form, source, task.userId());
        records.keep(task, form, Visibility.LEAD);
        return Routing.of("missionPayment", form.missionPayment());
    }

    @TaskContract(process = PROCESS, task = "observeDeployment", routes = "deployment")
    Routing deploy(ObserveDeployment form, TaskInHand task) {
        MissionFollowUp mission = missions.get(mission(task));
        if (form.deployment() == Deployment.DEPLOYED) {
            if (mission.startedOn().isAfter(form.deployedOn())) {
                throw new RefusedSubmission("deployedOn", "follow-up.deployment.before-start");
            }
            requireDocuments(form.evidence(), task);
        }
        missions.deploy(mission.id(), form, task.userId());
        records.keep(task, form, Visibility.LEAD);
        return Routing.of("deployment", form.deployment());
    }

    private String source(PayMission form, TaskInHand task) {
        if (form.amountSource() != null) {
            return form.amountSource();
        }
        return missions.advance(mission(task))
                .filter(line -> isSame(line.amount(), form.amount()))
                .map(PaymentLine::source)
                .orElseThrow(() -> new RefusedSubmission("amountSource", "contract.amount.source"));
    }

    private static boolean isSame(BigDecimal one, BigDecimal other) {
        return one.compareTo(other) == 0;
    }

    private void requireUnderContract(LocalDate day, TaskInHand task) {
        Contract contract = missions.contract(missions.get(mission(task)));
        if (day.isBefore(contract.signedOn().orElseThrow())) {
            throw new RefusedSubmission("startedOn", "follow-up.start.before-contract");
        }
    }

    private void requireDocuments(List<String> evidence, TaskInHand task) {
        evidence.forEach(document -> documents.require(task.reference(), document, "evidence"));
    }

    static long mission(TaskInHand task) {
        return ((Number) task.variable(MissionFollowUps.ROW)).longValue();
    }
}
