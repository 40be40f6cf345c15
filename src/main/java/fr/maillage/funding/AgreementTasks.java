package fr.maillage.funding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import fr.maillage.directory.SignedAct;
import fr.maillage.dossier.Actors;
import fr.maillage.dossier.Deposit;
import fr.maillage.dossier.Documents;
import fr.maillage.dossier.TaskRecords;
import fr.maillage.dossier.Visibility;
import fr.maillage.funding.AgreementForms.AidSignature;
import fr.maillage.funding.AgreementForms.CheckCommitment;
import fr.maillage.funding.AgreementForms.Commitment;
import fr.maillage.funding.AgreementForms.ControlSpending;
import fr.maillage.funding.AgreementForms.ControlledLine;
import fr.maillage.funding.AgreementForms.DraftAgreement;
import fr.maillage.funding.AgreementForms.Existence;
import fr.maillage.funding.AgreementForms.IssueRecoveryOrder;
import fr.maillage.funding.AgreementForms.PayBalance;
import fr.maillage.funding.AgreementForms.PayInstalment;
import fr.maillage.funding.AgreementForms.PlannedInstalment;
import fr.maillage.funding.AgreementForms.RecordAidExistence;
import fr.maillage.funding.AgreementForms.RecordDissolution;
import fr.maillage.funding.AgreementForms.Recovery;
import fr.maillage.funding.AgreementForms.ReportSpending;
import fr.maillage.funding.AgreementForms.SignAgreement;
import fr.maillage.funding.AidForms.LineAmount;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.FieldOption;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;
import fr.maillage.workflow.TaskOptions;

/** The tasks by which a granted aid is paid and accounted for. */
@Component
class AgreementTasks {

    private static final String PROCESS = EngineNames.AID_AGREEMENT;

    private final Agreements agreements;
    private final Aids aids;
    private final AidSituation situation;
    private final FundingSignatories signatories;
    private final FundingWords words;
    private final Actors actors;
    private final Documents documents;
    private final TaskRecords records;

    AgreementTasks(Agreements agreements, Aids aids, AidSituation situation,
                   FundingSignatories signatories, FundingWords words, Actors actors, Documents documents,
                   TaskRecords records) {
        this.agreements = agreements;
        this.aids = aids;
        this.situation = situation;
        this.signatories = signatories;
        this.words = words;
        this.actors = actors;
        this.documents = documents;
        this.records = records;
    }

    /** The year of the decision; an agreement where what the beneficiary has been granted for it takes one. */
    @TaskDraft(process = PROCESS, task = "draftAgreement")
    DraftAgreement proposal(TaskInHand task) {
        Aid aid = aids.get(aid(task));
        int year = aid.decision().map(AidDecision::fiscalYear).orElse(task.today().getYear());
        AgreementForm form = agreements.takesAgreement(agreements.grantedInYear(aid, year), task.today()) ? AgreementForm.AGREEMENT : null;
        return new DraftAgreement(situation.ofYear(aid, year), form, null, task.today(), null, year, null, null);
    }

    @TaskContract(process = PROCESS, task = "draftAgreement")
    void draft(DraftAgreement form, TaskInHand task) {
        Aid aid = aids.get(aid(task));
        Cents ofYear = agreements.grantedInYear(aid, form.fiscalYear());
        if (form.form() == AgreementForm.DECISION && agreements.takesAgreement(ofYear, task.today())) {
            throw new RefusedSubmission("form", "aid.agreement.compulsory", words.euros(ofYear), String.valueOf(form.fiscalYear()));
        }
        if (!form.endsOn().isAfter(form.startsOn())) {
            throw new RefusedSubmission("endsOn", "aid.agreement.period");
        }
        if (aid.kind() == AidKind.REAL_ESTATE && (form.commitmentUntil() == null || !form.commitmentUntil().isAfter(form.startsOn()))) {
            throw new RefusedSubmission("commitmentUntil", "aid.agreement.commitment");
        }
        Cents planned = Cents.sum(form.instalments().stream().map(PlannedInstalment::amount).toList());
        if (!planned.equals(aid.granted())) {
            throw new RefusedSubmission("instalments", "aid.instalments.sum", words.euros(planned), words.euros(aid.granted()));
        }
        agreements.change(aid.id(), agreement -> agreement.draft(form.form(), form.number(), form.startsOn(), form.endsOn(),
                form.fiscalYear(), form.commitmentUntil(), form.instalments().stream()
                        .map(each -> new Instalment(each.label(), each.amount(), each.condition(), each.dueOn(), null, null)).toList()));
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        aids.journal(aid, "aid.agreement.drafted", null, task.userId(), form.number(), words.euros(aid.granted()));
    }

