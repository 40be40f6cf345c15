package fr.maillage.funding;

import static fr.maillage.GivenDossier.form;
import static fr.maillage.funding.FundingFixture.IN_MOSELLE;
import static fr.maillage.funding.FundingFixture.METZ;
import static fr.maillage.funding.FundingFixture.amounts;
import static fr.maillage.funding.FundingFixture.deposit;
import static fr.maillage.funding.FundingFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.dossier.Addressee;
import fr.maillage.dossier.DocumentKind;
import fr.maillage.dossier.Documents;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.LegalExistence;
import fr.maillage.dossier.MailSource.Moment;
import fr.maillage.dossier.SessionOpinion;
import fr.maillage.dossier.Stage;
import fr.maillage.workflow.EngineNames;

@MaillageTest
class FirFundingTest {

    private static final String FUNDING = EngineNames.FIR_FUNDING;
    private static final String AGREEMENT = EngineNames.AID_AGREEMENT;
    private static final LocalDate DAY = LocalDate.of(2021, 3, 1);
    private static final String FOUR_PURPOSES = "COORDINATION 60000 50000, COMMON_FURNITURE 20000 15000, COMPUTING 15000 15000, "
            + "SECRETARIAT 25000 20000";
    private static final String ALL = "COORDINATION 50000, COMMON_FURNITURE 15000, COMPUTING 15000, SECRETARIAT 20000";
    private static final String HALVES = """
            [{"label":"Première année","amount":60000,"condition":"ON_SIGNATURE"},
             {"label":"Deuxième année","amount":40000,"condition":"ON_REPORT"}]""";

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
    AgreementTasks agreementTasks;
    @Autowired
    AidMailSource mails;
    @Autowired
    AidSubject subject;
    @Autowired
    AidClock aidClock;
    @Autowired
    Dossiers dossiers;
    @Autowired
    Documents documents;

    private String reference;
    private String signatory;
    private Long aid;

