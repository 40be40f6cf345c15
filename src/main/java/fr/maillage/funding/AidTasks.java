package fr.maillage.funding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import fr.maillage.directory.SignedAct;
import fr.maillage.dossier.Actors;
import fr.maillage.dossier.Deposit;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.TaskRecords;
import fr.maillage.dossier.Visibility;
import fr.maillage.funding.AidForms.AidOutcome;
import fr.maillage.funding.AidForms.AnswerAidAppeal;
import fr.maillage.funding.AidForms.AssessRequest;
import fr.maillage.funding.AidForms.CheckEligibility;
import fr.maillage.funding.AidForms.ChooseAfterRefusal;
import fr.maillage.funding.AidForms.DecideAid;
import fr.maillage.funding.AidForms.DepositRequest;
import fr.maillage.funding.AidForms.LineAmount;
import fr.maillage.funding.AidForms.RecordAidPieces;
import fr.maillage.funding.AidForms.RefusalFollowUp;
import fr.maillage.funding.AidForms.RequestFiling;
import fr.maillage.funding.AidForms.Requested;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.FieldOption;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;
import fr.maillage.workflow.TaskOptions;

/** The tasks of {@code fir-funding}: request, eligibility, assessment, decision, appeal. */
@Component
class AidTasks {

    private static final String PROCESS = EngineNames.FIR_FUNDING;

    private final Aids aids;
    private final AidRules rules;
    private final AidClock aidClock;
    private final AidSituation situation;
    private final FundingSignatories signatories;
    private final FundingWords words;
    private final Actors actors;
    private final Dossiers dossiers;
    private final TaskRecords records;

    AidTasks(Aids aids, AidRules rules, AidClock aidClock, AidSituation situation, FundingSignatories signatories,
             FundingWords words, Actors actors, Dossiers dossiers, TaskRecords records) {
        this.aids = aids;
        this.rules = rules;
        this.aidClock = aidClock;
        this.situation = situation;
        this.signatories = signatories;
        this.words = words;
        this.actors = actors;
        this.dossiers = dossiers;
        this.records = records;
    }

    /** The dossier itself asks, in general. */
    @TaskDraft(process = PROCESS, task = "depositRequest")
    DepositRequest proposedRequest(TaskInHand task) {
        var dossier = dossiers.get(task.reference());
        String siret = dossier.legalExistence().map(existence -> existence.siret()).orElse(null);
        return new DepositRequest(null, new Requested(dossier.name(), null, siret, null, null, null, null, null),
                new Deposit(null, null, task.today()), null);
    }

    @TaskContract(process = PROCESS, task = "depositRequest", routes = "filing")
    Routing deposit(DepositRequest form, TaskInHand task) {
        if (form.filing() == RequestFiling.FILED) {
            aids.file(aid(task), form.request(), "request.", form.deposit().receivedOn(), null, task.userId());
        } else {
            Aid aid = aids.change(aid(task), Aid::notWanted);
            aids.journal(aid, "aid.NOT_WANTED", form.reason(), task.userId(), words.kind(aid));
        }
        records.keep(task, form, Visibility.LEAD);
        return Routing.of("filing", form.filing());
    }

    /** Each rule with its answer; a rule that refuses gives the reason of the refusal. */
    @TaskDraft(process = PROCESS, task = "checkEligibility")
    CheckEligibility examined(TaskInHand task) {
        Aid aid = aids.get(aid(task));
        String reason = refusals(aid);
        List<String> findings = new ArrayList<>();
        aid.findings().forEach(each -> findings.add(words.rule(each.finding(), each.verdict())));
        rules.unreadStart(aid).ifPresent(day -> findings.add(words.text("aid.start-unread", words.day(day))));
        return new CheckEligibility(findings, null, null, null, reason.isEmpty() ? null : reason, List.copyOf(aid.missingPieces()), null);
    }

