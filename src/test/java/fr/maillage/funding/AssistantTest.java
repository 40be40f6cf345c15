package fr.maillage.funding;

import static fr.maillage.GivenDossier.form;
import static fr.maillage.funding.FundingFixture.deposit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.MailSource.Moment;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.TaskInHand;

@MaillageTest
class AssistantTest {

    private static final String PROCESS = EngineNames.MEDICAL_ASSISTANT;
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final String VOIRON = "38563";

    @Autowired
    ProcessDriver driver;
    @Autowired
    FundingFixture fixture;
    @Autowired
    Assistants assistants;
    @Autowired
    AssistantTasks tasks;
    @Autowired
    AssistantMailSource mails;

    private String reference;
    private Long assistant;

    @BeforeEach
    void setClock() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-02T08:00:00Z")));
    }

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    void aDoctorIsPaidFiveYearsAndTheAmountFallsUntilTheThird() {
        assertThat(tasks.empty(inHand("assistantRequested")).deposit()).isNotNull();
        request(FundingFixture.newBeneficiary("PROFESSIONAL", VOIRON), "FULL", "fte", "FULL");
        assertThat(driver.groupsOf(driver.task(reference, "checkAssistantRequest"))).containsExactly("cpam-isere");
        assertThat(tasks.examined(inHand("checkAssistantRequest")).findings()).hasSize(2);
        accept();
        assertThat(tasks.prepared(inHand("signAssistantContract")).signatory()).isNull();
        assertThat(tasks.entitled(inHand("signAssistantContract")).get("signatory")).isNotEmpty();
        assertThatThrownBy(() -> driver.complete(reference, ofFund(), form("signature", "SIGNED", "signatory", "Simon Lacroix",
                "signedOn", today()))).hasMessageContaining("[delegation]");
        sign();
        assertThat(tasks.asked(inHand("recordHiring")).patients()).isEqualTo(1000);
        assertThatThrownBy(() -> hire("DOUBLE", 1100)).hasMessageContaining("[fte]");
        assertThatThrownBy(() -> hire("FULL", 999)).hasMessageContaining("[objective]");
        hire("FULL", 1100);

        assertThat(tasks.due(inHand("payAssistantYear")).amount()).isEqualByComparingTo("38000");
        assertThatThrownBy(() -> pay("38000.01", null)).as("another amount needs a source").hasMessageContaining("[amountSource]");
        assertThatThrownBy(() -> notDue()).hasMessageContaining("[payment]");
        driver.complete(reference, "payAssistantYear", form("payment", "BLOCKED", "reason", "RIB attendu"));
        assertThat(facts()).containsEntry("blockingReason", "RIB attendu");
        pay("38000", null);
        train();
        String[] amounts = {"28000", "22000", "22000", "11000"};
        for (int year = 2; year <= 5; year++) {
            driver.advanceTo(reference, DAY.plusYears(year - 1));
            if (year == 3) {
                qualify();
            }
            review(year == 5 ? "REDUCED" : "MAINTAINED", year == 5 ? "50" : null);
            assertThat(tasks.due(inHand("payAssistantYear")).amount()).isEqualByComparingTo(amounts[year - 2]);
            pay(amounts[year - 2], null);
        }
        driver.advanceTo(reference, DAY.plusYears(5));
        review("MAINTAINED", null);
        assertThat(driver.instances(reference)).isEmpty();
        assertThat(fixture.passed(reference, PROCESS)).contains("assistantQualified", "assistantContractEnded");
    }

    @Test
    void trainingThatIsLateSuspendsThePaymentsUntilItIsThere() {
        request(FundingFixture.newBeneficiary("PROFESSIONAL", VOIRON), "HALF", "fte", "HALF");
        accept();
        sign();
        hire("HALF", 1100);
        pay("19000", null);
        driver.advanceTo(reference, DAY.plusYears(1));
        review("SUSPENDED", null);
        assertThat(tasks.due(inHand("payAssistantYear")).payment()).isEqualTo(AssistantForms.YearPayment.NOT_DUE);
        assertThatThrownBy(() -> pay("14000", null)).as("suspended by the objective").hasMessageContaining("[payment]");
        notDue();
        driver.advanceTo(reference, DAY.plusYears(2).plusDays(1));
        assertThat(fixture.passed(reference, PROCESS)).contains("suspendAssistant", "announceSuspension");
        review("MAINTAINED", null);
        assertThatThrownBy(() -> pay("11000", null)).as("training is late").hasMessageContaining("[payment]");
        train();
        pay("11000", null);
        driver.advanceTo(reference, DAY.plusYears(3).plusDays(1));
        assertThat(assistants.get(assistant).isSuspended()).as("no qualification after three years").isTrue();
        assertThatThrownBy(() -> driver.complete(reference, "recordQualification",
                form("qualifiedOn", "2020-01-01", "certificate", "CQP"))).hasMessageContaining("[qualifiedOn]");
        qualify();
        review("TERMINATED", null);
        assertThat(fixture.passed(reference, PROCESS)).contains("assistantContractTerminated");
    }

    @Test
    void aCentreHoldsAContractToo() {
        request(FundingFixture.dossier(fixture.declared(StructureType.CDS, VOIRON)), "CENTRE", "fte", "FULL");
        assertThat(assistants.get(assistant).findings()).containsExactly(new AssistantFinding(Finding.CENTRE, Verdict.TO_CHECK));
        assertThatThrownBy(this::accept).hasMessageContaining("[assessment]");
        driver.complete(reference, "checkAssistantRequest", form("answer", "ACCEPTED", "assessment", "Conditions vérifiées"));
        driver.complete(reference, ofFund(), form("signature", "REFUSED", "reason", "Enveloppe close"));
        assertThat(fixture.passed(reference, PROCESS)).contains("assistantContractRefused");
    }

    @Test
    void aConditionThatIsNotMetRefuses() {
        request(FundingFixture.newBeneficiary("PROFESSIONAL", VOIRON), "LOW", "fte", "THIRD");
        assertThat(assistants.get(assistant).findings()).contains(new AssistantFinding(Finding.ACTIVITY, Verdict.REFUSED),
                new AssistantFinding(Finding.FTE_CLOSED, Verdict.REFUSED));
        assertThatThrownBy(this::accept).hasMessageContaining("[answer]");
        driver.complete(reference, "checkAssistantRequest", form("answer", "REFUSED", "reason", "Activité"));
        assertThat(facts()).containsEntry("assistantReason", "Activité");
        assertThat(driver.instances(reference)).isEmpty();
    }

    @Test
    void anAmountThatNobodyKnowsIsTypedWithItsSource() {
        Map<String, Object> third = FundingFixture.newBeneficiary("PROFESSIONAL", VOIRON);
        request(third, "P95", "fte", "HALF");
        accept();
        sign();
        hire("HALF", 1100);
        assertThat(tasks.due(inHand("payAssistantYear")).amount()).isNull();
        assertThatThrownBy(() -> pay("19000", null)).hasMessageContaining("[amountSource]");
        pay("19000", "Courrier fictif de la CNAM");
        assertThat(facts()).containsEntry("assistantAmount", new BigDecimal("19000.00"));
    }

    @Test
    void aCentreIsNoDoctor() {
        assertThatThrownBy(() -> request(FundingFixture.newBeneficiary("PROFESSIONAL", VOIRON), "CENTRE", "fte", "FULL"))
                .hasMessageContaining("[holder]");
    }

    @ParameterizedTest
    @CsvSource({"FULL, BELOW_P90, 1, assistant.FULL.year-1", "FULL, BELOW_P90, 4, assistant.FULL.year-3", "FULL, P90, 2, assistant.FULL.year-2",
            "FULL, P90, 3, assistant.FULL.P90.year-3", "FULL, P95, 1, assistant.FULL.P95.year-1", "HALF, P90, 5, assistant.HALF.P90.year-3"})
    void theRowDependsOnTimeRankAndYear(AssistantTime fte, PatientRank rank, int year, String key) {
        assertThat(new AssistantTariff(fte, rank, year).key()).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({"38000, 0.01, 37996.20", "22000, 33.33, 14667.40", "0.01, 50, 0.00"})
    void aReductionIsCutToTheCent(BigDecimal amount, BigDecimal reduction, BigDecimal paid) {
        assertThat(AssistantTariff.reduced(Cents.of(amount), reduction)).isEqualTo(Cents.of(paid));
        assertThat(AssistantTariff.reduced(Cents.of(amount), null)).isEqualTo(Cents.of(amount));
    }

    private void request(Map<String, Object> beneficiary, String who, String field, String value) {
        boolean centre = who.equals("CENTRE");
        Map<String, Object> form = new HashMap<>(beneficiary);
        form.putAll(form("holder", centre ? "CENTRE" : "DOCTOR", "sector", centre ? null : "SECTOR_1",
                "activityPercentile", centre ? null : who.equals("LOW") ? 30 : 31, "patientRank", who.equals("P95") ? "P95" : "BELOW_P90",
                field, value, "thirdYear", false, "patients", 1000, "deposit", deposit(DAY)));
        reference = fixture.start(PROCESS, "alice.delegation38", form);
        assistant = (Long) driver.variable(driver.task(reference, "checkAssistantRequest"), Assistants.ASSISTANT);
    }

    private void accept() {
        driver.complete(reference, "checkAssistantRequest", form("answer", "ACCEPTED"));
    }

    private Task ofFund() {
        return driver.tasks(reference, "signAssistantContract").stream()
                .filter(task -> "FUND".equals(driver.variable(task, "assistantParty"))).findFirst().orElseThrow();
    }

    private void sign() {
        driver.complete(reference, ofFund(), form("signature", "SIGNED", "signatory", "Simon Lacroix", "delegation", "Décision fictive", "signedOn", today()));
        driver.complete(reference, "signAssistantContract", form("signature", "SIGNED", "signatory", "Noémie Exemple", "signedOn", today()));
    }

    private void hire(String fte, int objective) {
        driver.complete(reference, "recordHiring", form("assistantName", "Ada Fictive", "hiredOn", today(), "profile", "Aide-soignante",
                "fte", fte, "missions", "[\"RECORDS\",\"MEASURES\"]", "patients", 1000, "objective", objective));
    }

    private void train() {
        driver.complete(reference, "recordTraining", form("engagedOn", today(), "organisation", "Organisme fictif"));
    }

    private void qualify() {
        driver.complete(reference, "recordQualification", form("qualifiedOn", today(), "certificate", "CQP assistant médical"));
    }

    private void pay(String amount, String source) {
        driver.complete(reference, "payAssistantYear", form("payment", "PAID", "amount", amount, "amountSource", source, "paidOn", today()));
    }

    private void notDue() {
        driver.complete(reference, "payAssistantYear", form("payment", "NOT_DUE", "reason", "Suspendue"));
    }

    private void review(String objective, String reduction) {
        driver.complete(reference, "reviewObjective", form("patients", 1050, "objective", objective, "reduction", reduction,
                "reason", objective.equals("MAINTAINED") ? null : "Motif"));
    }

    private TaskInHand inHand(String task) {
        return new TaskInHand(reference, null, PROCESS, task, null, ClockUtil.getCurrentTime().toInstant(),
                name -> name.equals(Assistants.ASSISTANT) ? assistant : name.equals("assistantParty") ? "FUND" : null);
    }

    private Map<String, Object> facts() {
        return mails.facts(new Moment(reference, "assistant-payment", name -> name.equals(Assistants.ASSISTANT) ? assistant : null));
    }

    private static String today() {
        return FundingFixture.today().toString();
    }
}
