package fr.maillage.contract;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.contract.AnnualReportForms.CheckReport;
import fr.maillage.contract.AnnualReportForms.Expense;
import fr.maillage.contract.AnnualReportForms.ExpenseCheck;
import fr.maillage.contract.AnnualReportForms.HoldMeeting;
import fr.maillage.contract.AnnualReportForms.Indicator;
import fr.maillage.contract.AnnualReportForms.IndicatorCheck;
import fr.maillage.contract.AnnualReportForms.Meeting;
import fr.maillage.contract.AnnualReportForms.RecordCommitteeOpinion;
import fr.maillage.contract.AnnualReportForms.RecordReport;
import fr.maillage.contract.AnnualReportForms.ReportCheck;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Actors;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.ModelBean;
import fr.maillage.workflow.RunningProcesses;

/**
 * The years of structures as {@code annual-review} asks about them. The year is that of the anniversary which closes it:
 * of the contract where there is one, else of the opening.
 */
@ModelBean
@Transactional
public class AnnualReviews {

    static final String ROW = "year";

    private final JdbcClient jdbc;
    private final ContractData data;
    private final CurrentContract current;
    private final FollowUpDates dates;
    private final Dossiers dossiers;
    private final Actors actors;
    private final RunningProcesses running;
    private final ContractWords words;

    AnnualReviews(JdbcClient jdbc, ContractData data, CurrentContract current, FollowUpDates dates, Dossiers dossiers,
                  Actors actors, RunningProcesses running, ContractWords words) {
        this.jdbc = jdbc;
        this.data = data;
        this.current = current;
        this.dates = dates;
        this.dossiers = dossiers;
        this.actors = actors;
        this.running = running;
        this.words = words;
    }

    /** When the report is asked for. */
    public Date opensOn(String reference, int year) {
        return FollowUpDates.startOf(requestDay(get(reference, year)));
    }

    public Date reportDue(String reference, int year) {
        return FollowUpDates.endOf(get(reference, year).reportDue());
    }

    /** @param which {@code first} on the due day, {@code second} when it is late, {@code last} on the day of reckoning */
    public Date reminder(String reference, int year, String which) {
        AnnualReview review = get(reference, year);
        return FollowUpDates.startOf(switch (which) {
            case "first" -> review.reportDue();
            case "second" -> dates.before(reckoningDay(review), "annual-report.late");
            default -> reckoningDay(review);
        });
    }

    public boolean isPast(String reference, int year) {
        AnnualReview review = get(reference, year);
        return dates.isPast(review.openedOn(), Stream.of(requestDay(review), review.reportDue(),
                dates.before(reckoningDay(review), "annual-report.late"), reckoningDay(review)));
    }

    public Date meetingDue(String reference, int year) {
        return FollowUpDates.endOf(dates.before(get(reference, year).anniversary(), "annual-meeting.due"));
    }

    public Date paymentDue(String reference, int year) {
        return FollowUpDates.endOf(dates.after(get(reference, year).anniversary(), "annual-payment.due"));
    }

    /** Who controls the report: the caisse, but the agency for a device under CPOM. */
    public String examiners(String reference) {
        return isUnderCpom(reference) ? actors.arsHeadquarters(reference) : actors.cpam(reference);
    }

    /** Who holds the yearly meeting: delegation and caisse, but the agency for a device under CPOM. */
    public String hosts(String reference) {
        return isUnderCpom(reference) ? actors.arsHeadquarters(reference) : actors.pilotPair(reference);
    }

    public String payers(String reference) {
        return isUnderCpom(reference) ? actors.arsHeadquarters(reference) : actors.cpamPayment(reference);
    }

    public boolean paysNothing(String reference, int year) {
        return get(reference, year).payingContract().isEmpty();
    }

    private boolean isUnderCpom(String reference) {
        return dossiers.get(reference).type() == StructureType.DAC;
    }

    /** The report is asked for as long before it is due as it would be before an anniversary. */
    private LocalDate requestDay(AnnualReview review) {
        return dates.before(reckoningDay(review), "annual-report.request");
    }

    /** The day from which the dates of the report are counted back: the anniversary, unless a fixed day is due. */
    private LocalDate reckoningDay(AnnualReview review) {
        LocalDate counted = dates.before(review.anniversary(), "annual-report.due");
        return review.anniversary().plusDays(Share.days(counted, review.reportDue()));
    }