    @TaskContract(process = PROCESS, task = "checkEligibility", routes = {"eligibility", "aidOutcome"})
    Routing check(CheckEligibility form, TaskInHand task) {
        Aid aid = aids.get(aid(task));
        Routing routing = Routing.of("eligibility", form.eligibility());
        switch (form.eligibility()) {
            case ELIGIBLE -> {
                requireEligible(aid, form);
                aids.journal(aid, "aid.ELIGIBLE", form.assessment(), task.userId(), words.kind(aid));
            }
            case INELIGIBLE -> {
                aids.change(aid.id(), refused -> refused.ineligible(form.reason()));
                aids.journal(aid, "aid.INELIGIBLE", form.reason(), task.userId(), words.kind(aid));
                routing.and("aidOutcome", AidState.INELIGIBLE);
            }
            case INCOMPLETE -> {
                aids.change(aid.id(), incomplete -> incomplete.lacks(new HashSet<>(form.missingPieces()), form.piecesBy()));
                aids.journal(aid, "aid.INCOMPLETE", null, task.userId(), words.kind(aid));
            }
            case ZONE_GIVEN -> {
                if (form.zone() == aid.zone()) {
                    throw new RefusedSubmission("zone", "aid.zone.same");
                }
                aids.change(aid.id(), placed -> placed.liesIn(form.zone()));
                aids.journal(aid, "aid.ZONE_GIVEN", null, task.userId(), words.of(form.zone()));
            }
        }
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        return routing;
    }

    private void requireEligible(Aid aid, CheckEligibility form) {
        if (aid.findings().stream().anyMatch(AidFinding::refuses)) {
            throw new RefusedSubmission("eligibility", "aid.refused-by-rule", refusals(aid));
        }
        if (!aid.missingPieces().isEmpty()) {
            throw new RefusedSubmission("eligibility", "aid.pieces.missing");
        }
        boolean open = aid.findings().stream().anyMatch(finding -> finding.verdict() == Verdict.TO_CHECK);
        if (open && form.assessment() == null) {
            throw new RefusedSubmission("assessment", "aid.assessment");
        }
    }

    /** The rules that refuse, in words. */
    private String refusals(Aid aid) {
        return aid.findings().stream().filter(AidFinding::refuses)
                .map(finding -> words.text("aid.refusal." + finding.finding()))
                .collect(Collectors.joining("\n"));
    }

    @TaskDraft(process = PROCESS, task = "recordAidPieces")
    RecordAidPieces asked(TaskInHand task) {
        return new RecordAidPieces(new Deposit(null, null, task.today()), List.copyOf(aids.get(aid(task)).missingPieces()));
    }

    /** The last required piece moves the period of silence to its receipt. */
    @TaskContract(process = PROCESS, task = "recordAidPieces")
    void receive(RecordAidPieces form, TaskInHand task) {
        Aid aid = aids.get(aid(task));
        LocalDate receivedOn = form.deposit().receivedOn();
        if (receivedOn.isBefore(aid.request().receivedOn())) {
            throw new RefusedSubmission("deposit.receivedOn", "aid.pieces.early", words.day(aid.request().receivedOn()));
        }
        Set<AidPiece> missing = new HashSet<>(aid.missingPieces());
        if (!missing.containsAll(form.pieces())) {
            throw new RefusedSubmission("pieces", "aid.pieces.not-asked");
        }
        form.pieces().forEach(missing::remove);
        aids.change(aid.id(), completed -> {
            completed.lacks(missing, completed.piecesBy());
            if (missing.isEmpty()) {
                completed.complete(receivedOn, aids.silence(receivedOn));
            }
        });
        records.keep(task, form, Visibility.LEAD);
        aids.journal(aid, "aid.pieces", null, task.userId(), form.pieces().size(), words.day(receivedOn));
    }

    /** What the lines ask, up to what the scheme can grant. */
    @TaskDraft(process = PROCESS, task = "assessRequest")
    AssessRequest proposal(TaskInHand task) {
        Aid aid = rules.upToDate(aid(task));
        BigDecimal rate = Optional.ofNullable(aid.rate())
                .orElseGet(() -> rules.rates(aid).map(AidRules.Rates::lowest).orElse(null));
        return new AssessRequest(situation.ofRequest(aid), null, rate, aid.ceiling(), null, capped(aid, aid.highest(rate)), null);
    }

