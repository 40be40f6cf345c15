package fr.maillage.contract;

import static fr.maillage.GivenDossier.form;
import static fr.maillage.contract.GivenStructure.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import fr.maillage.CptsJourney;
import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.DocumentKind;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Stage;

@MaillageTest
class AnnualReviewTest {

    private static final LocalDate SIGNED = LocalDate.of(2026, 3, 2);

    @Autowired
    ProcessDriver driver;
    @Autowired
    GivenStructure structures;
    @Autowired
    GivenDossier given;
    @Autowired
    AnnualReviews years;
    @Autowired
    YearPayments payments;
    @Autowired
    StructureChanges changes;
    @Autowired
    Dossiers dossiers;
    @Autowired
    CptsJourney mails;
    @Autowired
    HistoryService history;

    private String reference;

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    void theReportIsAskedForNinetyDaysBeforeTheAnniversaryAndRemindedAtSixtyFortyFiveAndOnTheDay() {
        cpts();
        assertThat(driver.openTasks(reference)).doesNotContain("recordReport");
        driver.advanceTo(reference, LocalDate.of(2026, 12, 1));
        assertThat(driver.openTasks(reference)).doesNotContain("recordReport");
        driver.advanceTo(reference, LocalDate.of(2026, 12, 2));
        assertThat(mails.mails(reference, "annual-report-requested")).isPositive();
        assertThat(driver.groupsOf(driver.task(reference, "recordReport"))).containsExactly("ars-84-38");
        assertThat(years.get(reference, 2027).reportDue()).isEqualTo("2027-01-01");
        driver.advanceTo(reference, LocalDate.of(2027, 1, 1));
        assertThat(mails.mails(reference, "annual-report-reminder")).as("J−60").isEqualTo(2);
        driver.advanceTo(reference, LocalDate.of(2027, 1, 16));
        assertThat(mails.mails(reference, "annual-report-reminder")).as("J−45").isEqualTo(4);
        driver.advanceTo(reference, LocalDate.of(2027, 3, 2));
        assertThat(mails.mails(reference, "annual-report-reminder")).as("à l’anniversaire").isEqualTo(6);
    }

    @Test
    void aMentionIsNoProofEachExpenseAndMeetingHasItsOwnFile() {
        reportSeason();
        String report = document();
        String invoice = document();
        assertThatThrownBy(() -> driver.complete(reference, "recordReport", report(report, expense("100", null))))
                .hasMessageContaining("[expenses[0].evidence]");
        assertThatThrownBy(() -> driver.complete(reference, "recordReport", report(report, expense("100", report))))
                .hasMessageContaining("[expenses[0].evidence] Cette pièce prouve déjà autre chose");
        assertThatThrownBy(() -> driver.complete(reference, "recordReport",
                report(report, expense("100", invoice) + "," + expense("50", invoice)))).hasMessageContaining("[expenses[1].evidence]");
        Map<String, Object> meeting = report(report, expense("100", invoice));
        meeting.put("meetings", "[{\"subject\":\"CA\",\"heldOn\":\"2026-11-01\",\"attendees\":12,\"evidence\":\"%s\"}]".formatted(invoice));
        assertThatThrownBy(() -> driver.complete(reference, "recordReport", meeting)).hasMessageContaining("[meetings[0].evidence]");
        assertThat(years.expenses(years.get(reference, 2027))).as("rien d’écrit à moitié").isEmpty();
    }

