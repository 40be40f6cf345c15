package fr.maillage.support.mission;

import static fr.maillage.workflow.EngineNames.CONSULTANT_MISSION;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Component;

import fr.maillage.directory.Directory;
import fr.maillage.directory.Organisation;
import fr.maillage.dossier.Cases;
import fr.maillage.dossier.Documents;
import fr.maillage.dossier.StoredDocument;
import fr.maillage.dossier.TaskRecords;
import fr.maillage.dossier.Visibility;
import fr.maillage.reference.Euros;
import fr.maillage.support.mission.MissionForms.AnswerOrder;
import fr.maillage.support.mission.MissionForms.CertifyService;
import fr.maillage.support.mission.MissionForms.DecideAdmission;
import fr.maillage.support.mission.MissionForms.DecideAfterNotice;
import fr.maillage.support.mission.MissionForms.DecideWithoutHolder;
import fr.maillage.support.mission.MissionForms.Deliver;
import fr.maillage.support.mission.MissionForms.Evaluation;
import fr.maillage.support.mission.MissionForms.ExpressNeed;
import fr.maillage.support.mission.MissionForms.FormalNotice;
import fr.maillage.support.mission.MissionForms.GiveOpinion;
import fr.maillage.support.mission.MissionForms.HoldLaunchMeeting;
import fr.maillage.support.mission.MissionForms.IssueOrder;
import fr.maillage.support.mission.MissionForms.NeedOutcome;
import fr.maillage.support.mission.MissionForms.NoticeOutcome;
import fr.maillage.support.mission.MissionForms.OrderAnswer;
import fr.maillage.support.mission.MissionForms.OrderOutcome;
import fr.maillage.support.mission.MissionForms.RequestMission;
import fr.maillage.support.mission.MissionForms.SubmitOffer;
import fr.maillage.support.mission.MissionForms.WithoutHolder;
import fr.maillage.workflow.FieldOption;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.RunningProcesses;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;
import fr.maillage.workflow.TaskOptions;

/** The tasks of {@code consultant-mission}. */
@Component
class MissionTasks {

    private final Missions missions;
    private final BuyersView view;
    private final MissionDates dates;
    private final Cases cases;
    private final Directory directory;
    private final Documents documents;
    private final TaskRecords records;
    private final RunningProcesses running;

    MissionTasks(Missions missions, BuyersView view, MissionDates dates, Cases cases, Directory directory,
                 Documents documents, TaskRecords records, RunningProcesses running) {
        this.missions = missions;
        this.view = view;
        this.dates = dates;
        this.cases = cases;
        this.directory = directory;
        this.documents = documents;
        this.records = records;
        this.running = running;
    }

    @TaskContract(process = CONSULTANT_MISSION, task = "missionRequested", routes = "mission")
    Routing request(RequestMission form, TaskInHand start) {
        String reference = cases.requireWritable(form.dossier(), "dossier").reference();
        long mission = missions.record(reference, form.lot(), MissionOrigin.FORM, start.userId()).id();
        missions.describe(mission, form.need(), Set.of(), start.userId());
        records.keep(reference, start, form, Visibility.ACCOMPANIERS);
        return cases.start(reference).and("mission", mission);
    }

    /** What is known of the need, after a ceiling stopped the order or when a study has described it. */
    @TaskDraft(process = CONSULTANT_MISSION, task = "expressNeed")
    ExpressNeed known(TaskInHand task) {
        ConsultantMission mission = missions.get(mission(task));
        return new ExpressNeed(null, mission.purpose().orElse(null), mission.deliverable(), mission.days(),
                mission.wantedOn(), mission.papers().stream().map(UUID::toString).toList(), null);
    }

