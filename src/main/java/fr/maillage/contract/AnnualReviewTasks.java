package fr.maillage.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import fr.maillage.contract.AnnualReportForms.CheckReport;
import fr.maillage.contract.AnnualReportForms.Deduction;
import fr.maillage.contract.AnnualReportForms.Expense;
import fr.maillage.contract.AnnualReportForms.ExpenseCheck;
import fr.maillage.contract.AnnualReportForms.ExpenseState;
import fr.maillage.contract.AnnualReportForms.HoldMeeting;
import fr.maillage.contract.AnnualReportForms.Indicator;
import fr.maillage.contract.AnnualReportForms.IndicatorCheck;
import fr.maillage.contract.AnnualReportForms.PayYear;
import fr.maillage.contract.AnnualReportForms.RecordCommitteeOpinion;
import fr.maillage.contract.AnnualReportForms.RecordReport;
import fr.maillage.contract.AnnualReportForms.ReportCheck;
import fr.maillage.dossier.Documents;
import fr.maillage.dossier.TaskRecords;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;

/** The tasks of {@code annual-review}. */
@Component
class AnnualReviewTasks {

    private static final String PROCESS = EngineNames.ANNUAL_REVIEW;

    private final AnnualReviews reviews;
    private final YearPayments yearPayments;
    private final Documents documents;
    private final TaskRecords records;

    AnnualReviewTasks(AnnualReviews reviews, YearPayments yearPayments, Documents documents, TaskRecords records) {
        this.reviews = reviews;
        this.yearPayments = yearPayments;
        this.documents = documents;
        this.records = records;
    }

    @TaskContract(process = PROCESS, task = "recordReport")
    void report(RecordReport form, TaskInHand task) {
        documents.require(task.reference(), form.report(), "report");
        Set<String> used = new HashSet<>(Set.of(form.report()));
        requireOwnEvidence("expenses", orNone(form.expenses()).stream().map(Expense::evidence).toList(), used, task);
        requireOwnEvidence("meetings", orNone(form.meetings()).stream().map(AnnualReportForms.Meeting::evidence).toList(),
                used, task);
        reviews.report(task.reference(), year(task), form, task.userId());
        records.keep(task, form, Visibility.LEAD);
    }

    /** What was sent back is corrected, not typed again. */
    @TaskDraft(process = PROCESS, task = "recordReport")
    RecordReport earlier(TaskInHand task) {
        AnnualReview review = reviews.get(task.reference(), year(task));
        List<Indicator> indicators = reviews.indicators(review);
        return new RecordReport(null, null, null, indicators.isEmpty() ? null : indicators, reviews.expenses(review), null);
    }

    /** One file an expense or a meeting, and not the report itself: a mention proves nothing. */
    private void requireOwnEvidence(String list, List<String> evidence, Set<String> used, TaskInHand task) {
        for (int index = 0; index < evidence.size(); index++) {
            String field = "%s[%d].evidence".formatted(list, index);
            documents.require(task.reference(), evidence.get(index), field);
            if (!used.add(evidence.get(index))) {
                throw new RefusedSubmission(field, "follow-up.evidence.own");
            }
        }
    }

    @TaskDraft(process = PROCESS, task = "checkReport")
    CheckReport claimed(TaskInHand task) {
        AnnualReview review = reviews.get(task.reference(), year(task));
        return new CheckReport(null,
                reviews.indicators(review).stream().map(each -> new IndicatorCheck(each.indicator(), null, each.value())).toList(),
                reviews.expenses(review).stream().map(each -> new ExpenseCheck(each.label(), each.amount(), null, null)).toList(),
                null, null, null);
    }

    @TaskContract(process = PROCESS, task = "checkReport", routes = "reportCheck")
    Routing check(CheckReport form, TaskInHand task) {
        AnnualReview review = reviews.get(task.reference(), year(task));
        if (!form.indicators().stream().map(IndicatorCheck::indicator).toList()
                .equals(reviews.indicators(review).stream().map(Indicator::indicator).toList())) {
            throw new RefusedSubmission("indicators", "follow-up.check.indicators");
        }
        requireEachExpense(orNone(form.expenses()), reviews.expenses(review), form.reportCheck());
        reviews.check(task.reference(), year(task), form, task.userId());
        records.keep(task, form, Visibility.LEAD);
        return Routing.of("reportCheck", form.reportCheck());
    }

