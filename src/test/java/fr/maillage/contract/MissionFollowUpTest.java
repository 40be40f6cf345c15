package fr.maillage.contract;

import static fr.maillage.GivenDossier.VOIRONNAIS;
import static fr.maillage.GivenDossier.deposit;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import fr.maillage.CptsJourney;
import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.contract.ImportedStructures.ImportedMission;
import fr.maillage.contract.ImportedStructures.ImportedStructure;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.DocumentKind;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Stage;
import fr.maillage.workflow.ParisTime;

@MaillageTest
class MissionFollowUpTest {

    private static final LocalDate SIGNED = LocalDate.of(2026, 3, 2);

    @Autowired
    ProcessDriver driver;
    @Autowired
    GivenStructure structures;
    @Autowired
    GivenDossier given;
    @Autowired
    MissionFollowUps missions;
    @Autowired
    ImportedStructures imports;
    @Autowired
    Breaches breaches;
    @Autowired
    Dossiers dossiers;
    @Autowired
    CptsJourney mails;
    @Autowired
    HistoryService history;

    private String reference;

    @BeforeEach
    void start() {
        GivenStructure.today(SIGNED);
        reference = structures.cpts(SIGNED, euros(AmountPurpose.OPERATION, "60000"), euros(AmountPurpose.ACCESS_FIXED, "36500"),
                euros(AmountPurpose.PATHWAYS_FIXED, null));
        driver.runJobs(reference);
    }

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    void everyMissionOfTheContractIsFollowedOnceFromTheSignature() {
        assertThat(missions.of(reference)).extracting(MissionFollowUp::mission, MissionFollowUp::startDue,
                MissionFollowUp::deploymentDue).containsExactly(
                tuple(Mission.ACCESS, LocalDate.of(2026, 9, 2), LocalDate.of(2027, 9, 2)),
                tuple(Mission.PATHWAYS, LocalDate.of(2027, 3, 2), LocalDate.of(2028, 3, 2)));
        structures.followUps().open(reference);
        assertThat(driver.tasks(reference, "declareStart")).as("ouvrir deux fois n’ouvre rien de plus").hasSize(2);
        assertThat(task("declareStart", Mission.ACCESS).getDescription()).contains("Accès aux soins");
        assertThat(driver.tasks(reference, "declareStart")).extracting(Task::getName).as("tells them apart")
                .doesNotHaveDuplicates().contains("Enregistrer le démarrage de la mission – Accès aux soins");
        assertThat(driver.groupsOf(task("declareStart", Mission.ACCESS))).containsExactly("ars-84-38");
    }

    @Test
    void aMissionStartsIsPaidByDaysAndDeployed() {
        driver.advanceTo(reference, LocalDate.of(2026, 8, 1));
        driver.complete(reference, task("declareStart", Mission.ACCESS), declared("2026-07-01"));
        Task observe = driver.task(reference, "observeStart");
        assertThat(driver.groupsOf(observe)).containsExactly("cpam-isere");
        driver.complete(reference, observe, form("missionStart", "INSUFFICIENT", "reason", "Convention non signée"));
        assertThat(mails.lastMail(reference, "aci-mission-start-insufficient")).contains("Convention non signée", "Accès aux soins");
        driver.complete(reference, task("declareStart", Mission.ACCESS), declared("2026-07-01"));
        driver.complete(reference, "observeStart", form("missionStart", "STARTED", "startedOn", "2026-07-01"));

        Task pay = driver.task(reference, "payMission");
        assertThat(driver.groupsOf(pay)).containsExactly("cpam-isere-payment");
        long mission = mission(pay);
        PaymentLine advance = missions.advance(mission).orElseThrow();
        // from 1 July to 2 March: 244 days of 365, three quarters of them in advance
        assertThat(advance.amount()).isEqualByComparingTo("18300.00");
        assertThat(advance.source()).contains("75", "244", "365");
        assertThatThrownBy(() -> driver.complete(reference, "payMission",
                form("missionPayment", "PAID", "amount", "18000", "paidOn", "2026-08-01"))).hasMessageContaining("[amountSource]");
        driver.complete(reference, "payMission", form("missionPayment", "BLOCKED", "blockingReason", "RIB attendu"));
        assertThat(mails.lastMail(reference, "aci-mission-payment")).contains("RIB attendu");
        driver.complete(reference, "payMission", form("missionPayment", "PAID", "amount", "18300", "paidOn", "2026-08-01"));
        assertThat(mails.mails(reference, "aci-mission-payment")).as("bloqué, puis payé").isEqualTo(2);

        Task deployment = driver.task(reference, "observeDeployment");
        assertThat(driver.groupsOf(deployment)).containsExactly("cpam-isere");
        assertThatThrownBy(() -> driver.complete(reference, deployment, form("deployment", "DEPLOYED", "deployedOn", "2026-06-30",
                "evidence", evidence(), "indicators", "Patients orientés"))).hasMessageContaining("[deployedOn]");
        driver.complete(reference, "observeDeployment", form("deployment", "DELAY", "newDue", "2027-12-31", "reason", "Régulation en cours"));
        assertThat(missions.get(mission).deploymentDue()).isEqualTo("2027-12-31");
        driver.complete(reference, "observeDeployment", form("deployment", "DEPLOYED", "deployedOn", "2026-08-01",
                "evidence", evidence(), "indicators", "Patients orientés"));
        assertThat(missions.get(mission).deployedOn()).isEqualTo("2026-08-01");
        assertThat(passed()).contains("missionInPlace", "announceDeployment", "announceDelay");
    }