    /** Follows the year that is running, unless that has begun. */
    void open(String reference) {
        Dossier dossier = dossiers.get(reference);
        Optional<Contract> contract = current.of(reference);
        LocalDate start = contract.flatMap(Contract::signedOn).orElse(dossier.milestones().openedOn());
        LocalDate anniversary = MissionFollowUps.anniversaryAfter(start, dates.today());
        if (find(reference, anniversary.getYear()).isEmpty()) {
            start(dossier, contract.map(Contract::id).orElse(null), anniversary);
        }
    }

    /** Follows the year after this one; once only. */
    void openNext(String reference, int year) {
        AnnualReview closed = get(reference, year);
        jdbc.sql("update annual_review set closed_on = coalesce(closed_on, :today) where id = :id")
                .param("today", dates.today()).param("id", closed.id()).update();
        if (find(reference, year + 1).isEmpty()) {
            Contract contract = current.of(reference).orElse(null);
            start(dossiers.get(reference), contract == null ? null : contract.id(), closed.anniversary().plusYears(1));
        }
    }

    private void start(Dossier dossier, Long contract, LocalDate anniversary) {
        jdbc.sql("""
                        insert into annual_review (dossier, contract, year, opened_on, anniversary, report_due)
                        values (:dossier, :contract, :year, :openedOn, :anniversary, :reportDue)""")
                .param("dossier", dossier.reference())
                .param("contract", contract)
                .param("year", anniversary.getYear())
                .param("openedOn", dates.today())
                .param("anniversary", anniversary)
                .param("reportDue", reportDay(dossier.type(), anniversary))
                .update();
        Map<String, Object> variables = dossiers.card(dossier.reference());
        variables.put(ROW, anniversary.getYear());
        running.start(EngineNames.ANNUAL_REVIEW, dossier.reference(), variables);
    }

    private LocalDate reportDay(StructureType type, LocalDate anniversary) {
        return data.reportDay(type, anniversary)
                .map(day -> MonthDay.parse("--" + day).atYear(anniversary.getYear()))
                .orElseGet(() -> dates.before(anniversary, "annual-report.due"));
    }

    @Transactional(readOnly = true)
    AnnualReview get(String reference, int year) {
        return find(reference, year).orElseThrow();
    }

    @Transactional(readOnly = true)
    Optional<AnnualReview> find(String reference, int year) {
        return jdbc.sql("select * from annual_review where dossier = :dossier and year = :year")
                .param("dossier", reference).param("year", year).query(AnnualReview.class).optional();
    }

    @Transactional(readOnly = true)
    List<AnnualReview> of(String reference) {
        return jdbc.sql("select * from annual_review where dossier = :dossier order by year")
                .param("dossier", reference).query(AnnualReview.class).list();
    }

    /** Keeps a report; one that was sent back is replaced as a whole. */
    void report(String reference, int year, RecordReport form, String by) {
        AnnualReview review = get(reference, year);
        jdbc.sql("update annual_review set report_received_on = :day, missing_evidence = null where id = :id")
                .param("day", form.deposit().receivedOn()).param("id", review.id()).update();
        for (String table : List.of("annual_indicator", "annual_expense", "annual_meeting")) {
            jdbc.sql("delete from %s where annual_review = :id".formatted(table)).param("id", review.id()).update();
        }
        for (int position = 0; position < form.indicators().size(); position++) {
            insert(review.id(), position, form.indicators().get(position));
        }
        for (int position = 0; position < size(form.expenses()); position++) {
            insert(review.id(), position, form.expenses().get(position));
        }
        for (int position = 0; position < size(form.meetings()); position++) {
            insert(review.id(), position, form.meetings().get(position));
        }
        dossiers.journal(reference, JournalEntry.of("year.reported", Visibility.LEAD, year,
                words.day(form.deposit().receivedOn())), by);
    }

    private static int size(List<?> rows) {
        return rows == null ? 0 : rows.size();
    }

    private void insert(long review, int position, Indicator indicator) {
        jdbc.sql("""
                        insert into annual_indicator (annual_review, position, indicator, value)
                        values (:review, :position, :indicator, :value)""")
                .param("review", review).param("position", position)
                .param("indicator", indicator.indicator()).param("value", indicator.value()).update();
    }