    private static void requireEachExpense(List<ExpenseCheck> checks, List<Expense> expenses, ReportCheck outcome) {
        if (!checks.stream().map(ExpenseCheck::label).toList().equals(expenses.stream().map(Expense::label).toList())) {
            throw new RefusedSubmission("expenses", "follow-up.check.expenses");
        }
        for (int index = 0; index < checks.size(); index++) {
            ExpenseCheck check = checks.get(index);
            if (outcome == ReportCheck.COMPLETE && check.state() == ExpenseState.MISSING) {
                throw new RefusedSubmission("expenses[%d].state".formatted(index), "follow-up.check.missing");
            }
            if (check.state() == ExpenseState.REJECTED && check.remark() == null) {
                throw new RefusedSubmission("expenses[%d].remark".formatted(index), "follow-up.check.reason");
            }
        }
    }

    @TaskContract(process = PROCESS, task = "holdManagementDialogue", routes = {"yearlyAgreement", "amendmentWanted"})
    Routing dialogue(HoldMeeting form, TaskInHand task) {
        return meet(form, task);
    }

    @TaskContract(process = PROCESS, task = "holdYearlyPoint", routes = {"yearlyAgreement", "amendmentWanted"})
    Routing point(HoldMeeting form, TaskInHand task) {
        return meet(form, task);
    }

    @TaskContract(process = PROCESS, task = "reviewCpom", routes = {"yearlyAgreement", "amendmentWanted"})
    Routing cpom(HoldMeeting form, TaskInHand task) {
        return meet(form, task);
    }

    private Routing meet(HoldMeeting form, TaskInHand task) {
        reviews.meet(task.reference(), year(task), form, task.userId());
        records.keep(task, form, Visibility.LEAD);
        return Routing.of("yearlyAgreement", form.yearlyAgreement()).and("amendmentWanted", form.amendmentWanted());
    }

    @TaskContract(process = PROCESS, task = "recordCommitteeOpinion")
    void committee(RecordCommitteeOpinion form, TaskInHand task) {
        if (form.minutes() != null) {
            documents.require(task.reference(), form.minutes(), "minutes");
        }
        reviews.committee(task.reference(), year(task), form, task.userId());
        records.keep(task, form, Visibility.ADMINISTRATIONS);
    }

    /** The lines that follow from the contract, and what the control has refused. */
    @TaskDraft(process = PROCESS, task = "payYear")
    PayYear computed(TaskInHand task) {
        AnnualReview review = reviews.get(task.reference(), year(task));
        return new PayYear(null, yearPayments.lines(review), yearPayments.deductions(review), null, null);
    }

    @TaskContract(process = PROCESS, task = "payYear", routes = "yearPayment")
    Routing pay(PayYear form, TaskInHand task) {
        AnnualReview review = reviews.get(task.reference(), year(task));
        if (form.yearPayment() == PaymentOutcome.PAID) {
            requireKnown(form.lines());
            requireSomethingLeft(form);
            yearPayments.pay(review, form, task.userId());
        } else {
            yearPayments.block(review, form.blockingReason(), task.userId());
        }
        records.keep(task, form, Visibility.LEAD);
        return Routing.of("yearPayment", form.yearPayment());
    }

    private static void requireKnown(List<PaymentLine> lines) {
        for (int index = 0; index < lines.size(); index++) {
            if (lines.get(index).amount() == null) {
                throw new RefusedSubmission("lines[%d].amount".formatted(index), "follow-up.payment.unknown");
            }
            if (lines.get(index).source() == null) {
                throw new RefusedSubmission("lines[%d].source".formatted(index), "contract.amount.source");
            }
        }
    }

    private static void requireSomethingLeft(PayYear form) {
        BigDecimal total = Stream.concat(form.lines().stream().map(PaymentLine::amount),
                        orNone(form.deductions()).stream().map(Deduction::amount).map(BigDecimal::negate))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (total.signum() < 0) {
            throw new RefusedSubmission("deductions", "follow-up.payment.negative", total);
        }
    }

    private static <T> List<T> orNone(List<T> rows) {
        return rows == null ? new ArrayList<>() : rows;
    }

    static int year(TaskInHand task) {
        return ((Number) task.variable(AnnualReviews.ROW)).intValue();
    }
}
