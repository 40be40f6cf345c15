package fr.maillage.contract;

import static fr.maillage.GivenDossier.form;
import static fr.maillage.contract.GivenStructure.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import fr.maillage.CptsJourney;
import fr.maillage.GivenContract;
import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.DocumentKind;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Stage;

@MaillageTest
class RenewalTest {

    private static final LocalDate SIGNED = LocalDate.of(2022, 4, 1);

    @Autowired
    ProcessDriver driver;
    @Autowired
    GivenStructure structures;
    @Autowired
    GivenContract contracts;
    @Autowired
    GivenDossier given;
    @Autowired
    Renewals renewals;
    @Autowired
    MissionFollowUps missions;
    @Autowired
    Contracting contracting;
    @Autowired
    StructureRegister register;
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
    void sixMonthsBeforeTheEndTheRenewalIsAnnouncedAndAContractWithoutDecisionIsReported() {
        cpts(LocalDate.of(2026, 3, 2));
        driver.advanceTo(reference, LocalDate.of(2026, 9, 30));
        assertThat(driver.openTasks(reference)).doesNotContain("prepareRenewal");
        driver.advanceTo(reference, LocalDate.of(2026, 10, 1));
        assertThat(mails.lastMail(reference, "renewal-opened")).contains("avril", "2027");
        assertThat(driver.groupsOf(driver.task(reference, "prepareRenewal"))).containsExactlyInAnyOrder("ars-84-38", "cpam-isere");
        driver.advanceTo(reference, LocalDate.of(2027, 4, 1));
        assertThat(mails.mails(reference, "renewal-overdue")).isPositive();
        assertThat(driver.openTasks(reference)).contains("prepareRenewal");
    }

    @Test
    void aContractRenewedAsItStandsHasANewEndThatIsFollowedLikeTheFirst() {
        cpts(LocalDate.of(2026, 10, 1));
        assertThatThrownBy(() -> driver.complete(reference, "prepareRenewal", form("renewal", "END", "assessment", "Bilan")))
                .hasMessageContaining("[reason]");
        driver.complete(reference, "prepareRenewal", form("renewal", "RENEW", "assessment", "Missions tenues.", "population", 53000));
        assertThatThrownBy(() -> driver.complete(reference, "recordRenewal", renewed("2027-04-01"))).hasMessageContaining("[renewedUntil]");
        driver.complete(reference, "recordRenewal", renewed("2032-04-01"));
        Renewal renewal = renewals.of(reference).orElseThrow();
        assertThat(renewal.endsOn()).isEqualTo("2032-04-01");
        assertThat(renewal.decision()).as("la décision reste à prendre").isNull();
        assertThat(passed()).contains("contractRenewed");
        driver.advanceTo(reference, LocalDate.of(2031, 10, 1));
        assertThat(driver.openTasks(reference)).contains("prepareRenewal");
    }

    @Test
    void aRenegotiatedContractTakesThePlaceOfTheFormer() {
        cpts(LocalDate.of(2026, 10, 1));
        long former = contracting.inForce(reference).orElseThrow().id();
        driver.complete(reference, "prepareRenewal", form("renewal", "RENEGOTIATE", "assessment", "Bilan.", "reason", "Nouvelles missions"));
        contracts.signed(reference);
        Contract next = contracting.inForce(reference).orElseThrow();
        assertThat(next.id()).isGreaterThan(former);
        assertThat(renewals.find(next.id())).as("la fin du nouveau contrat est suivie").isPresent();
        assertThat(missions.of(reference)).as("les missions suivies continuent, les nouvelles commencent")
                .hasSize(4).allSatisfy(mission -> assertThat(mission.contract()).isEqualTo(next.id()));
        assertThat(dossiers.get(reference).milestones().contractSignedOn()).as("le premier contrat reste la date comptée").isEqualTo(SIGNED);
        assertThat(passed()).contains("contractRenewed");
    }

    @Test
    void aContractThatIsNotRenewedEndsAndTheStructureIsKeptWithoutContract() {
        cpts(LocalDate.of(2026, 10, 1));
        driver.complete(reference, "prepareRenewal", form("renewal", "END", "assessment", "Bilan.", "reason", "Missions abandonnées"));
        assertThat(mails.lastMail(reference, "renewal-refused")).contains("Missions abandonnées");
        driver.advanceTo(reference, LocalDate.of(2027, 4, 1));
        Structure structure = register.find(reference).orElseThrow();
        assertThat(structure.contractEndedOn()).isEqualTo("2027-04-01");
        assertThat(structure.isUnderContractOn(LocalDate.of(2027, 3, 31))).isTrue();
        assertThat(structure.isUnderContractOn(LocalDate.of(2027, 4, 1))).isFalse();
        assertThat(structure.stateOn(LocalDate.of(2027, 4, 1))).isEqualTo(StructureState.IN_OPERATION);
        assertThat(driver.openTasks(reference)).doesNotContain("declareStart");
    }

    @Test
    void aRenegotiationThatFailsEndsTheContract() {
        cpts(LocalDate.of(2026, 10, 1));
        driver.complete(reference, "prepareRenewal", form("renewal", "RENEGOTIATE", "assessment", "Bilan.", "reason", "Nouvelles missions"));
        contracts.upToSigning(reference);
        driver.complete(reference, driver.taskOf(reference, "signContract", "ars-84-38-signatories"),
                form("signature", "REFUSED", "reason", "Désaccord"));
        driver.complete(reference, "decideAfterRefusal", form("contractOutcome", "WAIVED", "decidedOn", "2026-10-01", "reason", "Désaccord"));
        assertThat(mails.mails(reference, "renewal-refused")).isPositive();
    }

    @Test
    void theEndOfACpomIsTheAgencysAndAContractTakenOverLateIsNotAnnounced() {
        GivenStructure.today(LocalDate.of(2026, 12, 1));
        reference = structures.dossier(StructureType.DAC);
        structures.contract(reference, ContractKind.CPOM_DAC, SIGNED, euros(AmountPurpose.GRANT, "100000"));
        dossiers.enter(reference, Stage.OPERATION);
        driver.runJobs(reference);
        assertThat(driver.groupsOf(driver.task(reference, "prepareRenewal"))).containsExactly("ars-84");
        assertThat(mails.mails(reference, "renewal-opened")).as("F29").isZero();
    }

    private void cpts(LocalDate today) {
        GivenStructure.today(LocalDate.of(2026, 3, 2));
        reference = structures.cpts(SIGNED, euros(AmountPurpose.OPERATION, "60000"));
        driver.runJobs(reference);
        driver.advanceTo(reference, today);
    }

    private Map<String, Object> renewed(String until) {
        return form("signedOn", "2026-10-01", "renewedUntil", until, "signedFile", given.document(reference, DocumentKind.CONTRACT));
    }

    private List<String> passed() {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                .flatMap(instance -> history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).list().stream())
                .map(HistoricActivityInstance::getActivityId).toList();
    }
}