    @TaskContract(process = PROCESS, task = "recordAidExistence")
    void exist(RecordAidExistence form, TaskInHand task) {
        Aid aid = aids.get(aid(task));
        if (form.existence() == Existence.RECORDED) {
            agreements.change(aid.id(), agreement -> agreement.exists(form.siret()));
            aids.journal(aid, "aid.payable", null, task.userId());
        } else {
            var document = documents.require(task.reference(), form.carrierDocument(), "carrierDocument").id();
            agreements.change(aid.id(), agreement -> agreement.carriedBy(
                    new Carrier(form.carrier(), form.carrierSiret(), form.carrierUntil(), document)));
            aids.journal(aid, "aid.carried", null, task.userId(), form.carrier(), words.day(form.carrierUntil()));
        }
        records.keep(task, form, Visibility.ADMINISTRATIONS);
    }

    @TaskDraft(process = PROCESS, task = "signAgreement")
    SignAgreement prepared(TaskInHand task) {
        String signatory = party(task) == AidParty.BENEFICIARY ? null
                : signatories.reader(signing(task), SignedAct.FUNDING, task.userId(), task.today()).map(agent -> agent.name()).orElse(null);
        return new SignAgreement(null, signatory, null, task.today(), null);
    }

    /** The agency chooses among those who hold a delegation; the beneficiary writes the name. */
    @TaskOptions(process = PROCESS, task = "signAgreement")
    Map<String, List<FieldOption>> entitled(TaskInHand task) {
        return party(task) == AidParty.BENEFICIARY ? Map.of()
                : Map.of("signatory", signatories.entitled(signing(task), SignedAct.FUNDING, task.today()));
    }

    @TaskContract(process = PROCESS, task = "signAgreement")
    void sign(SignAgreement form, TaskInHand task) {
        String signatory = form.signatory();
        if (form.signature() == AidSignature.SIGNED && party(task) == AidParty.AGENCY) {
            if (form.delegation() == null) {
                throw new RefusedSubmission("delegation", "jakarta.validation.constraints.NotNull.message");
            }
            signatory = signatories.require(signing(task), SignedAct.FUNDING, form.signatory(), form.signedOn());
        }
        agreements.sign(aid(task), party(task), form, signatory);
        records.keep(task, form, Visibility.LEAD);
        aids.journal(aids.get(aid(task)), "aid.agreement." + form.signature(), form.reason(), task.userId(), words.of(party(task)));
    }

    @TaskDraft(process = PROCESS, task = "payInstalment")
    PayInstalment due(TaskInHand task) {
        Aid aid = aids.get(aid(task));
        BigDecimal amount = agreements.get(aid.id()).payableNow().map(each -> due(aid, each).euros()).orElse(null);
        return new PayInstalment(situation.ofPayment(aid), null, null, amount, task.today(), null);
    }

    @TaskContract(process = PROCESS, task = "payInstalment", routes = "aidPayment")
    Routing pay(PayInstalment form, TaskInHand task) {
        Aid aid = aids.get(aid(task));
        if (form.aidPayment() == PaymentOutcome.PAID) {
            requirePayee(aid, form.paidOn());
            requireDue(aid, form);
            agreements.pay(aid.id(), form.amount(), form.paidOn(), task.userId());
            agreements.change(aid.id(), agreement -> agreement.pay(form.amount(), form.paidOn(), form.invoiced()));
            paidInJournal(aid, form.amount(), form.paidOn(), task);
        } else {
            block(aid, form.blockingReason(), task);
        }
        records.keep(task, form, Visibility.LEAD);
        return Routing.of("aidPayment", form.aidPayment());
    }