    @Test
    void theYearOfACptsIsControlledDiscussedPaidAndFollowedByTheNext() {
        reportSeason();
        driver.complete(reference, "recordReport", report(document(), expense("1200.50", document()) + "," + expense("80", document())));
        Task check = driver.task(reference, "checkReport");
        assertThat(driver.groupsOf(check)).containsExactly("cpam-isere");
        assertThatThrownBy(() -> driver.complete(reference, "checkReport", check("COMPLETE", "ACCEPTED", "MISSING")))
                .hasMessageContaining("[expenses[1].state]");
        Map<String, Object> other = check("COMPLETE", "ACCEPTED", "ACCEPTED");
        other.put("indicators", "[{\"indicator\":\"Autre\",\"state\":\"MET\"}]");
        assertThatThrownBy(() -> driver.complete(reference, "checkReport", other)).hasMessageContaining("[indicators]");
        Map<String, Object> missing = check("EVIDENCE_MISSING", "ACCEPTED", "MISSING");
        missing.put("missingEvidence", "Facture du 3 mars");
        driver.complete(reference, "checkReport", missing);
        assertThat(mails.lastMail(reference, "annual-report-evidence")).contains("Facture du 3 mars");

        driver.complete(reference, "recordReport", report(document(), expense("1200.50", document()) + "," + expense("80", document())));
        Map<String, Object> unexplained = check("COMPLETE", "ACCEPTED", "REJECTED");
        assertThatThrownBy(() -> driver.complete(reference, "checkReport", unexplained)).hasMessageContaining("[expenses[1].remark]");
        Map<String, Object> complete = check("COMPLETE", "ACCEPTED", "REJECTED");
        complete.put("expenses", complete.get("expenses").toString().replace("\"state\":\"REJECTED\"", "\"state\":\"REJECTED\",\"remark\":\"Hors contrat\""));
        driver.complete(reference, "checkReport", complete);
        assertThat(mails.mails(reference, "annual-review-invitation")).isPositive();
        assertThat(driver.openTasks(reference)).contains("holdManagementDialogue").doesNotContain("holdYearlyPoint", "reviewCpom");
        assertThat(driver.groupsOf(driver.task(reference, "holdManagementDialogue"))).containsExactlyInAnyOrder("ars-84-38", "cpam-isere");

        driver.complete(reference, "holdManagementDialogue", meeting("AGREED", 80, true));
        Task pay = driver.task(reference, "payYear");
        assertThat(driver.groupsOf(pay)).containsExactly("cpam-isere-payment");
        AnnualReview review = years.get(reference, 2027);
        assertThat(payments.lines(review)).extracting(PaymentLine::purpose, PaymentLine::line, PaymentLine::amount)
                .contains(tuple(AmountPurpose.OPERATION, PaymentLine.Kind.ADVANCE, new BigDecimal("45000.00")));
        assertThat(payments.deductions(review)).singleElement()
                .satisfies(deduction -> assertThat(deduction.amount()).isEqualByComparingTo("80"));
        assertThatThrownBy(() -> driver.complete(reference, "payYear", paid("""
                [{"purpose":"OPERATION","line":"ADVANCE"}]""", null))).hasMessageContaining("[lines[0].amount]");
        assertThatThrownBy(() -> driver.complete(reference, "payYear", paid("""
                [{"purpose":"OPERATION","line":"ADVANCE","amount":10}]""", null))).hasMessageContaining("[lines[0].source]");
        assertThatThrownBy(() -> driver.complete(reference, "payYear", paid("""
                [{"purpose":"OPERATION","line":"ADVANCE","amount":10,"source":"x"}]""", "[{\"amount\":11,\"reason\":\"x\"}]")))
                .hasMessageContaining("[deductions]");
        driver.complete(reference, "payYear", form("yearPayment", "BLOCKED", "blockingReason", "RIB périmé"));
        driver.complete(reference, "payYear", paid("""
                [{"purpose":"OPERATION","line":"ADVANCE","amount":45000,"source":"75 %"}]""", "[{\"amount\":80,\"reason\":\"Dépense rejetée\"}]"));

        assertThat(changes.of(reference)).as("F16 : l’avenant de taille se prépare").singleElement()
                .satisfies(change -> assertThat(change.kind()).isEqualTo(ChangeForms.ChangeKind.POPULATION));
        assertThat(years.find(reference, 2028)).isPresent();
        assertThat(years.get(reference, 2027).closedOn()).isNotNull();
        assertThat(passed()).contains("yearClosed", "openAmendment");
        assertThat(driver.openTasks(reference)).contains("handleChange");
    }

    @Test
    void aDisagreementGoesToTheLocalParitaryCommittee() {
        checked();
        driver.complete(reference, "holdManagementDialogue", meeting("DISAGREED", 20, false));
        assertThat(driver.groupsOf(driver.task(reference, "recordCommitteeOpinion"))).containsExactly("cpam-isere");
        driver.complete(reference, "recordCommitteeOpinion", form("heldOn", "2026-12-02", "opinion", "Retenir la moitié.",
                "variableShare", 50, "minutes", document()));
        assertThat(years.get(reference, 2027).variableShare()).isEqualTo(50);
        assertThat(mails.lastMail(reference, "annual-review-minutes")).contains("Retenir la moitié.");
        driver.complete(reference, "payYear", paid("""
                [{"purpose":"OPERATION","line":"ADVANCE","amount":45000,"source":"75 %"}]""", null));
        assertThat(driver.openTasks(reference)).doesNotContain("handleChange");
    }

    @Test
    void aHouseOfHealthReportsOnThe31stOfJanuaryAndHoldsItsYearlyPoint() {
        GivenStructure.today(SIGNED);
        reference = structures.dossier(StructureType.MSP);
        structures.contract(reference, ContractKind.ACI_MSP, SIGNED, euros(AmountPurpose.ACCESS_FIXED, "15000"));
        dossiers.enter(reference, Stage.OPERATION);
        driver.runJobs(reference);
        assertThat(years.get(reference, 2027).reportDue()).isEqualTo("2027-01-31");
        driver.advanceTo(reference, LocalDate.of(2027, 1, 2));
        driver.complete(reference, "recordReport", report(document(), expense("10", document())));
        driver.complete(reference, "checkReport", check("COMPLETE", "ACCEPTED"));
        driver.complete(reference, "holdYearlyPoint", meeting("AGREED", 100, false));
        // 60 % of 15 000 € are less than the minimum of 12 000 €
        assertThat(payments.lines(years.get(reference, 2027))).filteredOn(line -> line.line() == PaymentLine.Kind.ADVANCE)
                .extracting(PaymentLine::amount).containsExactly(new BigDecimal("9000.00"), new BigDecimal("3000.00"));
    }

