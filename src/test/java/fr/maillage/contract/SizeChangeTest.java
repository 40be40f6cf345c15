package fr.maillage.contract;

import static fr.maillage.GivenDossier.VOIRONNAIS;
import static fr.maillage.GivenDossier.form;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import fr.maillage.GivenContract;
import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.FrozenSize;
import fr.maillage.dossier.MailSource.Moment;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.TaskInHand;

/** A CPTS under contract changes its size class: a warning, and an amendment at the anniversary. */
@MaillageTest
class SizeChangeTest {

    private static final FrozenSize AS_SIGNED = new FrozenSize(53_088, 2);
    private static final String ECHIROLLES = "38151";

    @Autowired
    ProcessDriver driver;

    @Autowired
    GivenDossier given;

    @Autowired
    GivenContract givenContract;

    @Autowired
    Contracting contracting;

    @Autowired
    ContractTasks contractTasks;

    @Autowired
    ContractMailSource mails;

    @Autowired
    SizeWatch sizeWatch;

    @Autowired
    StructureRegister register;

    @Autowired
    Dossiers dossiers;

    @Autowired
    HistoryService history;

    @Autowired
    JdbcClient jdbc;

    private String reference;

    @BeforeEach
    void sign() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-02T08:00:00Z")));
        reference = given.declared(VOIRONNAIS);
        given.start(EngineNames.CONTRACT_SIGNATURE, reference);
        driver.runJobs(reference);
        givenContract.signed(reference);
        register.enter(reference);
    }

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    void F16_thePopulationChangesClassAndTheContractKeepsItsSizeUntilAnAmendmentAtTheAnniversary() {
        extend();
        assertThat(passed()).contains("warnSizeChange");
        assertThat(mails.facts(new Moment(reference, "contract-size-changed", name -> null)))
                .containsEntry("sizeClass", 3).containsEntry("contractSizeClass", 2)
                .containsEntry("contractAnniversary", LocalDate.of(2027, 3, 2));
        assertThat(dossiers.get(reference).sizeClass()).isEqualTo(3);
        assertThat(dossiers.get(reference).frozenSize()).as("le contrat garde sa taille").contains(AS_SIGNED);
        extend();
        assertThat(driver.instances(reference)).as("un seul avenant se prépare").hasSize(1);

        driver.advanceToTimer(reference, "anniversaryNear");
        assertThat(ClockUtil.getCurrentTime().toInstant()).isBetween(Instant.parse("2027-01-01T22:00:00Z"), Instant.parse("2027-01-02T22:00:00Z"));
        assertThat(driver.openTasks(reference)).containsExactly("draftContract");
        DraftContract proposal = contractTasks.proposal(inHand());
        assertThat(proposal.effectiveOn()).isEqualTo("2027-03-02");
        assertThat(proposal.amounts().get(0).amount()).as("fonctionnement de la taille 3").isEqualByComparingTo(new BigDecimal("75000"));
        assertThat(proposal.missions()).as("les échéances des missions restent")
                .isEqualTo(contracting.inForce(reference).orElseThrow().missions());
        givenContract.signed(reference);

        assertThat(passed()).contains("updateRegister", "amendmentInForce");
        assertThat(driver.instances(reference)).isEmpty();
        assertThat(dossiers.get(reference).frozenSize().orElseThrow().sizeClass()).isEqualTo(3);
        assertThat(dossiers.get(reference).milestones().contractSignedOn()).isEqualTo("2026-03-02");
        assertThat(contracting.get(reference).purpose()).isEqualTo(ContractPurpose.AMENDMENT);
        assertThat(contracting.inForce(reference)).map(Contract::purpose).contains(ContractPurpose.FIRST);
        assertThat(jdbc.sql("select size_class from structure where dossier = ?").param(reference).query(Integer.class).single())
                .isEqualTo(3);
    }

    @Test
    void F16_aPopulationThatComesBackNeedsNoAmendment() {
        extend();
        territory(VOIRONNAIS);
        driver.advanceToTimer(reference, "anniversaryNear");
        assertThat(passed()).contains("sizeAsSigned").doesNotContain("amendmentSignature");
        assertThat(driver.instances(reference)).isEmpty();
    }

    @Test
    void F16_withoutAnAmendmentTheContractStaysAsItWasSigned() {
        extend();
        driver.advanceToTimer(reference, "anniversaryNear");
        givenContract.upToSigning(reference);
        driver.complete(reference, driver.tasks(reference, "signContract").get(0),
                form("signature", "REFUSED", "reason", "Montants non tenus", "deposit", GivenDossier.deposit()));
        driver.complete(reference, "decideAfterRefusal", form("contractOutcome", "WAIVED", "decidedOn", "2027-01-02",
                "reason", "Sans avenant"));
        assertThat(passed()).contains("amendmentGivenUp").doesNotContain("updateRegister");
        assertThat(dossiers.get(reference).frozenSize()).contains(AS_SIGNED);
    }

    @Test
    void F16_aNewCensusIsNoticedAtNight() {
        sizeWatch.countAgain();
        assertThat(driver.instances(reference)).as("rien n’a changé").isEmpty();
        jdbc.sql("""
                        update dossier set population = 39000, size_class = 1, frozen_population = 39000, frozen_size_class = 1
                        where reference = ?""").param(reference).update();
        sizeWatch.countAgain();
        driver.runJobs(reference);
        assertThat(dossiers.get(reference).population()).isEqualTo(53_088);
        assertThat(passed()).contains("warnSizeChange");
    }

    private void extend() {
        territory(Stream.concat(Stream.of(VOIRONNAIS), Stream.of(ECHIROLLES)).toArray(String[]::new));
    }

    private void territory(String... communes) {
        dossiers.changeTerritory(reference, null, Stream.of(communes).map(TerritoryPart::whole).toList(), VOIRONNAIS[0],
                Set.of(), null);
        driver.runJobs(reference);
    }

    private TaskInHand inHand() {
        return new TaskInHand(reference, null, EngineNames.CONTRACT_SIGNATURE, "draftContract", null,
                ClockUtil.getCurrentTime().toInstant(), name -> null);
    }

    private List<String> passed() {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                .flatMap(instance -> history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId())
                        .finished().list().stream())
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }
}