    private void requirePayee(Aid aid, LocalDate day) {
        if (agreements.payee(aid.id(), day).isEmpty()) {
            throw new RefusedSubmission("aidPayment", "aid.payment.no-payee");
        }
    }

    /** What a report has left unspent is deducted from the instalment that follows it. */
    private Cents due(Aid aid, Instalment instalment) {
        Cents planned = Cents.of(instalment.amount());
        return instalment.condition() == InstalmentCondition.ON_REPORT ? planned.less(agreements.settlement(aid.id()).overpaid())
                : planned;
    }

    /** Not more than the instalment, and on invoices not more than they give right to. */
    private void requireDue(Aid aid, PayInstalment form) {
        AidAgreement agreement = agreements.get(aid.id());
        Instalment instalment = agreement.payableNow().orElseThrow();
        Cents amount = Cents.of(form.amount());
        if (amount.exceeds(due(aid, instalment))) {
            throw new RefusedSubmission("amount", "aid.payment.above-instalment", words.euros(due(aid, instalment)));
        }
        if (instalment.dueOn() != null && form.paidOn().isBefore(instalment.dueOn())) {
            throw new RefusedSubmission("paidOn", "aid.payment.early", words.day(instalment.dueOn()));
        }
        if (instalment.condition() == InstalmentCondition.ON_INVOICES) {
            if (form.invoiced() == null) {
                throw new RefusedSubmission("invoiced", "jakarta.validation.constraints.NotNull.message");
            }
            Cents invoiced = agreement.invoiced().plus(Cents.of(form.invoiced()));
            Cents earned = aid.rate() == null ? invoiced : invoiced.share(aid.rate());
            Cents left = earned.less(agreements.paid(aid.id()));
            if (amount.exceeds(left)) {
                throw new RefusedSubmission("amount", "aid.payment.above-invoices", words.euros(left));
            }
        }
    }

    @TaskDraft(process = PROCESS, task = "reportSpending")
    ReportSpending reported(TaskInHand task) {
        return new ReportSpending(new Deposit(null, null, task.today()), amounts(aids.get(aid(task))), null);
    }

    @TaskContract(process = PROCESS, task = "reportSpending")
    void report(ReportSpending form, TaskInHand task) {
        Aid aid = aids.get(aid(task));
        Map<AidPurpose, BigDecimal> spent = Aids.byPurpose(aid, form.spent(), "spent");
        form.documents().forEach(document -> documents.require(task.reference(), document, "documents"));
        aids.change(aid.id(), spending -> spending.eachLine(spent, AidLine::spending));
        records.keep(task, form, Visibility.LEAD);
        aids.journal(aid, "aid.reported", null, task.userId(), words.euros(Cents.sum(spent.values())));
    }

    @TaskDraft(process = PROCESS, task = "recordDissolution")
    RecordDissolution spentSoFar(TaskInHand task) {
        return new RecordDissolution(null, null, null, amounts(aids.get(aid(task))));
    }

    @TaskContract(process = PROCESS, task = "recordDissolution")
    void dissolve(RecordDissolution form, TaskInHand task) {
        Aid aid = aids.get(aid(task));
        Map<AidPurpose, BigDecimal> spent = Aids.byPurpose(aid, form.spent(), "spent");
        aids.change(aid.id(), spending -> spending.eachLine(spent, AidLine::spending));
        agreements.change(aid.id(), agreement -> agreement.dissolved(
                new Liquidation(form.dissolvedOn(), form.liquidator(), form.liquidatorEmail())));
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        aids.journal(aid, "aid.dissolved", null, task.userId(), words.day(form.dissolvedOn()), form.liquidator());
    }