    @Test
    void theStructureAndTheCaisseAreAlertedTwoMonthsOneMonthAndOnTheDay() {
        long before = mails.mails(reference, "aci-mission-start-due");
        driver.advanceTo(reference, LocalDate.of(2026, 7, 2));
        long first = mails.mails(reference, "aci-mission-start-due");
        driver.advanceTo(reference, LocalDate.of(2026, 8, 2));
        long second = mails.mails(reference, "aci-mission-start-due");
        driver.advanceTo(reference, LocalDate.of(2026, 9, 2));
        assertThat(first - before).as("porteuse et caisse, à M−2").isEqualTo(2);
        assertThat(second - first).as("à M−1").isEqualTo(2);
        assertThat(mails.mails(reference, "aci-mission-start-due") - second).as("le jour même").isEqualTo(2);
        assertThat(mails.lastMail(reference, "aci-mission-start-due")).contains("septembre", "2026");
        startedAndPaid("2026-09-01");
        driver.advanceToTimer(reference, "deploymentAlertFirst");
        driver.advanceToTimer(reference, "deploymentAlertSecond");
        driver.advanceToTimer(reference, "deploymentAlertLast");
        assertThat(mails.mails(reference, "aci-mission-deployment-due")).isEqualTo(6);
    }

    @Test
    void anAmountThatNobodyKnowsIsAskedWithItsSource() {
        driver.advanceTo(reference, LocalDate.of(2026, 8, 1));
        driver.complete(reference, task("declareStart", Mission.PATHWAYS), declared("2026-07-01"));
        driver.complete(reference, "observeStart", form("missionStart", "STARTED", "startedOn", "2026-07-01"));
        assertThat(missions.advance(mission(driver.task(reference, "payMission")))).isEmpty();
        assertThatThrownBy(() -> driver.complete(reference, "payMission",
                form("missionPayment", "PAID", "amount", "1000", "paidOn", "2026-08-01"))).hasMessageContaining("[amountSource]");
        assertThatThrownBy(() -> driver.complete(reference, "payMission",
                form("missionPayment", "PAID", "amount", "0", "amountSource", "x", "paidOn", "2026-08-01"))).hasMessageContaining("[amount]");
        driver.complete(reference, "payMission", form("missionPayment", "PAID", "amount", "1000", "amountSource",
                "Notification de la CNAM, fictive", "paidOn", "2026-08-01"));
        assertThat(driver.openTasks(reference)).contains("observeDeployment");
    }

    @Test
    void aStartBeforeTheContractOrWithoutProofIsRefused() {
        Task declare = task("declareStart", Mission.ACCESS);
        assertThatThrownBy(() -> driver.complete(reference, declare, declared("2026-03-01")))
                .hasMessageContaining("[startedOn] Une mission ne démarre pas avant la signature");
        assertThatThrownBy(() -> driver.complete(reference, declare, form("deposit", deposit(), "startedOn", "2026-03-02",
                "evidence", "[]"))).hasMessageContaining("[evidence]");
        assertThatThrownBy(() -> driver.complete(reference, declare, form("deposit", deposit(), "startedOn", "2026-03-02",
                "evidence", "[\"inconnu\"]"))).hasMessageContaining("[evidence]");
        assertThat(missions.of(reference)).allSatisfy(row -> assertThat(row.startedOn()).isNull());
    }

    @Test
    void aMissionThatIsNotDeployedOpensTheProcedureAboutTheContract() {
        startedAndPaid("2026-08-01");
        driver.complete(reference, "observeDeployment", form("deployment", "BREACH", "reason", "Aucune action conduite."));
        driver.runJobs(reference);
        assertThat(breaches.of(reference)).singleElement().satisfies(breach -> {
            assertThat(breach.object()).isEqualTo(BreachForms.BreachObject.CONTRACT);
            assertThat(breach.facts()).contains("Accès aux soins", "Aucune action conduite.");
        });
        assertThat(driver.openTasks(reference)).contains("recordDefence").doesNotContain("observeDeployment");
        assertThat(passed()).contains("missionInBreach");
    }