    @TaskContract(process = PROCESS, task = "assessRequest")
    void assess(AssessRequest form, TaskInHand task) {
        Aid aid = rules.upToDate(aid(task));
        requireRate(aid, form.rate());
        requireCeiling(aid, form);
        Map<AidPurpose, BigDecimal> proposed = Aids.byPurpose(aid, form.proposed(), "proposed");
        Aid capped = aids.change(aid.id(), assessed -> {
            assessed.deducts(aid.deduction());
            assessed.share(form.rate());
            if (assessed.ceiling() == null && form.ceiling() != null) {
                assessed.cappedAt(form.ceiling(), form.ceilingSource());
            }
        });
        requireGrantable(capped, proposed, "proposed");
        aids.change(aid.id(), assessed -> assessed.eachLine(proposed, AidLine::proposing));
        records.keep(task, form, Visibility.INTERNAL);
    }

    private void requireRate(Aid aid, BigDecimal rate) {
        Optional<AidRules.Rates> rates = rules.rates(aid);
        if (rates.isPresent() && (rate == null || !rates.get().allow(rate))) {
            throw new RefusedSubmission("rate", "aid.rate.range", rates.get().lowest(), rates.get().highest());
        }
    }

    /** A ceiling of the reference table stands; an unknown one is typed with its source. */
    private static void requireCeiling(Aid aid, AssessRequest form) {
        boolean typed = form.ceiling() != null && (aid.ceiling() == null || aid.ceiling().compareTo(form.ceiling()) != 0);
        if (typed && aid.ceiling() != null) {
            throw new RefusedSubmission("ceiling", "aid.ceiling.known");
        }
        if (typed && form.ceilingSource() == null) {
            throw new RefusedSubmission("ceilingSource", "aid.ceiling.source");
        }
    }

    /** No line above what it asks or outside the scheme, no sum above what the scheme can grant. */
    private void requireGrantable(Aid aid, Map<AidPurpose, BigDecimal> amounts, String field) {
        for (int index = 0; index < aid.lines().size(); index++) {
            AidLine line = aid.lines().get(index);
            Cents amount = Cents.of(amounts.get(line.purpose()));
            if (amount.isPositive() && !aid.covers(line.purpose())) {
                throw new RefusedSubmission(field, "aid.line.not-covered", words.of(line.purpose()));
            }
            if (amount.exceeds(Cents.of(line.asked()))) {
                throw new RefusedSubmission(field, "aid.line.above-asked", words.of(line.purpose()), words.euros(line.asked()));
            }
        }
        Cents highest = aid.highest(aid.rate());
        if (Cents.sum(amounts.values()).exceeds(highest)) {
            Cents deduction = Cents.of(aid.deduction());
            boolean deducted = aid.ceiling() != null && deduction.isPositive();
            throw new RefusedSubmission(field, deducted ? "aid.above-ceiling.deducted" : "aid.above-ceiling",
                    words.euros(highest), words.euros(aid.ceiling()), words.euros(deduction));
        }
    }

    /** Fills the lines one after the other until nothing is left. */
    private static List<LineAmount> capped(Aid aid, Cents highest) {
        List<LineAmount> lines = new ArrayList<>();
        Cents left = highest;
        for (AidLine line : aid.lines()) {
            Cents amount = aid.covers(line.purpose()) ? Cents.of(line.asked()).min(left) : Cents.ZERO;
            left = left.minus(amount);
            lines.add(new LineAmount(line.purpose(), amount.euros()));
        }
        return lines;
    }

    /** What the delegation has proposed, line by line. */
    @TaskDraft(process = PROCESS, task = "decideAid")
    DecideAid proposedDecision(TaskInHand task) {
        Aid aid = rules.upToDate(aid(task));
        String signatory = signatories.reader(signing(task), SignedAct.FUNDING, task.userId(), task.today()).map(agent -> agent.name()).orElse(null);
        return new DecideAid(situation.ofDecision(aid), null, aid.lines().stream().map(line -> new LineAmount(line.purpose(), line.proposed())).toList(),
                task.today().getYear(), null, task.today(), signatory, null);
    }

    @TaskOptions(process = PROCESS, task = "decideAid")
    Map<String, List<FieldOption>> entitled(TaskInHand task) {
        return Map.of("signatory", signatories.entitled(signing(task), SignedAct.FUNDING, task.today()));
    }

