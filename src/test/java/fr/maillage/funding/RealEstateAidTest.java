package fr.maillage.funding;

import static fr.maillage.GivenDossier.form;
import static fr.maillage.funding.FundingFixture.COURBEVOIE;
import static fr.maillage.funding.FundingFixture.EXISTENCE;
import static fr.maillage.funding.FundingFixture.amounts;
import static fr.maillage.funding.FundingFixture.deposit;
import static fr.maillage.funding.FundingFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.DocumentKind;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Stage;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.RefusedForm;

@MaillageTest
class RealEstateAidTest {

    private static final String PROCESS = EngineNames.REAL_ESTATE_AID;
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final String LAND_AND_WORKS = "LAND 600000 270000, FITTING_OUT 400000 180000";
    private static final String AGENT = FundingFixture.agentOf("ars-11-92");

    @Autowired
    ProcessDriver driver;
    @Autowired
    GivenDossier given;
    @Autowired
    FundingFixture fixture;
    @Autowired
    Aids aids;
    @Autowired
    Agreements agreements;
    @Autowired
    AidTasks aidTasks;
    @Autowired
    AidRequests requests;
    @Autowired
    Dossiers dossiers;

    private String signatory;
    private String reference;

    @BeforeEach
    void setClock() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-02T08:00:00Z")));
        signatory = fixture.signatory("ars-11-92");
    }

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    /** Protocol of agency and union in Île-de-France: 25 to 45 %, at most 400 000 euros. */
    @Test
    void premisesOfAGroupPracticeAreAidedByTheProtocol() {
        assertThat(requests.emptyWorks(fixture.inHand(null, PROCESS, "realEstateAidRequested", null, AGENT)).deposit()).isNotNull();
        reference = fixture.start(PROCESS, AGENT, premises(FundingFixture.newBeneficiary("GROUP_PRACTICE", COURBEVOIE), "2026-06-01",
                LAND_AND_WORKS, "550000"));
        Long aid = fixture.latest(reference);
        assertThat(dossiers.get(reference).type()).isEqualTo(StructureType.GROUP_PRACTICE);
        assertThat(aids.get(aid).scheme()).isEqualTo(AidScheme.ARS_URPS_REAL_ESTATE);
        assertThat(aids.get(aid).findings()).contains(new AidFinding(Finding.ZONE_UNKNOWN, Verdict.TO_CHECK));
        assertThatThrownBy(() -> zone("UNKNOWN")).hasMessageContaining("[zone]");
        zone("ZIP");
        assertThat(aids.get(aid).findings()).contains(new AidFinding(Finding.ZONE, Verdict.MET));
        driver.complete(reference, "checkEligibility", form("eligibility", "ELIGIBLE"));

        assertThat(aidTasks.proposal(fixture.inHand(reference, EngineNames.FIR_FUNDING, "assessRequest", aid, AGENT)).rate())
                .isEqualByComparingTo("25");
        assertThatThrownBy(() -> fixture.assess(reference, "LAND 1, FITTING_OUT 1", "rate", "24.99")).hasMessageContaining("[rate]");
        assertThatThrownBy(() -> fixture.assess(reference, "LAND 1, FITTING_OUT 1", "rate", "45.01")).hasMessageContaining("[rate]");
        assertThatThrownBy(() -> fixture.assess(reference, "LAND 250000.01, FITTING_OUT 0", "rate", "25")).hasMessageContaining("[proposed]");
        assertThatThrownBy(() -> fixture.assess(reference, "LAND 270000, FITTING_OUT 130000.01", "rate", "45"))
                .as("never above the ceiling").hasMessageContaining("[proposed]");
        fixture.assess(reference, "LAND 270000, FITTING_OUT 130000", "rate", "45");
        fixture.withoutSession(reference);
        fixture.decide(reference, "PARTLY", "LAND 270000, FITTING_OUT 130000", signatory);

        assertThatThrownBy(() -> agree(null)).hasMessageContaining("[commitmentUntil]");
        agree("2036-03-02");
        driver.complete(reference, "recordAidExistence", form("existence", "RECORDED", "siret", "73282932000074",
                "iban", "FR7630006000011234567890189"));
        fixture.sign(reference, signatory);
        assertThatThrownBy(() -> pay("100000", null)).hasMessageContaining("[invoiced]");
        assertThatThrownBy(() -> pay("45000.01", "100000")).as("45 % of the invoices").hasMessageContaining("[amount]");
        pay("270000", "600000");
        pay("130000", "400000");
        driver.complete(reference, "reportSpending", form("deposit", deposit(FundingFixture.today()), "spent",
                amounts("LAND 600000, FITTING_OUT 400000"), "documents", "[\"%s\"]".formatted(given.document(reference, DocumentKind.PROOF))));
        fixture.control(reference, "LAND 600000, FITTING_OUT 400000", "BALANCE");

        driver.advanceTo(reference, LocalDate.of(2027, 3, 2));
        check("KEPT", null);
        assertThat(driver.openTasks(reference)).as("looked at again in a year").isEmpty();
        driver.advanceTo(reference, LocalDate.of(2028, 3, 2));
        assertThatThrownBy(() -> check("BREACHED", "2036-03-02")).isInstanceOf(RuntimeException.class);
        check("BREACHED", "2027-09-01");
        assertThat(agreements.get(aid).recoverable()).isEqualTo(new Cents(40_000_000L).prorata(3105, 3653).euros());
        driver.complete(reference, "issueRecoveryOrder", form("recovery", "RECOVERED", "orderNumber", "TR-2", "amount",
                agreements.get(aid).recoverable().toString(), "issuedOn", "2028-03-02", "recoveredOn", "2028-03-02"));
        assertThat(fixture.passed(reference, PROCESS)).contains("announceBreach", "breachRecovered");
    }

    @Test
    void aCommitmentThatIsKeptEnds() {
        reference = granted();
        agreements.change(fixture.latest(reference), agreement -> agreement.checked(LocalDate.of(2035, 12, 1)));
        driver.advanceTo(reference, LocalDate.of(2036, 3, 2));
        check("KEPT", null);
        assertThat(fixture.passed(reference, PROCESS)).contains("commitmentFulfilled");
    }

    private String granted() {
        reference = fixture.start(PROCESS, AGENT, premises(FundingFixture.newBeneficiary("GROUP_PRACTICE", COURBEVOIE), null,
                "LAND 100000 45000", "55000"));
        zone("ZAC");
        driver.complete(reference, "checkEligibility", form("eligibility", "ELIGIBLE"));
        fixture.assess(reference, "LAND 45000", "rate", "45");
        fixture.withoutSession(reference);
        fixture.decide(reference, "GRANTED", "LAND 45000", signatory);
        fixture.draftAgreement(reference, "AGREEMENT", "[{\"label\":\"Tout\",\"amount\":45000,\"condition\":\"ON_SIGNATURE\"}]",
                "commitmentUntil", "2036-03-02");
        driver.complete(reference, "recordAidExistence", form("existence", "RECORDED", "siret", "73282932000074",
                "iban", "FR7630006000011234567890189"));
        fixture.sign(reference, signatory);
        fixture.pay(reference, "45000");
        driver.complete(reference, "reportSpending", form("deposit", deposit(FundingFixture.today()), "spent", amounts("LAND 100000"),
                "documents", "[\"%s\"]".formatted(given.document(reference, DocumentKind.PROOF))));
        fixture.control(reference, "LAND 100000", "BALANCE");
        return reference;
    }

    @Test
    void F25_worksStartedBeforeTheAid() {
        String msp = fixture.msp(COURBEVOIE);
        reference = fixture.start(PROCESS, AGENT, premises(FundingFixture.dossier(msp), "2026-03-01", "FITTING_OUT 100000 40000", "60000"));
        Long aid = fixture.latest(reference);
        assertThat(aids.get(aid).findings()).contains(new AidFinding(Finding.WORKS_STARTED, Verdict.REFUSED));
        zone("ZIP");
        assertThatThrownBy(() -> driver.complete(reference, "checkEligibility", form("eligibility", "ELIGIBLE", "assessment", "x")))
                .hasMessageContaining("[eligibility]").hasMessageContaining("Les travaux ont commencé avant la demande");
        String reason = aidTasks.examined(fixture.inHand(reference, EngineNames.FIR_FUNDING, "checkEligibility", aid, AGENT)).reason();
        assertThat(reason).startsWith("Les travaux ont commencé");
        driver.complete(reference, "checkEligibility", form("eligibility", "INELIGIBLE", "reason", reason));
        driver.complete(reference, "chooseAfterRefusal", form("refusalFollowUp", "ACCEPTED"));
        assertThat(fixture.passed(reference, PROCESS)).contains("aidNotPaid");

        fixture.start(PROCESS, AGENT, premises(FundingFixture.dossier(msp), "2026-03-02", "FITTING_OUT 100000 40000", "60000"));
        assertThat(aids.get(fixture.latest(msp)).findings()).as("the day of the request is in time")
                .contains(new AidFinding(Finding.WORKS_NOT_STARTED, Verdict.MET));
    }

    /** Study, start-up with the study deducted, premises: the three aids of seed 003. */
    @Test
    void theThreeAidsOfIleDeFranceCountTogether() {
        String msp = fixture.msp(COURBEVOIE);
        dossiers.recordLegalExistence(msp, EXISTENCE, null);
        reference = fixture.start(EngineNames.AID_REQUEST, AGENT, fir(msp, "FEASIBILITY_STUDY", "STUDY 20000 20000"));
        driver.complete(reference, "checkEligibility", form("eligibility", "ELIGIBLE"));
        fixture.assess(reference, "STUDY 20000");
        fixture.withoutSession(reference);
        fixture.decide(reference, "GRANTED", "STUDY 20000", signatory);
        fixture.draftAgreement(reference, "DECISION", "[{\"label\":\"Tout\",\"amount\":20000,\"condition\":\"ON_SIGNATURE\"}]");
        fixture.pay(reference, "20000");
        driver.complete(reference, "reportSpending", form("deposit", deposit(DAY), "spent", amounts("STUDY 20000"),
                "documents", "[\"%s\"]".formatted(given.document(reference, DocumentKind.PROOF))));
        fixture.control(reference, "STUDY 20000", "BALANCE");
        assertThat(fixture.passed(reference, EngineNames.AID_REQUEST)).contains("requestClosed");

        fixture.start(EngineNames.AID_REQUEST, AGENT, fir(msp, "STARTER", "COORDINATION 100000 100000"));
        zone("ZAC");
        Aid startup = aids.get(fixture.latest(msp));
        assertThat(startup.deduction()).isEqualByComparingTo("20000");
        driver.complete(reference, "checkEligibility", form("eligibility", "ELIGIBLE"));
        assertThat(aidTasks.proposal(fixture.inHand(reference, EngineNames.FIR_FUNDING, "assessRequest", startup.id(), AGENT)).situation())
                .anyMatch(line -> line.startsWith("Étude déduite") && line.contains("−20"));
        assertThatThrownBy(() -> fixture.assess(reference, "COORDINATION 80000.01"))
                .hasMessageContaining("[proposed]").hasMessageContaining("déjà accordés");
        fixture.assess(reference, "COORDINATION 80000");
        fixture.withoutSession(reference);
        assertThatThrownBy(() -> fixture.decide(reference, "PARTLY", "COORDINATION 80000.01", signatory)).hasMessageContaining("[granted]");
        fixture.decide(reference, "PARTLY", "COORDINATION 80000", signatory);
    }

    /** A study that the agency has paid by its own process counts like one asked as an aid. */
    @Test
    void aStudyGrantedByItsOwnProcessIsDeductedToo() {
        String msp = fixture.msp(COURBEVOIE);
        reference = fixture.start(EngineNames.AID_REQUEST, AGENT, fir(msp, "STARTER", "COORDINATION 100000 100000"));
        zone("ZAC");
        Long startup = fixture.latest(msp);
        assertThat(aids.get(startup).deduction()).isEqualByComparingTo("0");
        driver.complete(reference, "checkEligibility", form("eligibility", "ELIGIBLE"));
        fixture.start(EngineNames.FEASIBILITY_STUDY, AGENT, form("dossier", msp, "deposit", deposit(DAY), "purpose",
                "Réunir deux cabinets.", "lot", "REAL_ESTATE", "asked", "35000"));
        driver.complete(reference, "decideStudy", form("studyDecision", "GRANTED", "amount", "35000", "days", 20L));
        assertThat(aidTasks.proposal(fixture.inHand(reference, EngineNames.FIR_FUNDING, "assessRequest", startup, AGENT)).situation())
                .anyMatch(line -> line.startsWith("Étude déduite") && line.contains("−35"));
        assertThatThrownBy(() -> fixture.assess(reference, "COORDINATION 65000.01"))
                .hasMessageContaining("[proposed]").hasMessageContaining("déjà accordés");
        fixture.assess(reference, "COORDINATION 65000");
        assertThat(aids.get(startup).deduction()).isEqualByComparingTo("35000");
        dossiers.enter(msp, Stage.ABANDONED);
        driver.runJobs(msp);
    }

    @Test
    void badInputIsRefusedAndOpensNothing() {
        String msp = fixture.msp(COURBEVOIE);
        Map<String, Object> unbalanced = premises(FundingFixture.dossier(msp), null, "LAND 100000 45000", "54999.99");
        assertThatThrownBy(() -> fixture.start(PROCESS, AGENT, unbalanced)).isInstanceOf(RefusedForm.class)
                .hasMessageContaining("[request.ownFunds]");
        Map<String, Object> nobody = premises(new HashMap<>(Map.of("declarationId", "x", "beneficiaryChoice", "NEW")), null,
                "LAND 100000 45000", "55000");
        assertThatThrownBy(() -> fixture.start(PROCESS, AGENT, nobody)).hasMessageContaining("[beneficiary]").hasMessageContaining("[communes]");
        assertThat(aids.of(msp)).isEmpty();
    }

    @Test
    void whoTakesNoPartInADossierAsksForNothingInItsName() {
        String msp = fixture.msp(COURBEVOIE);
        assertThatThrownBy(() -> fixture.start(EngineNames.AID_REQUEST, "alice.delegation38", fir(msp, "STARTER", "COORDINATION 1000 1000")))
                .isInstanceOf(RefusedForm.class).hasMessageContaining("[dossier]");
        assertThat(aids.of(msp)).isEmpty();
        String own = fixture.start(EngineNames.AID_REQUEST, "alice.delegation38", withRequest(
                FundingFixture.newBeneficiary("PROFESSIONAL", "38563"), "OTHER", "OTHER 1000 1000"));
        assertThat(aids.get(fixture.latest(own)).scheme()).isEqualTo(AidScheme.DEFAULT);
        assertThat(driver.groupsOf(driver.task(own, "checkEligibility"))).containsExactly("ars-84-38");
    }

    private static Map<String, Object> premises(Map<String, Object> beneficiary, String worksStartOn, String lines, String ownFunds) {
        Map<String, Object> form = new HashMap<>(beneficiary);
        form.putAll(form("aim", "INSTALLATION", "doctors", 3, "worksStartOn", worksStartOn, "priorityDistrict", false,
                "request", request(lines, ownFunds), "deposit", deposit(DAY)));
        return form;
    }

    private static Map<String, Object> fir(String msp, String kind, String lines) {
        return withRequest(FundingFixture.dossier(msp), kind, lines);
    }

    private static Map<String, Object> withRequest(Map<String, Object> beneficiary, String kind, String lines) {
        Map<String, Object> form = new HashMap<>(beneficiary);
        form.putAll(form("aidKind", kind, "request", request(lines, "0"), "deposit", deposit(DAY)));
        return form;
    }

    private void zone(String zone) {
        driver.complete(reference, "checkEligibility", form("eligibility", "ZONE_GIVEN", "zone", zone));
    }

    private void agree(String until) {
        fixture.draftAgreement(reference, "AGREEMENT", """
                [{"label":"Acquisition","amount":270000,"condition":"ON_INVOICES"},
                 {"label":"Travaux","amount":130000,"condition":"ON_INVOICES"}]""", "commitmentUntil", until);
    }

    private void pay(String amount, String invoiced) {
        driver.complete(reference, "payInstalment", form("aidPayment", "PAID", "amount", amount, "invoiced", invoiced,
                "paidOn", FundingFixture.today().toString()));
    }

    private void check(String commitment, String breachedOn) {
        driver.complete(reference, "checkCommitment", form("commitment", commitment, "checkedOn", FundingFixture.today().toString(),
                "breachedOn", breachedOn, "reason", breachedOn == null ? null : "Locaux vendus"));
    }
}