    @Test
    void F29_aDossierImportedInTheMiddleShowsWhatIsOverdueAndWritesNoMail() {
        GivenStructure.today(LocalDate.of(2026, 2, 10));
        String imported = structures.cpts(LocalDate.of(2023, 3, 1), euros(AmountPurpose.OPERATION, "60000"));
        driver.runJobs(imported);

        assertThat(driver.tasks(imported, "declareStart")).hasSize(2).allSatisfy(task ->
                assertThat(task.getDueDate()).as("échéance de 2023 ou 2024").isBefore(ClockUtil.getCurrentTime()));
        assertThat(driver.openTasks(imported)).contains("recordReport");
        assertThat(mails.mails(imported)).as("aucun courriel d’échéance passée")
                .noneMatch(mail -> mail.startsWith("aci-mission") || mail.startsWith("annual") || mail.startsWith("task-offered"));
        assertThat(passed(imported)).contains("startAlertPast", "reminderPast");
        driver.advanceTo(imported, LocalDate.of(2026, 3, 2));
        assertThat(mails.mails(imported, "annual-report-reminder")).as("ce qui échoit ensuite est dit").isEqualTo(2);
    }

    @Test
    void F29_aMissionThatHadStartedBeforeTheImportGoesOnAtItsDeployment() {
        GivenStructure.today(LocalDate.of(2026, 4, 10));
        String imported = imports.take(new ImportedStructure(GivenStructure.declaration(StructureType.CPTS, VOIRONNAIS),
                LocalDate.of(2024, 6, 1), "ACI_CPTS", LocalDate.of(2024, 9, 1), LocalDate.of(2024, 9, 1), 5,
                Map.of("OPERATION", new BigDecimal("60000.00")), "Contrat fictif",
                List.of(new ImportedMission("ACCESS", LocalDate.of(2025, 1, 15), null),
                        new ImportedMission("PATHWAYS", LocalDate.of(2025, 1, 15), LocalDate.of(2025, 12, 1))),
                null, null, null, LocalDate.of(2024, 10, 1)), null);
        driver.runJobs(imported);

        assertThat(driver.tasks(imported, "declareStart")).isEmpty();
        assertThat(driver.tasks(imported, "observeDeployment")).as("une seule mission reste à déployer").hasSize(1);
        assertThat(passed(imported)).contains("deploymentAlertPast").doesNotContain("remindDeployment");
        assertThat(dossiers.get(imported).milestones().openedOn()).isEqualTo("2024-10-01");
        assertThat(driver.openTasks(imported)).doesNotContain("qualifyProject");
    }

    @Test
    void theFollowUpEndsWithTheStructure() {
        dossiers.enter(reference, Stage.CEASED);
        driver.runJobs(reference);
        assertThat(driver.instances(reference)).isEmpty();
        assertThat(passed()).contains("followUpClosed");
    }

    private void startedAndPaid(String day) {
        if (ClockUtil.getCurrentTime().toInstant().isBefore(ParisTime.startOf(LocalDate.parse(day)))) {
            driver.advanceTo(reference, LocalDate.parse(day));
        }
        driver.complete(reference, task("declareStart", Mission.ACCESS), declared(day));
        driver.complete(reference, "observeStart", form("missionStart", "STARTED", "startedOn", day));
        driver.complete(reference, "payMission", form("missionPayment", "PAID", "amount", "10", "amountSource", "Essai",
                "paidOn", day));
    }

    private Map<String, Object> declared(String day) {
        return form("deposit", deposit(), "startedOn", day, "evidence", evidence(), "summary", "Régulation ouverte");
    }

    private String evidence() {
        return "[\"%s\"]".formatted(given.document(reference, DocumentKind.OTHER));
    }

    private Task task(String id, Mission mission) {
        return driver.tasks(reference, id).stream().filter(task -> missions.get(mission(task)).mission() == mission)
                .findFirst().orElseThrow();
    }

    private long mission(Task task) {
        return ((Number) driver.variable(task, MissionFollowUps.ROW)).longValue();
    }

    private List<String> passed() {
        return passed(reference);
    }

    private List<String> passed(String dossier) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(dossier).list().stream()
                .flatMap(instance -> history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).list().stream())
                .map(HistoricActivityInstance::getActivityId).toList();
    }
}