    @TaskContract(process = PROCESS, task = "decideAid", routes = "aidOutcome")
    Routing decide(DecideAid form, TaskInHand task) {
        Aid aid = rules.upToDate(aid(task));
        if (form.decidedOn().isBefore(aid.request().receivedOn())) {
            throw new RefusedSubmission("decidedOn", "aid.decision.early", words.day(aid.request().receivedOn()));
        }
        String signatory = signatories.require(signing(task), SignedAct.FUNDING, form.signatory(), form.decidedOn());
        Map<AidPurpose, BigDecimal> granted = granted(aid, form, task);
        AidDecision decision = new AidDecision(form.decidedOn(), form.fiscalYear(), form.reasons(), signatory, form.delegation());
        Aid decided = aids.change(aid.id(), each -> {
            each.deducts(aid.deduction());
            each.eachLine(granted, AidLine::granting);
            each.decide(AidState.valueOf(form.outcome().name()), decision);
        });
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        aids.journal(decided, "aid." + form.outcome(), form.reasons(), task.userId(), words.kind(decided), words.euros(decided.granted()));
        return Routing.of("aidOutcome", form.outcome());
    }

    private Map<AidPurpose, BigDecimal> granted(Aid aid, DecideAid form, TaskInHand task) {
        if (form.outcome() == AidOutcome.REFUSED || form.outcome() == AidOutcome.POSTPONED) {
            return Map.of();
        }
        Map<AidPurpose, BigDecimal> granted = Aids.byPurpose(aid, form.granted(), "granted");
        requireGrantable(aid, granted, "granted");
        Cents sum = Cents.sum(granted.values());
        if (!sum.isPositive()) {
            throw new RefusedSubmission("granted", "aid.nothing-granted");
        }
        if ((form.outcome() == AidOutcome.GRANTED) != sum.equals(aid.asked())) {
            throw new RefusedSubmission("outcome", form.outcome() == AidOutcome.GRANTED ? "aid.not-all" : "aid.all",
                    words.euros(aid.asked()));
        }
        requireOpenCampaign(form.fiscalYear(), task.today());
        return granted;
    }

    /** FIR is yearly money: after the closing of its campaign a year takes no more commitments. */
    private void requireOpenCampaign(int year, LocalDate today) {
        LocalDate closing = aidClock.campaignClosing(year);
        if (today.isAfter(closing)) {
            throw new RefusedSubmission("fiscalYear", "aid.campaign.closed", String.valueOf(year), words.day(closing));
        }
    }

    @TaskContract(process = PROCESS, task = "chooseAfterRefusal", routes = "refusalFollowUp")
    Routing follow(ChooseAfterRefusal form, TaskInHand task) {
        Aid aid = aids.get(aid(task));
        if (form.refusalFollowUp() == RefusalFollowUp.APPEAL) {
            aids.change(aid.id(), contested -> contested.appeal(form.deposit().receivedOn()));
        }
        records.keep(task, form, Visibility.LEAD);
        aids.journal(aid, "aid.refusal." + form.refusalFollowUp(), form.grounds(), task.userId(), words.kind(aid));
        return Routing.of("refusalFollowUp", form.refusalFollowUp());
    }

    @TaskContract(process = PROCESS, task = "answerAidAppeal", routes = "aidAppeal")
    Routing answer(AnswerAidAppeal form, TaskInHand task) {
        Aid aid = aids.get(aid(task));
        if (form.decidedOn().isBefore(aid.appealReceivedOn())) {
            throw new RefusedSubmission("decidedOn", "aid.decision.early", words.day(aid.appealReceivedOn()));
        }
        aids.change(aid.id(), contested -> contested.answerAppeal(form.reasons()));
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        aids.journal(aid, "aid.appeal." + form.aidAppeal(), form.reasons(), task.userId(), words.kind(aid));
        return Routing.of("aidAppeal", form.aidAppeal());
    }

    private String signing(TaskInHand task) {
        return actors.delegationSignatories(task.reference());
    }

    private static Long aid(TaskInHand task) {
        return (Long) task.variable(Aids.AID);
    }
}
