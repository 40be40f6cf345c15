package fr.maillage.support.mission;

import static fr.maillage.GivenDossier.VOIRONNAIS;
import static fr.maillage.GivenDossier.deposit;
import static fr.maillage.GivenDossier.form;
import static fr.maillage.support.mission.GivenAgreement.FIRST;
import static fr.maillage.support.mission.GivenAgreement.SECOND;
import static fr.maillage.support.mission.GivenAgreement.THIRD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.directory.Lot;
import fr.maillage.dossier.DocumentKind;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.ParticipantRole;
import fr.maillage.dossier.Stage;
import fr.maillage.security.MaillageUser;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.TaskInHand;

/** Missions of consultants from the need to the evaluation, under the rules of a framework agreement. */
@MaillageTest
class ConsultantMissionTest {

    private static final Map<String, Object> NEED = form("needOutcome", "TRANSMITTED",
            "purpose", "Rédiger le projet de santé avec l’équipe.", "deliverable", "Projet de santé", "days", "12.5",
            "wantedOn", "2026-06-01");

    @Autowired
    ProcessDriver driver;
    @Autowired
    GivenDossier given;
    @Autowired
    GivenAgreement agreement;
    @Autowired
    Missions missions;
    @Autowired
    MissionTasks missionTasks;
    @Autowired
    BuyersView view;
    @Autowired
    Dossiers dossiers;
    @Autowired
    FormService forms;
    @Autowired
    RepositoryService repository;
    @Autowired
    HistoryService history;
    @Autowired
    TaskService tasks;
    @Autowired
    JdbcClient jdbc;

    private String reference;
    private long mission;