    private void insert(long review, int position, Expense expense) {
        jdbc.sql("""
                        insert into annual_expense (annual_review, position, label, amount, spent_on, evidence)
                        values (:review, :position, :label, :amount, :spentOn, :evidence)""")
                .param("review", review).param("position", position).param("label", expense.label())
                .param("amount", expense.amount()).param("spentOn", expense.spentOn())
                .param("evidence", UUID.fromString(expense.evidence())).update();
    }

    private void insert(long review, int position, Meeting meeting) {
        jdbc.sql("""
                        insert into annual_meeting (annual_review, position, subject, held_on, attendees, evidence)
                        values (:review, :position, :subject, :heldOn, :attendees, :evidence)""")
                .param("review", review).param("position", position).param("subject", meeting.subject())
                .param("heldOn", meeting.heldOn()).param("attendees", meeting.attendees())
                .param("evidence", UUID.fromString(meeting.evidence())).update();
    }

    /** The indicators that the report claims, in its order. */
    @Transactional(readOnly = true)
    List<Indicator> indicators(AnnualReview review) {
        return jdbc.sql("select indicator, value from annual_indicator where annual_review = :id order by position")
                .param("id", review.id()).query(Indicator.class).list();
    }

    @Transactional(readOnly = true)
    List<Expense> expenses(AnnualReview review) {
        return jdbc.sql("""
                        select label, amount, spent_on, evidence::text as evidence from annual_expense
                        where annual_review = :id order by position""")
                .param("id", review.id()).query(Expense.class).list();
    }

    /** Expenses of the year whose proof was refused, in cents. */
    @Transactional(readOnly = true)
    long rejectedCents(AnnualReview review) {
        return jdbc.sql("""
                        select coalesce(sum(amount) * 100, 0)::bigint from annual_expense
                        where annual_review = :id and state = 'REJECTED'""")
                .param("id", review.id()).query(Long.class).single();
    }

    void check(String reference, int year, CheckReport form, String by) {
        AnnualReview review = get(reference, year);
        for (int position = 0; position < form.indicators().size(); position++) {
            IndicatorCheck check = form.indicators().get(position);
            jdbc.sql("""
                            update annual_indicator set state = :state, remark = :remark
                            where annual_review = :id and position = :position""")
                    .param("state", check.state().name()).param("remark", check.remark())
                    .param("id", review.id()).param("position", position).update();
        }
        for (int position = 0; position < size(form.expenses()); position++) {
            ExpenseCheck check = form.expenses().get(position);
            jdbc.sql("""
                            update annual_expense set state = :state, remark = :remark
                            where annual_review = :id and position = :position""")
                    .param("state", check.state().name()).param("remark", check.remark())
                    .param("id", review.id()).param("position", position).update();
        }
        jdbc.sql("""
                        update annual_review set missing_evidence = :missing, meeting_at = :at, meeting_place = :place
                        where id = :id""")
                .param("missing", form.missingEvidence()).param("at", form.meetingAt())
                .param("place", form.meetingPlace()).param("id", review.id()).update();
        dossiers.journal(reference, JournalEntry.of(form.reportCheck() == ReportCheck.COMPLETE ? "year.checked"
                : "year.evidence", Visibility.LEAD, year).withNote(form.missingEvidence()), by);
    }

    void meet(String reference, int year, HoldMeeting form, String by) {
        jdbc.sql("""
                        update annual_review set met_on = :metOn, findings = :findings, objectives = :objectives,
                               disagreement = :disagreement, variable_share = :share
                        where dossier = :dossier and year = :year""")
                .param("metOn", form.metOn()).param("findings", form.findings()).param("objectives", form.objectives())
                .param("disagreement", form.disagreement()).param("share", form.variableShare())
                .param("dossier", reference).param("year", year).update();
        dossiers.journal(reference, JournalEntry.of("year." + form.yearlyAgreement(), Visibility.LEAD, year,
                words.day(form.metOn())).withNote(form.disagreement()), by);
    }

    void committee(String reference, int year, RecordCommitteeOpinion form, String by) {
        jdbc.sql("""
                        update annual_review set committee_on = :heldOn, committee_opinion = :opinion, variable_share = :share
                        where dossier = :dossier and year = :year""")
                .param("heldOn", form.heldOn()).param("opinion", form.opinion()).param("share", form.variableShare())
                .param("dossier", reference).param("year", year).update();
        dossiers.journal(reference, JournalEntry.of("year.committee", Visibility.ADMINISTRATIONS, year,
                words.day(form.heldOn())).withNote(form.opinion()), by);
    }
}