    /** Everything that was reported, to be accepted or not. */
    @TaskDraft(process = PROCESS, task = "controlSpending")
    ControlSpending reportedLines(TaskInHand task) {
        Aid aid = aids.get(aid(task));
        return new ControlSpending(situation.ofPayment(aid), aid.lines().stream()
                .map(line -> new ControlledLine(line.purpose(), line.spent(), null)).toList(), null, null, null, null);
    }

    @TaskContract(process = PROCESS, task = "controlSpending", routes = "control")
    Routing control(ControlSpending form, TaskInHand task) {
        Aid aid = aids.get(aid(task));
        Map<AidPurpose, BigDecimal> accepted = accepted(aid, form);
        Map<AidPurpose, String> reasons = new HashMap<>();
        form.lines().forEach(line -> reasons.put(line.purpose(), line.rejection()));
        aids.change(aid.id(), controlled -> {
            controlled.eachLine(accepted, (line, amount) -> line.accepting(amount, null));
            controlled.reject(reasons);
        });
        AidAgreement before = agreements.get(aid.id());
        agreements.change(aid.id(), agreement -> agreement.controlled(form.control(), form.transferable(), form.extendedUntil()));
        Settlement settlement = agreements.settlement(aid.id());
        requirePossible(form.control(), before, settlement);
        if (form.control() == SpendingControl.RECOVERY) {
            agreements.change(aid.id(), agreement -> agreement.owes(settlement.overpaid().euros()));
        }
        records.keep(task, form, Visibility.LEAD);
        aids.journal(aid, "aid.control." + form.control(), form.note(), task.userId(), words.kind(aid),
                words.euros(settlement.earned()), words.euros(settlement.paid()));
        return Routing.of("control", form.control());
    }

    private Map<AidPurpose, BigDecimal> accepted(Aid aid, ControlSpending form) {
        Map<AidPurpose, BigDecimal> accepted = Aids.byPurpose(aid,
                form.lines().stream().map(line -> new LineAmount(line.purpose(), line.accepted())).toList(), "lines");
        List<AidLine> lines = aid.lines();
        for (int index = 0; index < form.lines().size(); index++) {
            ControlledLine controlled = form.lines().get(index);
            Cents spent = lines.stream().filter(line -> line.purpose() == controlled.purpose()).findFirst()
                    .map(line -> Cents.of(line.spent())).orElseThrow();
            if (Cents.of(controlled.accepted()).exceeds(spent)) {
                throw new RefusedSubmission("lines[%d].accepted".formatted(index), "aid.control.above-spent", words.euros(spent));
            }
            if (spent.exceeds(Cents.of(controlled.accepted())) && controlled.rejection() == null) {
                throw new RefusedSubmission("lines[%d].rejection".formatted(index), "aid.control.reason");
            }
        }
        return accepted;
    }

    /** What the figures and the past allow; a dissolved beneficiary gets no more time. */
    private void requirePossible(SpendingControl control, AidAgreement before, Settlement settlement) {
        boolean goesOn = control == SpendingControl.NEXT_YEAR || control == SpendingControl.EXTENSION;
        if (goesOn && before.liquidation().isPresent()) {
            throw new RefusedSubmission("control", "aid.control.dissolved");
        }
        switch (control) {
            case BALANCE -> refuseWhen(settlement.overpaid().isPositive(), "aid.control.overpaid", words.euros(settlement.overpaid()));
            case RECOVERY -> refuseWhen(!settlement.overpaid().isPositive(), "aid.control.nothing-overpaid");
            case NEXT_YEAR -> refuseWhen(before.next().isEmpty(), "aid.control.all-paid");
            case EXTENSION -> refuseWhen(before.extendedUntil().isPresent(), "aid.control.extended");
        }
    }

    private static void refuseWhen(boolean broken, String message, Object... arguments) {
        if (broken) {
            throw new RefusedSubmission("control", message, arguments);
        }
    }

    @TaskDraft(process = PROCESS, task = "payBalance")
    PayBalance balance(TaskInHand task) {
        return new PayBalance(null, task.today(), null);
    }