    @BeforeEach
    void aDossierOfTheVoironnais() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-02T08:00:00Z")));
        reference = given.declared(VOIRONNAIS);
    }

    @AfterEach
    void leaveNothingBehind() {
        missions.stopAll(reference);
        driver.runJobs(reference);
        ClockUtil.reset();
    }

    @Test
    void aMissionGoesFromTheNeedToItsEvaluation() {
        agreement.with(LotMode.TURN, 3);
        need(Lot.HEALTH_PROJECT);

        assertThat(driver.groupsOf(driver.task(reference, "issueOrder"))).containsExactly("ars-84-procurement");
        assertThat(view.designated(missions.get(mission))).contains(FIRST);
        assertThat(view.situation(missions.get(mission))).anyMatch(line -> line.contains("accord-cadre"));
        refuses("issueOrder", order(SECOND, "10000"), "[derogation]", "Cabinet consult-essai-1");
        refuses("issueOrder", order("consult-plume", "10000"), "[consultant]");
        refuses("issueOrder", form("orderOutcome", "ISSUED", "consultant", FIRST, "price", "10000", "commitmentNumber", "E1",
                "dueOn", "2026-03-01"), "[dueOn]");
        issue(FIRST, "10000");

        assertThat(missions.order(mission).document()).isPresent();
        assertThat(mails("mission-order")).containsExactlyInAnyOrder("consult-essai-1@maillage.example",
                "ars-84-38@maillage.example");
        assertThat(text("mission-order", "consultant")).contains("10 000 €", "E-2026-1", "/missions/" + mission);
        assertThat(text("mission-order", "accompanier")).doesNotContain("10 000");
        assertThat(driver.groupsOf(driver.task(reference, "answerOrder"))).containsExactly(FIRST);
        refuses("answerOrder", form("orderAnswer", "DECLINED"), "[declineReason]");
        accept();
        assertThat(dossiers.get(reference).participants(ParticipantRole.CONSULTANT)).extracting(each -> each.organisation())
                .containsExactly(FIRST);
        launch();

        assertThat(due("deliver")).isEqualTo(LocalDate.of(2026, 6, 1));
        driver.advanceToTimer(reference, "reminderFar");
        driver.advanceToTimer(reference, "reminderNear");
        driver.advanceToTimer(reference, "reminderLast");
        assertThat(mailCount("mission-reminder")).isEqualTo(6);
        assertThat(passed("consultantReminded")).isEqualTo(3);
        refuses("deliver", form("label", "v1", "document", UUID.randomUUID().toString(), "days", "10"), "[document]");
        deliver();

        assertThat(tasks("giveDeliverableOpinion")).hasSize(2);
        Task lead = opinion("LEAD");
        assertThatThrownBy(() -> driver.complete(reference, lead, form("deliverableOpinion", "SATISFACTORY")))
                .hasMessageContaining("[deposit]");
        driver.complete(reference, lead, form("deliverableOpinion", "SATISFACTORY", "deposit", deposit()));
        assertThatThrownBy(() -> driver.complete(reference, opinion("OFFICER"), form("deliverableOpinion", "TO_REWORK")))
                .hasMessageContaining("[remarks]");
        assertThatThrownBy(() -> driver.complete(reference, opinion("OFFICER"), form("deliverableOpinion", "SATISFACTORY",
                "deposit", deposit()))).hasMessageContaining("[deposit]");
        driver.complete(reference, opinion("OFFICER"), form("deliverableOpinion", "TO_REWORK", "remarks", "Il manque le budget."));

        assertThat(view.opinions(missions.get(mission))).hasSize(2).anyMatch(line -> line.contains("Il manque le budget."));
        refuses("decideAdmission", form("admission", "REDUCED", "reasons", "Budget absent."), "[reduction]");
        driver.complete(reference, "decideAdmission", form("admission", "REDUCED", "reduction", 10L, "reasons", "Budget absent."));
        assertThat(text("mission-admission", "lead")).contains("admis avec réfaction");

        assertThat(driver.groupsOf(driver.task(reference, "certifyService"))).containsExactly("ars-84-finance");
        refuses("certifyService", certified("9000.01"), "[amount]", "9 000,00");
        driver.complete(reference, "certifyService", certified("9000"));
        assertThat(missions.order(mission).committed()).isEqualTo(900_000);
        assertThat(dossiers.get(reference).participants(ParticipantRole.CONSULTANT)).isEmpty();
        refuses("evaluateMission", form("quality", 6L, "timeliness", 4L, "listening", 5L), "[quality]");
        driver.complete(reference, "evaluateMission", form("quality", 3L, "timeliness", 4L, "listening", 5L));

        assertThat(driver.instances(reference)).isEmpty();
        assertThat(missions.get(mission).outcome()).contains(MissionOutcome.SERVED);
        agreement.with(LotMode.TURN, 2);
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-02T08:00:00Z")));
        need(Lot.HEALTH_PROJECT);
        assertThat(view.holders(missions.get(mission)).get(0).title()).contains("qualité 3,0", "écoute 5,0");
    }

    @Test
    void aTurnGoesToWhoWasAskedLongestAgo() {
        agreement.with(LotMode.TURN, 3);
        need(Lot.LEGAL);
        issue(FIRST, "100");
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-02T09:00:00Z")));
        need(Lot.LEGAL);
        assertThat(view.designated(missions.get(mission))).contains(SECOND);
        driver.complete(reference, task("issueOrder"), but(order(THIRD, "200"), "derogation", "Spécialiste du sujet."));
        assertThat(missions.order(mission).derogation()).contains("Spécialiste du sujet.");
        need(Lot.LEGAL);
        assertThat(view.designated(missions.get(mission))).contains(SECOND);
    }

    @Test
    void whoDeclinesOrKeepsSilentIsFollowedByTheNextThenTheBuyerDecides() {
        agreement.with(LotMode.CASCADE, 2);
        need(Lot.REAL_ESTATE);
        issue(FIRST, "500");
        driver.complete(reference, "answerOrder", form("orderAnswer", "DECLINED", "declineReason", "CONFLICT_OF_INTEREST",
                "note", "Nous conseillons le propriétaire du terrain."));
        assertThat(missions.order(mission).committed()).isZero();
        assertThat(view.designated(missions.get(mission))).contains(SECOND);
        assertThat(view.situation(missions.get(mission))).anyMatch(line -> line.contains("Conflit d’intérêts"));

        issue(SECOND, "500");
        assertThat(due("answerOrder")).isEqualTo(LocalDate.of(2026, 3, 9));
        driver.advanceToTimer(reference, "orderUnanswered");
        assertThat(missions.order(mission).state()).isEqualTo(OrderState.LAPSED);
        assertThat(driver.openTasks(reference)).containsExactly("decideWithoutHolder");
        driver.complete(reference, "decideWithoutHolder", form("withoutHolder", "CONSULT_AGAIN", "reason", "Besoin urgent."));
        assertThat(view.designated(missions.get(mission))).as("tous sont sollicités de nouveau").contains(FIRST);
        issue(FIRST, "700");
        decline();
        issue(SECOND, "700");
        decline();
        driver.complete(reference, "decideWithoutHolder", form("withoutHolder", "GIVEN_UP", "reason", "Personne."));
        assertThat(missions.get(mission).outcome()).contains(MissionOutcome.GIVEN_UP);
        assertThat(mails("mission-given-up")).isNotEmpty();
        assertThat(driver.instances(reference)).isEmpty();
    }

    /** F11: the consultant does not deliver. */
    @Test
    void F11_aLateConsultantIsPutOnNoticeThenReplacedByTheNextWithWhatWasDelivered() {
        agreement.with(LotMode.CASCADE, 2);
        need(Lot.HEALTH_PROJECT);
        issue(FIRST, "3000");
        accept();
        launch();
        driver.advanceToTimer(reference, "deliverableLate");
        assertThat(ClockUtil.getCurrentTime().toInstant().atZone(ParisTime.ZONE).toLocalDate()).isEqualTo("2026-06-11");
        assertThat(missions.get(mission).isDefaulting()).isTrue();
        assertThat(mails("mission-default")).hasSize(3);
        assertThat(driver.openTasks(reference)).containsExactlyInAnyOrder("deliver", "giveFormalNotice");
        refuses("giveFormalNotice", but(notice("2026-06-25"), "noticeUntil", "2026-06-11"), "[noticeUntil]");
        driver.complete(reference, "giveFormalNotice", notice("2026-06-25"));
        assertThat(missions.order(mission).noticeDocument()).isPresent();
        assertThat(text("mission-formal-notice", "consultant")).contains("25 juin 2026");

        driver.advanceToTimer(reference, "noticeExpired");
        assertThat(missionTasks.penalty(inHand("decideAfterNotice")).penalty()).as("25 jours, 3 000 € / 3 000")
                .isEqualByComparingTo("25");
        refuses("decideAfterNotice", form("productionOutcome", "REGULARISED", "reason", "Nouvelle équipe."), "[newDueOn]");
        driver.complete(reference, "decideAfterNotice", form("productionOutcome", "REGULARISED", "newDueOn", "2026-07-15",
                "penalty", "25", "reason", "Nouvelle équipe."));
        assertThat(due("deliver")).isEqualTo(LocalDate.of(2026, 7, 15));
        assertThat(missions.get(mission).isDefaulting()).isFalse();

        driver.advanceToTimer(reference, "newTermLate");
        driver.complete(reference, "giveFormalNotice", notice("2026-08-10"));
        driver.advanceToTimer(reference, "noticeExpired");
        refuses("decideAfterNotice", form("productionOutcome", "TERMINATED", "penalty", "3000.01", "reason", "Rien."), "[penalty]");
        driver.complete(reference, "decideAfterNotice", form("productionOutcome", "TERMINATED", "penalty", "100", "reason", "Rien."));

        assertThat(missions.order(mission).state()).isEqualTo(OrderState.TERMINATED);
        assertThat(dossiers.get(reference).participants(ParticipantRole.CONSULTANT)).isEmpty();
        assertThat(mails("mission-terminated")).hasSize(4);
        assertThat(driver.openTasks(reference)).containsExactly("issueOrder");
        assertThat(view.designated(missions.get(mission))).contains(SECOND);
        issue(SECOND, "3000", "2026-10-01");
        accept("2026-09-01T10:00");
        launch();
        deliver();
        driver.advanceToTimer(reference, "opinionsDue");
        refuses("decideAdmission", form("admission", "POSTPONED", "reasons", "Plan incomplet."), "[corrections]");
        driver.complete(reference, "decideAdmission", form("admission", "POSTPONED", "corrections", "Compléter le plan.",
                "reworkBy", "2026-10-20", "reasons", "Plan incomplet."));
        assertThat(due("deliver")).isEqualTo(LocalDate.of(2026, 10, 20));
        deliver();
        driver.advanceToTimer(reference, "opinionsDue");
        driver.complete(reference, "decideAdmission", form("admission", "REJECTED", "reasons", "Toujours incomplet."));
        assertThat(missions.order(mission).committed()).isZero();
        assertThat(driver.openTasks(reference)).containsExactly("decideWithoutHolder");
        assertThat(view.situation(missions.get(mission))).as("ce qui a été remis").anyMatch(line -> line.contains("v1"));
    }

    @Test
    void aShortDelaySkipsTheRemindersThatItHasPassed() {
        agreement.with(LotMode.CASCADE, 1);
        need(Lot.HEALTH_PROJECT);
        issue(FIRST, "3000", "2026-03-16");
        accept("2026-03-04T10:00");
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-04T10:00:00Z")));
        launch();
        assertThat(mailCount("mission-reminder")).as("J−15 est passé").isZero();
        driver.advanceToTimer(reference, "reminderNear");
        assertThat(mailCount("mission-reminder")).isEqualTo(2);
    }

    @Test
    void theSilenceOfTheBuyerAdmitsTheDeliverable() {
        agreement.with(LotMode.CASCADE, 1, new AdmissionDelay(5, AdmissionDelay.Unit.DAYS), 3);
        need(Lot.HEALTH_PROJECT);
        issue(FIRST, "3000");
        accept();
        launch();
        assertThat(driver.timer(reference, "deliverableLate").getDuedate())
                .as("trois jours de retard, selon l’accord-cadre").isEqualTo(Date.from(Instant.parse("2026-06-04T06:00:00Z")));
        deliver();
        driver.advanceToTimer(reference, "opinionsDue");
        driver.advanceToTimer(reference, "admissionTacit");

        assertThat(missions.delivery(missions.order(mission).id()).orElseThrow().isTacit()).isTrue();
        assertThat(text("mission-admission", "consultant")).contains("admis");
        assertThat(driver.openTasks(reference)).containsExactly("certifyService");
    }

    @Test
    void inACompetitionTheLowestOfferIsProposed() {
        agreement.with(LotMode.COMPETITION, 3);
        need(Lot.LEGAL);
        assertThat(tasks("submitOffer")).hasSize(3);
        Task first = driver.taskOf(reference, "submitOffer", FIRST);
        assertThatThrownBy(() -> driver.complete(reference, first, form("offerAnswer", "OFFER")))
                .hasMessageContaining("[price]").hasMessageContaining("[days]");
        driver.complete(reference, first, form("offerAnswer", "OFFER", "price", "9000.50", "days", "9"));
        driver.complete(reference, driver.taskOf(reference, "submitOffer", SECOND),
                form("offerAnswer", "OFFER", "price", "9000.49", "days", "10", "document",
                        given.document(reference, DocumentKind.OTHER)));
        driver.advanceToTimer(reference, "offersDue");

        assertThat(view.designated(missions.get(mission))).contains(SECOND);
        assertThat(missionTasks.proposed(inHand("issueOrder")).price()).isEqualByComparingTo("9000.49");
        refuses("issueOrder", order(THIRD, "8000"), "[consultant]");
        issue(SECOND, "9000.49");
        decline();
        assertThat(view.designated(missions.get(mission))).contains(FIRST);
    }

    @Test
    void withoutAnyOfferTheBuyerDecides() {
        agreement.with(LotMode.COMPETITION, 1);
        need(Lot.LEGAL);
        driver.complete(reference, "submitOffer", form("offerAnswer", "NO_OFFER", "note", "Trop de travail."));
        assertThat(driver.openTasks(reference)).containsExactly("decideWithoutHolder");
    }

    @Test
    void withoutAgreementTheBuyerDecides() {
        missions.stopAll(reference);
        reference = given.declared(GivenDossier.GRAND_SUD);
        need(Lot.LEGAL);
        assertThat(driver.openTasks(reference)).containsExactly("decideWithoutHolder");
    }

    @Test
    void anOrderThatWouldPassACeilingIsRefusedWithWhatIsLeft() {
        agreement.with(LotMode.CASCADE, 1);
        need(Lot.HEALTH_PROJECT);
        refuses("issueOrder", order(FIRST, "25000.01"), "[price]", "Plafond par bon de commande", "reste 25 000,00");
        issue(FIRST, "25000");
        long first = mission;
        need(Lot.HEALTH_PROJECT);
        issue(FIRST, "25000");
        need(Lot.HEALTH_PROJECT);
        refuses("issueOrder", order(FIRST, "10000.01"), "[price]", "Plafond du lot", "reste 10 000,00");
        issue(FIRST, "10000");
        need(Lot.LEGAL);
        issue(FIRST, "25000");
        need(Lot.REAL_ESTATE);
        refuses("issueOrder", order(FIRST, "15000.01"), "[price]", "Plafond de l’accord-cadre", "reste 15 000,00");
        assertThat(missions.orders(mission)).as("rien n’est écrit").isEmpty();

        refuses("issueOrder", form("orderOutcome", "CEILING_REACHED"), "[reason]");
        driver.complete(reference, task("issueOrder"), form("orderOutcome", "CEILING_REACHED", "reason", "Il manque 5 000 €."));
        assertThat(mails("mission-ceiling")).isNotEmpty();
        assertThat(missionTasks.known(inHand("expressNeed")).purpose()).contains("Rédiger");
        driver.complete(reference, task("expressNeed"), NEED);
        driver.complete(reference, task("issueOrder"), form("orderOutcome", "CEILING_REACHED", "reason", "Encore."));
        refuses("expressNeed", form("needOutcome", "WITHDRAWN"), "[reason]");
        driver.complete(reference, task("expressNeed"), form("needOutcome", "WITHDRAWN", "reason", "Trop cher."));
        assertThat(missions.get(mission).outcome()).contains(MissionOutcome.WITHDRAWN);

        mission = first;
        driver.complete(reference, task("answerOrder"), form("orderAnswer", "DECLINED", "declineReason", "PRICE"));
        need(Lot.REAL_ESTATE);
        issue(FIRST, "25000");
        need(Lot.REAL_ESTATE);
        driver.complete(reference, task("issueOrder"), form("orderOutcome", "REFUSED", "reason", "Hors accord-cadre."));
        assertThat(missions.get(mission).outcome()).contains(MissionOutcome.REFUSED);
    }

    @Test
    void twoOrdersIssuedAtOnceNeverPassACeilingTogether() throws Exception {
        long framework = agreement.with(LotMode.CASCADE, 1);
        for (int order = 0; order < 3; order++) {
            need(Lot.LEGAL);
            if (order == 0) {
                issue(FIRST, "25000");
            }
        }
        List<Task> waiting = tasks("issueOrder");
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Future<Boolean>> issued = both.invokeAll(waiting.stream().<Callable<Boolean>>map(task -> () -> {
                try {
                    forms.submitTaskForm(task.getId(), order(FIRST, "20000"));
                    return true;
                } catch (RuntimeException refused) {
                    assertThat(refused).hasMessageContaining("Plafond du lot");
                    return false;
                }
            }).toList());
            assertThat(Set.of(issued.get(0).get(), issued.get(1).get())).containsExactlyInAnyOrder(true, false);
        } finally {
            both.shutdownNow();
        }
        assertThat(jdbc.sql("select sum(committed) from mission_order where agreement = :id").param("id", framework)
                .query(Long.class).single()).isEqualTo(4_500_000);
    }

    @Test
    void severalMissionsRunAtOnceAndStopWithTheDossier() {
        agreement.with(LotMode.CASCADE, 2);
        need(Lot.HEALTH_PROJECT);
        issue(FIRST, "3000");
        accept();
        long writing = mission;
        need(Lot.LEGAL);
        issue(FIRST, "3000");
        assertThat(driver.openTasks(reference)).contains("holdLaunchMeeting", "answerOrder");

        dossiers.enter(reference, Stage.ABANDONED);
        driver.runJobs(reference);
        assertThat(driver.instances(reference)).isEmpty();
        assertThat(missions.order(writing).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(missions.get(mission).outcome()).contains(MissionOutcome.STOPPED);
        assertThat(mailCount("mission-cancelled")).isEqualTo(6);
    }

    @Test
    void anAgentAsksForAConsultantOnADossier() {
        agreement.with(LotMode.CASCADE, 1);
        Map<String, Object> request = form("dossier", reference, "lot", "LEGAL", "purpose", "Choisir un statut.",
                "deliverable", "Statuts", "days", "4", "wantedOn", "2026-05-01");
        long before = count("consultant_mission");
        assertThatThrownBy(() -> start("sylvain.delegation73", request)).hasMessageContaining("[dossier]");
        assertThatThrownBy(() -> start("conrad.consultant", request)).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> start("alice.delegation38", but(request, "days", "0.4"))).hasMessageContaining("[days]");
        assertThatThrownBy(() -> start("alice.delegation38", but(request, "price", "3"))).hasMessageContaining("price");
        assertThat(count("consultant_mission")).isEqualTo(before);
        start("alice.delegation38", request);
        assertThat(driver.openTasks(reference)).containsExactly("issueOrder");
        assertThat(mails("mission-need")).isNotEmpty();
    }

    private void start(String user, Map<String, Object> form) {
        SecurityContextHolder.getContext().setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                new MaillageUser(user, user, Set.of("role-case-handler"), List.of()), null, List.of()));
        try {
            driver.as(user, () -> forms.submitStartForm(repository.createProcessDefinitionQuery()
                    .processDefinitionKey("consultant-mission").latestVersion().singleResult().getId(), form));
            driver.runJobs(reference);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private void need(Lot lot) {
        mission = missions.open(reference, lot, MissionOrigin.FORM, null);
        driver.runJobs(reference);
        driver.complete(reference, task("expressNeed"), NEED);
    }

    private void issue(String consultant, String price) {
        issue(consultant, price, "2026-06-01");
    }

    private void issue(String consultant, String price, String dueOn) {
        driver.complete(reference, task("issueOrder"), but(order(consultant, price), "dueOn", dueOn));
    }

    private void accept() {
        accept("2026-03-12T10:00");
    }

    private void accept(String launch) {
        driver.complete(reference, task("answerOrder"), form("orderAnswer", "ACCEPTED", "contact", "Zoé Plume", "launchOn", launch));
    }

    private void decline() {
        driver.complete(reference, task("answerOrder"), form("orderAnswer", "DECLINED", "declineReason", "WORKLOAD"));
    }

    private void launch() {
        driver.complete(reference, task("holdLaunchMeeting"), form("heldOn", "2026-03-02", "attendees", "Tous", "report", "Plan convenu."));
    }

    private void deliver() {
        driver.complete(reference, task("deliver"), form("label", "v1", "document",
                given.document(reference, DocumentKind.DELIVERABLE), "days", "12"));
    }

    private static Map<String, Object> order(String consultant, String price) {
        return form("orderOutcome", "ISSUED", "consultant", consultant, "price", price, "commitmentNumber", "E-2026-1",
                "dueOn", "2026-06-01");
    }

    private static Map<String, Object> notice(String until) {
        return form("noticeOn", "2026-06-11", "mode", "REGISTERED_LETTER", "noticeUntil", until, "text",
                "Remettez le projet de santé sans délai.");
    }

    private static Map<String, Object> certified(String amount) {
        return form("amount", amount, "invoice", "F-1", "certifiedOn", "2026-06-01");
    }

    private static Map<String, Object> but(Map<String, Object> form, Object... otherwise) {
        Map<String, Object> changed = new HashMap<>(form);
        changed.putAll(form(otherwise));
        return changed;
    }

    private void refuses(String task, Map<String, Object> form, String... texts) {
        Task open = task(task);
        assertThatThrownBy(() -> driver.complete(reference, open, form))
                .satisfies(refused -> assertThat(refused.getMessage().replaceAll("\\p{Z}", " ")).contains(texts));
    }

    /** The open task of the mission at hand. */
    private Task task(String name) {
        return tasks(name).stream().filter(task -> driver.variable(task, "mission").equals(mission)).findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not open among " + driver.openTasks(reference)));
    }

    private List<Task> tasks(String name) {
        return driver.tasks(reference, name);
    }

    private Task opinion(String source) {
        return tasks("giveDeliverableOpinion").stream().filter(task -> driver.variable(task, "opinionOf").equals(source))
                .findFirst().orElseThrow();
    }

    private TaskInHand inHand(String name) {
        Task task = task(name);
        return new TaskInHand(reference, task.getId(), "consultant-mission", name, null,
                ClockUtil.getCurrentTime().toInstant(), variable -> driver.variable(task, variable));
    }

    private LocalDate due(String name) {
        return task(name).getDueDate().toInstant().atZone(ParisTime.ZONE).toLocalDate();
    }

    private List<String> mails(String template) {
        return jdbc.sql("select recipient_address from outbox_mail where reference = :reference and template = :template")
                .param("reference", reference).param("template", template).query(String.class).list();
    }

    private long mailCount(String template) {
        return mails(template).size();
    }

    private String text(String template, String audience) {
        return jdbc.sql("""
                select text from outbox_mail where reference = :reference and template = :template and audience = :audience
                order by created_at desc limit 1""").param("reference", reference).param("template", template)
                .param("audience", audience).query(String.class).single().replaceAll("\\p{Z}", " ");
    }

    private long passed(String activity) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                .mapToLong(instance -> history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId())
                        .activityId(activity).count()).sum();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