    @TaskContract(process = CONSULTANT_MISSION, task = "expressNeed", routes = "needOutcome")
    Routing express(ExpressNeed form, TaskInHand task) {
        if (form.needOutcome() == NeedOutcome.WITHDRAWN) {
            missions.withdraw(mission(task), form.reason(), task.userId());
        } else {
            Set<UUID> papers = new LinkedHashSet<>();
            form.need().papers().forEach(id -> papers.add(documents.require(task.reference(), id, "papers").id()));
            missions.describe(mission(task), form.need(), papers, task.userId());
        }
        records.keep(task, form, Visibility.ACCOMPANIERS);
        return Routing.of("needOutcome", form.needOutcome());
    }

    @TaskContract(process = CONSULTANT_MISSION, task = "submitOffer")
    void offer(SubmitOffer form, TaskInHand task) {
        String organisation = directory.organisationOfGroup((String) task.variable("holderGroup"))
                .map(Organisation::id).orElseThrow();
        missions.offer(mission(task), organisation, form,
                form.document() == null ? null : document(task, form.document(), "document"));
        records.keep(task, form, Visibility.INTERNAL);
    }

    /** The holder whom the rule designates, and what the buyer should know. */
    @TaskDraft(process = CONSULTANT_MISSION, task = "issueOrder")
    IssueOrder proposed(TaskInHand task) {
        ConsultantMission mission = missions.get(mission(task));
        return new IssueOrder(view.situation(mission), null, view.designated(mission).orElse(null), null,
                view.offeredPrice(mission).map(Euros::of).orElse(null), null, mission.wantedOn(), null);
    }

    @TaskOptions(process = CONSULTANT_MISSION, task = "issueOrder")
    Map<String, List<FieldOption>> available(TaskInHand task) {
        return Map.of("consultant", view.holders(missions.get(mission(task))));
    }

    @TaskContract(process = CONSULTANT_MISSION, task = "issueOrder", routes = "orderOutcome")
    Routing order(IssueOrder form, TaskInHand task) {
        switch (form.orderOutcome()) {
            case ISSUED -> missions.issue(mission(task), form, task.userId());
            case CEILING_REACHED -> missions.reportCeiling(mission(task), form.reason(), task.userId());
            case REFUSED -> missions.refuse(mission(task), form.reason(), task.userId());
        }
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        return Routing.of("orderOutcome", form.orderOutcome());
    }

    @TaskContract(process = CONSULTANT_MISSION, task = "answerOrder", routes = "orderAnswer")
    Routing answer(AnswerOrder form, TaskInHand task) {
        if (form.orderAnswer() == OrderAnswer.ACCEPTED) {
            missions.accept(mission(task), form, task.userId());
        } else {
            missions.decline(mission(task), form, task.userId());
        }
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        return Routing.of("orderAnswer", form.orderAnswer());
    }

    @TaskContract(process = CONSULTANT_MISSION, task = "decideWithoutHolder", routes = "withoutHolder")
    Routing decide(DecideWithoutHolder form, TaskInHand task) {
        if (form.withoutHolder() == WithoutHolder.GIVEN_UP) {
            missions.giveUp(mission(task), form.reason(), task.userId());
        }
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        return Routing.of("withoutHolder", form.withoutHolder());
    }

    @TaskContract(process = CONSULTANT_MISSION, task = "holdLaunchMeeting")
    void launch(HoldLaunchMeeting form, TaskInHand task) {
        missions.launch(mission(task), form, task.userId());
        records.keep(task, form, Visibility.LEAD);
    }

    @TaskContract(process = CONSULTANT_MISSION, task = "deliver", routes = "productionOutcome")
    Routing deliver(Deliver form, TaskInHand task) {
        missions.deliver(mission(task), form, document(task, form.document(), "document"), task.userId());
        records.keep(task, form, Visibility.ACCOMPANIERS);
        return Routing.of("productionOutcome", "DELIVERED");
    }