    @TaskContract(process = PROCESS, task = "payBalance", routes = "aidPayment")
    Routing payBalance(PayBalance form, TaskInHand task) {
        Aid aid = aids.get(aid(task));
        if (form.aidPayment() == PaymentOutcome.PAID) {
            requirePayee(aid, form.paidOn());
            BigDecimal balance = agreements.settlement(aid.id()).balance().euros();
            agreements.pay(aid.id(), balance, form.paidOn(), task.userId());
            paidInJournal(aid, balance, form.paidOn(), task);
        } else {
            block(aid, form.blockingReason(), task);
        }
        records.keep(task, form, Visibility.LEAD);
        return Routing.of("aidPayment", form.aidPayment());
    }

    @TaskDraft(process = EngineNames.AID_RECOVERY, task = "issueRecoveryOrder")
    IssueRecoveryOrder owed(TaskInHand task) {
        AidAgreement agreement = agreements.get(aid(task));
        return new IssueRecoveryOrder(null, agreement.orderNumber(), agreement.recoverable(), task.today(), null, null);
    }

    @TaskContract(process = EngineNames.AID_RECOVERY, task = "issueRecoveryOrder", routes = "recovery")
    Routing recover(IssueRecoveryOrder form, TaskInHand task) {
        AidAgreement agreement = agreements.get(aid(task));
        if (form.amount().compareTo(agreement.recoverable()) != 0) {
            throw new RefusedSubmission("amount", "aid.recovery.amount", words.euros(agreement.recoverable()));
        }
        agreements.change(agreement.aid(), owed -> {
            owed.orderedBack(form.orderNumber());
            if (form.recovery() == Recovery.RECOVERED) {
                owed.recovered(form.recoveredOn());
            }
        });
        records.keep(task, form, Visibility.LEAD);
        aids.journal(aids.get(agreement.aid()), "aid.recovery." + form.recovery(), form.schedule(), task.userId(),
                form.orderNumber(), words.euros(form.amount()));
        return Routing.of("recovery", form.recovery());
    }

    @TaskContract(process = EngineNames.REAL_ESTATE_AID, task = "checkCommitment", routes = "commitment")
    Routing check(CheckCommitment form, TaskInHand task) {
        Aid aid = aids.get(aid(task));
        agreements.change(aid.id(), agreement -> agreement.checked(form.checkedOn()));
        if (form.commitment() == Commitment.BREACHED) {
            Cents owed = agreements.owedAfterBreach(aid.id(), form.breachedOn());
            if (!owed.isPositive()) {
                throw new RefusedSubmission("breachedOn", "aid.commitment.over");
            }
            agreements.change(aid.id(), agreement -> agreement.owes(owed.euros()));
        }
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        aids.journal(aid, "aid.commitment." + form.commitment(), form.reason(), task.userId(), words.day(form.checkedOn()));
        return Routing.of("commitment", form.commitment());
    }

    private void block(Aid aid, String reason, TaskInHand task) {
        agreements.block(aid.id(), reason, task.userId());
        aids.journal(aid, "aid.BLOCKED", reason, task.userId(), words.kind(aid));
    }

    private void paidInJournal(Aid aid, BigDecimal amount, LocalDate day, TaskInHand task) {
        aids.journal(aid, "aid.PAID", null, task.userId(), words.kind(aid), words.euros(amount), words.day(day));
    }

    private static List<LineAmount> amounts(Aid aid) {
        List<LineAmount> lines = new ArrayList<>();
        aid.lines().forEach(line -> lines.add(new LineAmount(line.purpose(), line.spent())));
        return lines;
    }

    private static AidParty party(TaskInHand task) {
        return AidParty.valueOf((String) task.variable("aidParty"));
    }

    private String signing(TaskInHand task) {
        return actors.delegationSignatories(task.reference());
    }

    private static Long aid(TaskInHand task) {
        return (Long) task.variable(Aids.AID);
    }
}