    @Test
    void aCentreWithoutContractHoldsItsYearlyPointAndIsPaidNothing() {
        GivenStructure.today(SIGNED);
        reference = structures.working(StructureType.CDS);
        driver.runJobs(reference);
        driver.advanceTo(reference, LocalDate.of(2026, 12, 2));
        driver.complete(reference, "recordReport", report(document(), expense("10", document())));
        driver.complete(reference, "checkReport", check("COMPLETE", "ACCEPTED"));
        driver.complete(reference, "holdYearlyPoint", meeting("AGREED", 0, false));
        assertThat(driver.openTasks(reference)).doesNotContain("payYear");
        assertThat(years.find(reference, 2028)).isPresent();
    }

    @Test
    void aDeviceUnderCpomIsReviewedByTheAgency() {
        GivenStructure.today(SIGNED);
        reference = structures.dossier(StructureType.DAC);
        structures.contract(reference, ContractKind.CPOM_DAC, SIGNED, euros(AmountPurpose.GRANT, null));
        dossiers.enter(reference, Stage.OPERATION);
        driver.runJobs(reference);
        driver.advanceTo(reference, LocalDate.of(2026, 12, 2));
        driver.complete(reference, "recordReport", report(document(), expense("10", document())));
        assertThat(driver.groupsOf(driver.task(reference, "checkReport"))).containsExactly("ars-84");
        driver.complete(reference, "checkReport", check("COMPLETE", "ACCEPTED"));
        driver.complete(reference, "reviewCpom", meeting("AGREED", 100, false));
        assertThat(payments.lines(years.get(reference, 2027))).as("montant inconnu, à demander")
                .allSatisfy(line -> assertThat(line.amount()).isNull());
    }

    private void cpts() {
        GivenStructure.today(SIGNED);
        reference = structures.cpts(SIGNED, euros(AmountPurpose.OPERATION, "60000"));
        driver.runJobs(reference);
    }

    private void reportSeason() {
        cpts();
        driver.advanceTo(reference, LocalDate.of(2026, 12, 2));
    }

    private void checked() {
        reportSeason();
        driver.complete(reference, "recordReport", report(document(), expense("10", document())));
        driver.complete(reference, "checkReport", check("COMPLETE", "ACCEPTED"));
    }

    private String document() {
        return given.document(reference, DocumentKind.OTHER);
    }

    private static String expense(String amount, String evidence) {
        return "{\"label\":\"Coordination %s\",\"amount\":%s,\"spentOn\":\"2026-06-01\"%s}".formatted(amount, amount,
                evidence == null ? "" : ",\"evidence\":\"%s\"".formatted(evidence));
    }

    private static Map<String, Object> report(String report, String expenses) {
        return form("deposit", GivenDossier.deposit(), "report", report, "activity", "Réunions et actions de l’année.",
                "indicators", "[{\"indicator\":\"Patients sans médecin traitant\",\"value\":\"120\"}]", "expenses", "[" + expenses + "]");
    }

    /** The states of the expenses, in the order of the report. */
    private Map<String, Object> check(String outcome, String... states) {
        List<AnnualReportForms.Expense> expenses = years.expenses(years.of(reference).get(0));
        StringBuilder checks = new StringBuilder();
        for (int index = 0; index < states.length; index++) {
            checks.append(index == 0 ? "" : ",").append("{\"label\":\"%s\",\"amount\":%s,\"state\":\"%s\"}".formatted(
                    expenses.get(index).label(), expenses.get(index).amount(), states[index]));
        }
        return form("reportCheck", outcome, "indicators",
                "[{\"indicator\":\"Patients sans médecin traitant\",\"state\":\"PARTLY\",\"remark\":\"Vérifié\"}]",
                "expenses", "[" + checks + "]", "meetingAt", outcome.equals("COMPLETE") ? "2027-02-10T12:30" : null,
                "meetingPlace", outcome.equals("COMPLETE") ? "Voiron" : null);
    }

    private static Map<String, Object> meeting(String agreement, int variableShare, boolean amendment) {
        return form("yearlyAgreement", agreement, "metOn", "2026-12-02", "attendees", "Présidente, CPAM, ARS",
                "findings", "Objectifs tenus.", "objectives", "Étendre les horaires.", "variableShare", variableShare,
                "disagreement", agreement.equals("DISAGREED") ? "Indicateur contesté" : null, "amendmentWanted", amendment);
    }

    private static Map<String, Object> paid(String lines, String deductions) {
        return form("yearPayment", "PAID", "lines", lines, "deductions", deductions, "paidOn", "2026-12-02");
    }

    private List<String> passed() {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                .flatMap(instance -> history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).list().stream())
                .map(HistoricActivityInstance::getActivityId).toList();
    }
}