    @TaskContract(process = CONSULTANT_MISSION, task = "giveFormalNotice")
    void giveNotice(FormalNotice form, TaskInHand task) {
        missions.giveNotice(mission(task), form, task.userId());
        records.keep(task, form, Visibility.ADMINISTRATIONS);
    }

    /** The penalty that the agreement sets for the delay so far. */
    @TaskDraft(process = CONSULTANT_MISSION, task = "decideAfterNotice")
    DecideAfterNotice penalty(TaskInHand task) {
        return new DecideAfterNotice(null, null, view.penalty(missions.get(mission(task)), task.today())
                .map(Euros::of).orElse(null), null);
    }

    @TaskContract(process = CONSULTANT_MISSION, task = "decideAfterNotice", routes = "productionOutcome")
    Routing afterNotice(DecideAfterNotice form, TaskInHand task) {
        long mission = mission(task);
        if (form.penalty() != null && Euros.cents(form.penalty()) > missions.order(mission).price()) {
            throw new RefusedSubmission("penalty", "mission.penalty.price", Euros.text(missions.order(mission).price()));
        }
        if (form.productionOutcome() == NoticeOutcome.REGULARISED) {
            missions.regularise(mission, form, task.userId());
            running.moveDueDate(CONSULTANT_MISSION, task.reference(), Map.of("mission", mission), "deliver",
                    dates.due(mission));
        } else {
            missions.terminate(mission, form, task.userId());
        }
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        return Routing.of("productionOutcome", form.productionOutcome());
    }

    @TaskContract(process = CONSULTANT_MISSION, task = "giveDeliverableOpinion")
    void opine(GiveOpinion form, TaskInHand task) {
        OpinionSource source = OpinionSource.valueOf((String) task.variable("opinionOf"));
        if (source == OpinionSource.LEAD && form.deposit() == null) {
            throw new RefusedSubmission("deposit", "mission.opinion.deposit");
        }
        if (source != OpinionSource.LEAD && form.deposit() != null) {
            throw new RefusedSubmission("deposit", "mission.opinion.no-deposit");
        }
        missions.opine(mission(task), source, form, task.userId());
        records.keep(task, form, Visibility.ADMINISTRATIONS);
    }

    @TaskDraft(process = CONSULTANT_MISSION, task = "decideAdmission")
    DecideAdmission opinions(TaskInHand task) {
        return new DecideAdmission(view.opinions(missions.get(mission(task))), null, null, null, null, null);
    }

    @TaskContract(process = CONSULTANT_MISSION, task = "decideAdmission", routes = "admission")
    Routing admit(DecideAdmission form, TaskInHand task) {
        missions.decide(mission(task), form, task.userId());
        records.keep(task, form, Visibility.ACCOMPANIERS);
        return Routing.of("admission", form.admission());
    }

    @TaskDraft(process = CONSULTANT_MISSION, task = "certifyService")
    CertifyService payable(TaskInHand task) {
        return new CertifyService(Euros.of(missions.order(mission(task)).payable()), null, task.today());
    }

    @TaskContract(process = CONSULTANT_MISSION, task = "certifyService")
    void certify(CertifyService form, TaskInHand task) {
        long payable = missions.order(mission(task)).payable();
        if (Euros.cents(form.amount()) > payable) {
            throw new RefusedSubmission("amount", "mission.certify.payable", Euros.text(payable));
        }
        missions.certify(mission(task), form, task.userId());
        records.keep(task, form, Visibility.ADMINISTRATIONS);
    }

    @TaskContract(process = CONSULTANT_MISSION, task = "evaluateMission")
    void evaluate(Evaluation form, TaskInHand task) {
        missions.evaluate(mission(task), form, task.userId());
        records.keep(task, form, Visibility.ADMINISTRATIONS);
    }

    private UUID document(TaskInHand task, String id, String field) {
        StoredDocument found = documents.require(task.reference(), id, field);
        return found.id();
    }

    private static long mission(TaskInHand task) {
        return (Long) task.variable("mission");
    }
}