    @BeforeEach
    void open() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2021-03-01T08:00:00Z")));
        signatory = fixture.signatory("ars-44-57");
        reference = fixture.msp(METZ);
        aid = fixture.open(reference, AidKind.STARTER);
    }

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    /** The starter of seed 002: four purposes, at most 100 000 euros, over two years. */
    @Test
    void theStarterOfGrandEstIsPaidOverTwoYears() {
        aids.openOnce(reference, AidKind.STARTER);
        assertThat(aids.of(reference)).as("opened twice, it is one request").hasSize(1);
        driver.advanceToTimer(reference, "requestReminder");
        driver.advanceTo(reference, LocalDate.of(2021, 5, 2));
        assertThat(aidTasks.proposedRequest(inHand(FUNDING, "depositRequest", null)).request().applicant()).isEqualTo("MSP fictive");
        fixture.deposit(reference, request(FOUR_PURPOSES, "20000"), LocalDate.of(2021, 5, 2));
        assertThat(facts("aid-acknowledged")).containsEntry("aidSilenceOn", LocalDate.of(2021, 7, 2));
        assertThat(letters()).contains("accusé de réception de votre demande d’aide");
        assertThat(fixture.passed(reference, FUNDING)).contains("remindRequest", "acknowledgeRequest");

        assertThat(aids.get(aid).scheme()).isEqualTo(AidScheme.GRAND_EST_STARTER);
        assertThat(aids.get(aid).findings()).containsExactly(new AidFinding(Finding.BENEFICIARY, Verdict.MET));
        assertThat(aidTasks.examined(inHand(FUNDING, "checkEligibility", null)).findings()).hasSize(1);
        incompleteOnce();
        fixture.eligible(reference);
        assertThat(aidTasks.proposal(inHand(FUNDING, "assessRequest", null)).proposed()).extracting(line -> line.amount().intValue())
                .containsExactly(50000, 15000, 15000, 20000);
        fixture.assess(reference, ALL);
        committee();

        assertThat(aidTasks.entitled(inHand(FUNDING, "decideAid", null)).get("signatory")).isNotEmpty();
        assertThatThrownBy(() -> fixture.decide(reference, "PARTLY", ALL, signatory)).hasMessageContaining("[outcome]");
        assertThatThrownBy(() -> fixture.decide(reference, "GRANTED", ALL, "Inconnu")).hasMessageContaining("[signatory]");
        fixture.decide(reference, "GRANTED", ALL, signatory);
        assertThat(aids.get(aid).granted()).isEqualTo(new Cents(10_000_000));
        assertThat(letters()).contains("aide accordée");
        assertThat(facts("aid-decision").get("aidLines")).asList().anyMatch(line -> line.toString().startsWith("Secrétariat"));

        assertThat(agreementTasks.proposal(inHand(AGREEMENT, "draftAgreement", null)).form()).isEqualTo(AgreementForm.AGREEMENT);
        assertThatThrownBy(() -> fixture.draftAgreement(reference, "DECISION", HALVES)).hasMessageContaining("[form]");
        assertThatThrownBy(() -> fixture.draftAgreement(reference, "AGREEMENT",
                "[{\"label\":\"Une\",\"amount\":99999.99,\"condition\":\"ON_SIGNATURE\"}]")).hasMessageContaining("[instalments]");
        fixture.draftAgreement(reference, "AGREEMENT", HALVES);
        assertThat(driver.openTasks(reference)).as("the association does not exist yet").containsExactly("recordAidExistence");
        dossiers.recordLegalExistence(reference, IN_MOSELLE, null);
        driver.runJobs(reference);
        assertThat(driver.tasks(reference, "signAgreement")).hasSize(2);
        assertThatThrownBy(() -> driver.complete(reference, ofAgency(), form("signature", "SIGNED", "signatory", "Inconnu",
                "delegation", "x", "signedOn", today()))).hasMessageContaining("[signatory]");
        fixture.sign(reference, signatory);

        payFirstYear();
        driver.advanceTo(reference, LocalDate.of(2022, 4, 30));
        driver.advanceTo(reference, LocalDate.of(2022, 6, 30));
        assertThat(fixture.passed(reference, AGREEMENT).stream().filter("remindReport"::equals)).as("M−2, M−1, J").hasSize(3);
        report("COORDINATION 30000, COMMON_FURNITURE 15000, COMPUTING 5000, SECRETARIAT 5000");
        assertThat(agreementTasks.reportedLines(inHand(AGREEMENT, "controlSpending", null)).lines().get(3).accepted()).isEqualByComparingTo("5000");
        fixture.control(reference, "COORDINATION 30000, COMMON_FURNITURE 15000, COMPUTING 5000, SECRETARIAT 5000", "NEXT_YEAR");

        assertThat(agreementTasks.due(inHand(AGREEMENT, "payInstalment", null)).amount())
                .as("5 000 of the first year were not spent").isEqualByComparingTo("35000");
        assertThatThrownBy(() -> fixture.pay(reference, "35000.01")).hasMessageContaining("[amount]");
        fixture.pay(reference, "30000");
        report("COORDINATION 50000, COMMON_FURNITURE 15000, COMPUTING 15000, SECRETARIAT 20000");
        assertThatThrownBy(() -> fixture.control(reference, ALL, "RECOVERY")).hasMessageContaining("[control]");
        assertThatThrownBy(() -> fixture.control(reference, ALL, "NEXT_YEAR")).hasMessageContaining("[control]");
        fixture.control(reference, ALL, "BALANCE");
        assertThat(facts("aid-control").get("aidBalance").toString()).isEqualTo("10000.00");
        driver.complete(reference, "payBalance", form("aidPayment", "BLOCKED", "blockingReason", "RIB périmé"));
        assertThat(agreementTasks.balance(inHand(AGREEMENT, "payBalance", null)).paidOn()).isNotNull();
        driver.complete(reference, "payBalance", form("aidPayment", "PAID", "paidOn", today()));
        assertThat(agreements.paid(aid)).isEqualTo(new Cents(10_000_000));
        assertThat(driver.instances(reference)).isEmpty();
        assertThat(fixture.passed(reference, FUNDING)).contains("aidSettled");
    }

    private void incompleteOnce() {
        driver.complete(reference, "checkEligibility", form("eligibility", "INCOMPLETE", "missingPieces",
                "[\"STATUTES\",\"BANK_DETAILS\"]", "piecesBy", today(30)));
        assertThat(facts("aid-pieces-requested").get("aidPieces")).asList().hasSize(2);
        assertThat(aidTasks.asked(inHand(FUNDING, "recordAidPieces", null)).pieces()).hasSize(2);
        Date term = driver.timer(reference, "legalDeadline").getDuedate();
        pieces("[\"STATUTES\"]", LocalDate.of(2021, 5, 2));
        assertThatThrownBy(() -> fixture.eligible(reference)).as("a piece is still missing").hasMessageContaining("[eligibility]");
        driver.complete(reference, "checkEligibility", form("eligibility", "INCOMPLETE", "missingPieces", "[\"BANK_DETAILS\"]",
                "piecesBy", today(30)));
        driver.advanceTo(reference, LocalDate.of(2021, 5, 10));
        assertThatThrownBy(() -> pieces("[\"QUOTES\"]", LocalDate.of(2021, 5, 9))).hasMessageContaining("[pieces]");
        assertThatThrownBy(() -> pieces("[\"BANK_DETAILS\"]", LocalDate.of(2021, 5, 1))).hasMessageContaining("[deposit.receivedOn]");
        pieces("[\"BANK_DETAILS\"]", LocalDate.of(2021, 5, 9));
        assertThat(driver.timer(reference, "legalDeadline").getDuedate()).as("the last piece moves the term").isAfter(term)
                .isEqualTo(aidClock.term(aid));
        assertThat(aids.get(aid).silenceOn()).isEqualTo("2021-07-09");
    }

    private void committee() {
        assertThat(subject.kind()).isEqualTo("AID");
        assertThat(subject.title(reference, aid.toString())).startsWith("Aide au démarrage (starter), 100").endsWith("€");
        assertThat(subject.decideBy(reference, aid.toString())).contains(LocalDate.of(2021, 6, 24));
        subject.judged(reference, aid.toString(), SessionOpinion.FAVOURABLE, "Avis fictif");
        assertThat(aids.get(aid).committeeText()).isEqualTo("Avis fictif");
        fixture.withoutSession(reference);
    }

    private void payFirstYear() {
        assertThatThrownBy(() -> fixture.pay(reference, "60000.01")).hasMessageContaining("[amount]");
        driver.complete(reference, "payInstalment", form("aidPayment", "BLOCKED", "blockingReason", "Attestation attendue"));
        assertThat(facts("aid-payment")).containsEntry("blockingReason", "Attestation attendue");
        assertThat(agreementTasks.due(inHand(AGREEMENT, "payInstalment", null)).amount()).isEqualByComparingTo("60000");
        fixture.pay(reference, "60000");
        assertThat(facts("aid-payment")).containsEntry("aidReportDue", LocalDate.of(2022, 6, 30));
    }

    @Test
    void silenceRejectsAndTheAidMayStillBeGranted() {
        fixture.deposit(reference, request("COORDINATION 20000 20000", "0"), DAY);
        assertThat(aidClock.alertAudience(aid)).isEqualTo("delegation");
        driver.advanceTo(reference, LocalDate.of(2021, 4, 16));
        assertThat(aidClock.alertAudience(aid)).as("fifteen days before the term").isEqualTo("delegation,supervisors");
        driver.advanceTo(reference, LocalDate.of(2021, 5, 1));
        assertThat(aidClock.alertAudience(aid)).isEqualTo("delegation");
        assertThat(fixture.passed(reference, FUNDING).stream().filter("alertTerm"::equals)).hasSize(4);
        assertThat(aids.get(aid).implicitlyRejectedOn()).as("the last day still belongs to the agency").isEmpty();
        driver.advanceTo(reference, LocalDate.of(2021, 5, 2));
        assertThat(aids.get(aid).implicitlyRejectedOn()).contains(LocalDate.of(2021, 5, 2));
        assertThat(facts("aid-implicit-rejection")).containsEntry("aidRejectedOn", LocalDate.of(2021, 5, 2));
        assertThat(driver.openTasks(reference)).containsExactly("checkEligibility");
        assertThat(subject.decideBy(reference, aid.toString())).as("any session will do").isEmpty();

        fixture.eligible(reference);
        fixture.assess(reference, "COORDINATION 20000");
        fixture.withoutSession(reference);
        fixture.decide(reference, "GRANTED", "COORDINATION 20000", signatory);
        dossiers.recordLegalExistence(reference, IN_MOSELLE, null);
        fixture.draftAgreement(reference, "DECISION", "[{\"label\":\"Tout\",\"amount\":20000,\"condition\":\"ON_DATE\",\"dueOn\":\"2021-06-01\"}]");
        assertThat(driver.openTasks(reference)).as("a decision alone needs no signature, the date is awaited").isEmpty();
        driver.advanceTo(reference, LocalDate.of(2021, 6, 1));
        fixture.pay(reference, "20000");
        report("COORDINATION 18000");
        fixture.control(reference, "COORDINATION 18000", "EXTENSION", "extendedUntil", "2022-12-31");
        assertThat(driver.task(reference, "reportSpending").getDueDate()).isAfter(Date.from(Instant.parse("2023-06-30T00:00:00Z")));
        report("COORDINATION 18000");
        assertThatThrownBy(() -> fixture.control(reference, "COORDINATION 18000", "EXTENSION", "extendedUntil", "2023-12-31"))
                .as("once").hasMessageContaining("[control]");
        assertThatThrownBy(() -> fixture.control(reference, "COORDINATION 18000", "BALANCE")).hasMessageContaining("[control]");
        assertThatThrownBy(() -> fixture.control(reference, "COORDINATION 17000", "RECOVERY")).hasMessageContaining("[lines[0].rejection]");
        assertThatThrownBy(() -> fixture.control(reference, "COORDINATION 18000.01", "RECOVERY")).hasMessageContaining("[lines[0].accepted]");
        fixture.control(reference, "COORDINATION 18000", "RECOVERY");
        recover("2000.00");
        assertThat(fixture.passed(reference, AGREEMENT)).contains("aidRecovered");
    }

    private void recover(String amount) {
        assertThat(agreementTasks.owed(inHand(EngineNames.AID_RECOVERY, "issueRecoveryOrder", null)).amount()).isEqualByComparingTo(amount);
        assertThatThrownBy(() -> order("ISSUED", "1")).hasMessageContaining("[amount]");
        order("ISSUED", amount);
        order("SCHEDULED", amount);
        assertThat(facts("aid-recovery")).containsEntry("aidOrder", "TR-1");
        order("RECOVERED", amount);
        assertThat(driver.instances(reference)).isEmpty();
    }

    private void order(String recovery, String amount) {
        driver.complete(reference, "issueRecoveryOrder", form("recovery", recovery, "orderNumber", "TR-1", "amount", amount,
                "issuedOn", today(), "schedule", recovery.equals("SCHEDULED") ? "Quatre mois" : null,
                "recoveredOn", recovery.equals("RECOVERED") ? today() : null));
    }

    @Test
    void F9_anAssociationThatIsNotDeclaredWhenMoneyIsDue() {
        driver.advanceTo(reference, LocalDate.of(2021, 9, 1));
        fixture.deposit(reference, request("COORDINATION 30000 30000", "0"), LocalDate.of(2021, 9, 1));
        driver.advanceTo(reference, LocalDate.of(2021, 9, 15));
        assertThat(fixture.passed(reference, FUNDING)).as("the campaign ends soon").contains("warnCampaign");
        granted("COORDINATION 30000");
        fixture.draftAgreement(reference, "AGREEMENT", "[{\"label\":\"Tout\",\"amount\":30000,\"condition\":\"ON_SIGNATURE\"}]");
        driver.advanceToTimer(reference, "existenceReminder");
        driver.advanceTo(reference, LocalDate.of(2021, 11, 15));
        assertThat(agreements.get(aid).fiscalYear()).isEqualTo(2021);
        driver.advanceTo(reference, LocalDate.of(2021, 11, 16));
        assertThat(agreements.get(aid).fiscalYear()).as("the decision stands, the money goes to the next year").isEqualTo(2022);
        assertThat(fixture.passed(reference, AGREEMENT)).contains("remindExistence", "announceCarryOver");

        String carrying = given.document(reference, DocumentKind.CONTRACT);
        assertThatThrownBy(() -> driver.complete(reference, "recordAidExistence", form("existence", "RECORDED", "siret", "73282932000075",
                "iban", "FR7630006000011234567890189"))).hasMessageContaining("[siret]");
        driver.complete(reference, "recordAidExistence", form("existence", "CARRIER", "carrier", "Fédération fictive",
                "carrierSiret", "73282932000074", "carrierUntil", "2022-01-31", "carrierDocument", carrying));
        driver.complete(reference, ofAgency(), form("signature", "SIGNED", "signatory", signatory, "delegation", "Arrêté", "signedOn", today()));
        fixture.sign(reference, signatory);
        driver.advanceTo(reference, LocalDate.of(2022, 2, 1));
        assertThatThrownBy(() -> fixture.pay(reference, "30000")).as("the carrying agreement is over").hasMessageContaining("[aidPayment]");
        dossiers.recordLegalExistence(reference, IN_MOSELLE, null);
        fixture.pay(reference, "30000");
        assertThat(agreements.lastPaidOn(aid)).contains(LocalDate.of(2022, 2, 1));
    }

    @Test
    void F27_aStructureDissolvedWithMoneyLeft() {
        fixture.deposit(reference, request("COORDINATION 30000 30000", "0"), DAY);
        granted("COORDINATION 30000");
        dossiers.recordLegalExistence(reference, IN_MOSELLE, null);
        fixture.draftAgreement(reference, "AGREEMENT", "[{\"label\":\"Tout\",\"amount\":30000,\"condition\":\"ON_SIGNATURE\"}]");
        fixture.sign(reference, signatory);
        fixture.pay(reference, "30000");
        dossiers.enter(reference, Stage.CEASED);
        driver.runJobs(reference);
        assertThat(driver.openTasks(reference)).containsExactly("recordDissolution");
        assertThat(agreementTasks.spentSoFar(inHand(AGREEMENT, "recordDissolution", null)).spent()).hasSize(1);
        driver.complete(reference, "recordDissolution", form("dissolvedOn", today(), "liquidator", "Maître Fictif",
                "liquidatorEmail", "liquidation@exemple.fr", "spent", amounts("COORDINATION 12000")));
        assertThatThrownBy(() -> fixture.control(reference, "COORDINATION 12000", "EXTENSION", "extendedUntil", "2023-12-31"))
                .as("who is dissolved gets no more time").hasMessageContaining("[control]");
        fixture.control(reference, "COORDINATION 12000", "RECOVERY");
        assertThat(mails.addressees("liquidator", moment("aid-recovery")).orElseThrow())
                .containsExactly(Addressee.person("Maître Fictif", "liquidation@exemple.fr"));
        recover("18000");
    }

    @Test
    void aRefusalMayBeContestedAndWithdrawn() {
        fixture.deposit(reference, request("COORDINATION 20000 20000", "0"), DAY);
        fixture.eligible(reference);
        fixture.assess(reference, "COORDINATION 0");
        fixture.withoutSession(reference);
        fixture.decide(reference, "REFUSED", null, signatory);
        assertThat(letters()).contains("aide refusée");
        driver.complete(reference, "chooseAfterRefusal", form("refusalFollowUp", "APPEAL", "deposit", deposit(FundingFixture.today()), "grounds", "Arguments"));
        assertThatThrownBy(() -> answer("WITHDRAWN", DAY.minusDays(1).toString())).hasMessageContaining("[decidedOn]");
        answer("WITHDRAWN", today());
        assertThat(aids.get(aid).state()).isEqualTo(AidState.FILED);
        assertThat(fixture.passed(reference, FUNDING)).contains("reopenRequest");
        fixture.eligible(reference);
        fixture.assess(reference, "COORDINATION 10000");
        fixture.withoutSession(reference);
        assertThatThrownBy(() -> fixture.decide(reference, "GRANTED", "COORDINATION 10000", signatory)).hasMessageContaining("[outcome]");
        assertThatThrownBy(() -> fixture.decide(reference, "PARTLY", "COORDINATION 0", signatory)).hasMessageContaining("[granted]");
        fixture.decide(reference, "PARTLY", "COORDINATION 10000", signatory);
        dossiers.recordLegalExistence(reference, IN_MOSELLE, null);
        fixture.draftAgreement(reference, "AGREEMENT", "[{\"label\":\"Tout\",\"amount\":10000,\"condition\":\"ON_SIGNATURE\"}]");
        driver.complete(reference, driver.tasks(reference, "signAgreement").get(0), form("signature", "REFUSED", "reason", "Renonce"));
        assertThat(fixture.passed(reference, AGREEMENT)).contains("announceAgreementRefusal", "agreementRefused");
        assertThat(facts("aid-agreement-refused")).containsEntry("aidSignatureRefusal", "Renonce");
    }

    @Test
    void anAppealIsMaintainedOrRejectedBySilenceOrNeverMade() {
        fixture.deposit(reference, request("COORDINATION 20000 20000", "0"), DAY);
        driver.complete(reference, "checkEligibility", form("eligibility", "INELIGIBLE", "reason", "Hors du dispositif"));
        assertThat(letters()).contains("demande d’aide non éligible");
        driver.complete(reference, "chooseAfterRefusal", form("refusalFollowUp", "APPEAL", "deposit", deposit(FundingFixture.today())));
        answer("MAINTAINED", today());
        assertThat(driver.instances(reference)).isEmpty();

        refused();
        driver.complete(reference, "chooseAfterRefusal", form("refusalFollowUp", "APPEAL", "deposit", deposit(FundingFixture.today())));
        driver.advanceToTimer(reference, "appealSilence");
        assertThat(fixture.passed(reference, FUNDING)).contains("recordAidAppealRejection", "aidRefused");

        refused();
        driver.advanceToTimer(reference, "appealPeriodOver");
        assertThat(driver.instances(reference)).isEmpty();

        refused();
        driver.complete(reference, "chooseAfterRefusal", form("refusalFollowUp", "ACCEPTED"));
        assertThat(driver.instances(reference)).isEmpty();
    }

    private void refused() {
        aid = fixture.open(reference, AidKind.STARTER);
        fixture.deposit(reference, request("COORDINATION 20000 20000", "0"), LocalDate.parse(today()));
        driver.complete(reference, "checkEligibility", form("eligibility", "INELIGIBLE", "reason", "Hors du dispositif"));
    }

    @Test
    void whatIsPostponedComesBackWithTheNextCampaign() {
        driver.advanceTo(reference, LocalDate.of(2021, 11, 16));
        fixture.deposit(reference, request("COORDINATION 20000 20000", "0"), LocalDate.of(2021, 11, 16));
        fixture.eligible(reference);
        fixture.assess(reference, "COORDINATION 20000");
        fixture.withoutSession(reference);
        assertThatThrownBy(() -> fixture.decide(reference, "GRANTED", "COORDINATION 20000", signatory))
                .as("the campaign closed yesterday").hasMessageContaining("[fiscalYear]");
        fixture.decide(reference, "POSTPONED", null, signatory);
        assertThat(driver.openTasks(reference)).isEmpty();
        driver.advanceTo(reference, LocalDate.of(2022, 1, 1));
        assertThat(driver.openTasks(reference)).containsExactly("assessRequest");
    }

    @Test
    void nobodyAsksOrTheProjectEnds() {
        driver.complete(reference, "depositRequest", form("filing", "NOT_WANTED", "reason", "Autre financement"));
        assertThat(aids.get(aid).state()).isEqualTo(AidState.NOT_WANTED);
        assertThat(driver.instances(reference)).isEmpty();

        aid = fixture.open(reference, AidKind.STARTER);
        fixture.deposit(reference, request("COORDINATION 20000 20000", "0"), DAY);
        dossiers.enter(reference, Stage.ABANDONED);
        driver.runJobs(reference);
        assertThat(aids.get(aid).state()).isEqualTo(AidState.WITHDRAWN);
        assertThat(fixture.passed(reference, FUNDING)).contains("announceAidWithdrawal", "aidWithdrawn");
    }

    @Test
    void theAuditorIsAnnouncedAcrossAllAidsOfALegalPerson() {
        String siret = "90000000100009";
        LegalExistence association = new LegalExistence(null, "Metz", "178", "43", null, siret, null, true);
        dossiers.recordLegalExistence(reference, association, null);
        fixture.deposit(reference, request("COORDINATION 60000 60000", "0").replace("\"siret\":null", "\"siret\":\"" + siret + "\""), DAY);
        granted("COORDINATION 60000");
        fixture.draftAgreement(reference, "AGREEMENT", "[{\"label\":\"Tout\",\"amount\":60000,\"condition\":\"ON_SIGNATURE\"}]");
        fixture.sign(reference, signatory);
        fixture.pay(reference, "60000");
        assertThat(fixture.passed(reference, AGREEMENT)).doesNotContain("warnAuditor");

        String other = fixture.msp(METZ);
        dossiers.recordLegalExistence(other, association, null);
        reference = other;
        aid = fixture.open(other, AidKind.STARTER);
        fixture.deposit(other, request("COORDINATION 60000 60000", "0"), DAY);
        granted("COORDINATION 60000");
        fixture.draftAgreement(other, "AGREEMENT", "[{\"label\":\"Tout\",\"amount\":60000,\"condition\":\"ON_SIGNATURE\"}]");
        fixture.sign(other, signatory);
        fixture.pay(other, "60000");
        assertThat(fixture.passed(other, AGREEMENT)).as("60 000 declared by others, then twice 60 000: above 153 000")
                .contains("warnAuditor");
        assertThat(facts("aid-auditor")).containsEntry("aidYearTotal", new BigDecimal("180000.00"));
    }

    @Test
    void badInputIsRefusedInFrenchAndWritesNothing() {
        refuse("[request.lines[1].purpose]", request("COORDINATION 1000 1000, COORDINATION 1000 1000", "0"));
        refuse("[request.lines[0].asked]", request("COORDINATION 1000 1000.01", "0"));
        refuse("[request.lines]", request("COORDINATION 1000 0", "1000"));
        refuse("n’est pas équilibré", request("COORDINATION 1000 900", "99.99"));
        refuse("[request.siret]", request("COORDINATION 1000 1000", "0").replace("\"siret\":null", "\"siret\":\"12345678901234\""));
        assertThatThrownBy(() -> fixture.deposit(reference, request("COORDINATION 1000 1000", "0"), DAY.plusDays(1)))
                .as("received tomorrow").hasMessageContaining("[deposit.receivedOn]");
        assertThat(aids.get(aid).state()).isEqualTo(AidState.OPENED);
        assertThat(aids.get(aid).lines()).isEmpty();
    }

    private void refuse(String words, String request) {
        assertThatThrownBy(() -> fixture.deposit(reference, request, DAY)).hasMessageContaining(words);
    }

    @Test
    void aLineOutsideTheSchemeOrAboveItsCeilingGetsNothing() {
        fixture.deposit(reference, request("COORDINATION 100000.01 100000.01, LAND 5000 5000", "0"), DAY);
        assertThat(aids.get(aid).findings()).contains(new AidFinding(Finding.LINES_NOT_COVERED, Verdict.TO_CHECK));
        assertThatThrownBy(() -> driver.complete(reference, "checkEligibility", form("eligibility", "ELIGIBLE")))
                .hasMessageContaining("[assessment]");
        fixture.eligible(reference);
        assertThatThrownBy(() -> fixture.assess(reference, "COORDINATION 1, LAND 1")).hasMessageContaining("Foncier");
        assertThatThrownBy(() -> fixture.assess(reference, "COORDINATION 100000.01, LAND 0")).hasMessageContaining("[proposed]");
        assertThatThrownBy(() -> fixture.assess(reference, "COORDINATION 1")).as("each line").hasMessageContaining("[proposed]");
        assertThatThrownBy(() -> fixture.assess(reference, "COORDINATION 1, LAND 0", "ceiling", "200000", "ceilingSource", "x"))
                .hasMessageContaining("[ceiling]");
        fixture.assess(reference, "COORDINATION 100000, LAND 0");
    }

    private void granted(String amounts) {
        fixture.eligible(reference);
        fixture.assess(reference, amounts);
        fixture.withoutSession(reference);
        fixture.decide(reference, "GRANTED", amounts, signatory);
    }

    private void pieces(String pieces, LocalDate receivedOn) {
        driver.complete(reference, "recordAidPieces", form("deposit", deposit(receivedOn), "pieces", pieces));
    }

    private void answer(String answer, String day) {
        driver.complete(reference, "answerAidAppeal", form("aidAppeal", answer, "decidedOn", day, "reasons", "Motifs"));
    }

    private void report(String spent) {
        driver.complete(reference, "reportSpending", form("deposit", deposit(FundingFixture.today()), "spent", amounts(spent),
                "documents", "[\"%s\"]".formatted(given.document(reference, DocumentKind.PROOF))));
    }

    private Task ofAgency() {
        return driver.tasks(reference, "signAgreement").stream()
                .filter(task -> "AGENCY".equals(driver.variable(task, "aidParty"))).findFirst().orElseThrow();
    }

    private List<String> letters() {
        return documents.list(reference).stream().map(document -> document.title()).toList();
    }

    private Map<String, Object> facts(String template) {
        return mails.facts(moment(template));
    }

    private Moment moment(String template) {
        return new Moment(reference, template, name -> name.equals(Aids.AID) ? aid : null);
    }

    private fr.maillage.workflow.TaskInHand inHand(String process, String task, String user) {
        return fixture.inHand(reference, process, task, aid, user);
    }

    private static String today() {
        return FundingFixture.today().toString();
    }

    private static String today(int later) {
        return FundingFixture.today().plusDays(later).toString();
    }
}
