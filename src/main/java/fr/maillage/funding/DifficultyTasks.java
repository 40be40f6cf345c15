package fr.maillage.funding;

import java.util.HashSet;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import fr.maillage.directory.SignedAct;
import fr.maillage.dossier.Actors;
import fr.maillage.dossier.Cases;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.TaskRecords;
import fr.maillage.dossier.Visibility;
import fr.maillage.funding.AidForms.BeneficiaryChoice;
import fr.maillage.funding.DifficultyForms.AnalyseDifficulty;
import fr.maillage.funding.DifficultyForms.DecideSupport;
import fr.maillage.funding.DifficultyForms.DifficultySupport;
import fr.maillage.funding.DifficultyForms.FollowUpResult;
import fr.maillage.funding.DifficultyForms.HoldFollowUpPoint;
import fr.maillage.funding.DifficultyForms.OrganiseClosure;
import fr.maillage.funding.DifficultyForms.PlanRecovery;
import fr.maillage.funding.DifficultyForms.ReportDifficulty;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.FieldOption;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;
import fr.maillage.workflow.TaskOptions;

/** The tasks of {@code structure-in-difficulty}. */
@Component
class DifficultyTasks {

    private static final String PROCESS = EngineNames.STRUCTURE_IN_DIFFICULTY;
    /** How it ended, for the mail that concludes. */
    private static final String OUTCOME = "difficultyOutcome";

    private final Difficulties difficulties;
    private final Beneficiaries beneficiaries;
    private final Aids aids;
    private final FundingSignatories signatories;
    private final Actors actors;
    private final Cases cases;
    private final Dossiers dossiers;
    private final TaskRecords records;

    DifficultyTasks(Difficulties difficulties, Beneficiaries beneficiaries, Aids aids, FundingSignatories signatories,
                    Actors actors, Cases cases, Dossiers dossiers, TaskRecords records) {
        this.difficulties = difficulties;
        this.beneficiaries = beneficiaries;
        this.aids = aids;
        this.signatories = signatories;
        this.actors = actors;
        this.cases = cases;
        this.dossiers = dossiers;
        this.records = records;
    }

    @TaskDraft(process = PROCESS, task = "difficultyReported")
    ReportDifficulty empty(TaskInHand start) {
        return new ReportDifficulty(null, BeneficiaryChoice.DOSSIER, null, null, null, null, null, null);
    }

    @TaskContract(process = PROCESS, task = "difficultyReported", routes = {Difficulties.DIFFICULTY, "subject"})
    Routing report(ReportDifficulty form, TaskInHand start) {
        String reference = beneficiaries.reference(form.declarationId(), form.beneficiaryChoice(), form.dossier(),
                form.beneficiary(), form.communes(), start.userId());
        Difficulty reported = difficulties.save(new Difficulty(reference, start.today(), new HashSet<>(form.causes()),
                form.description(), form.patients()));
        records.keep(reference, start, form, Visibility.ADMINISTRATIONS);
        dossiers.journal(reference, JournalEntry.of("difficulty.reported", Visibility.ADMINISTRATIONS).withNote(form.description()),
                start.userId());
        return cases.start(reference).and(Difficulties.DIFFICULTY, reported.id()).and("subject", DifficultySubject.of(reported.id()));
    }

    /** What was reported. */
    @TaskDraft(process = PROCESS, task = "analyseDifficulty")
    AnalyseDifficulty reported(TaskInHand task) {
        Difficulty difficulty = difficulties.get(difficulty(task));
        return new AnalyseDifficulty(difficulty.causes().stream().sorted().toList(), null, null, difficulty.patients(), null,
                null, null);
    }

    @TaskContract(process = PROCESS, task = "analyseDifficulty", routes = {"orientation", OUTCOME})
    Routing analyse(AnalyseDifficulty form, TaskInHand task) {
        difficulties.change(difficulty(task), analysed -> analysed.analysed(new HashSet<>(form.causes()), form.debts(),
                form.departures(), form.patients()));
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        journal(task, "difficulty.orientation." + form.orientation(), form.reason());
        return Routing.of("orientation", form.orientation());
    }

    @TaskContract(process = PROCESS, task = "planRecovery")
    void plan(PlanRecovery form, TaskInHand task) {
        difficulties.change(difficulty(task), planned -> planned.planned(form.measures()));
        records.keep(task, form, Visibility.ACCOMPANIERS);
        journal(task, "difficulty.planned", form.calendar());
    }

    @TaskOptions(process = PROCESS, task = "decideSupport")
    Map<String, List<FieldOption>> entitled(TaskInHand task) {
        return Map.of("signatory", signatories.entitled(signing(task), SignedAct.FUNDING, task.today()));
    }

    /** An aid is asked for in a process of its own, of the kind for structures in difficulty. */
    @TaskContract(process = PROCESS, task = "decideSupport", routes = {"support", "aidKind"})
    Routing decide(DecideSupport form, TaskInHand task) {
        if (form.decidedOn().isBefore(difficulties.get(difficulty(task)).reportedOn())) {
            throw new RefusedSubmission("decidedOn", "difficulty.decided-early");
        }
        signatories.require(signing(task), SignedAct.FUNDING, form.signatory(), form.decidedOn());
        difficulties.change(difficulty(task), decided -> decided.decided(form.decidedOn(), form.reasons()));
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        journal(task, "difficulty.support." + form.support(), form.reasons());
        Routing routing = Routing.of("support", form.support());
        return form.support() == DifficultySupport.AID ? routing.and("aidKind", AidKind.DIFFICULTY) : routing;
    }

    @TaskContract(process = PROCESS, task = "holdFollowUpPoint", routes = {"followUp", OUTCOME})
    Routing hold(HoldFollowUpPoint form, TaskInHand task) {
        if (form.followUp() == FollowUpResult.CONTINUE && difficulties.isLastPoint(difficulty(task))) {
            throw new RefusedSubmission("followUp", "difficulty.last-point");
        }
        boolean aided = aids.of(task.reference()).stream()
                .anyMatch(aid -> aid.kind() == AidKind.DIFFICULTY && aid.state().isGranted());
        if (form.followUp() == FollowUpResult.AIDED && !aided) {
            throw new RefusedSubmission("followUp", "difficulty.not-aided");
        }
        difficulties.change(difficulty(task), Difficulty::pointHeld);
        records.keep(task, form, Visibility.ACCOMPANIERS);
        journal(task, "difficulty.point." + form.followUp(), form.findings());
        return Routing.of("followUp", form.followUp()).and(OUTCOME, form.followUp());
    }

    @TaskContract(process = PROCESS, task = "organiseClosure", routes = OUTCOME)
    Routing close(OrganiseClosure form, TaskInHand task) {
        difficulties.change(difficulty(task), closing -> closing.closes(form.closingOn()));
        records.keep(task, form, Visibility.ACCOMPANIERS);
        journal(task, "difficulty.closure", form.patients());
        return Routing.of(OUTCOME, FollowUpResult.CLOSURE);
    }

    private void journal(TaskInHand task, String event, String note) {
        dossiers.journal(task.reference(), JournalEntry.of(event, Visibility.ADMINISTRATIONS).withNote(note), task.userId());
    }

    private String signing(TaskInHand task) {
        return actors.delegationSignatories(task.reference());
    }

    private static Long difficulty(TaskInHand task) {
        return (Long) task.variable(Difficulties.DIFFICULTY);
    }
}
