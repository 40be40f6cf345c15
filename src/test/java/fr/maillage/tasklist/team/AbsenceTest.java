package fr.maillage.tasklist.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.Visitor;
import fr.maillage.directory.Absence;
import fr.maillage.directory.AbsenceTasks;
import fr.maillage.directory.Absences;
import fr.maillage.directory.Directory;
import fr.maillage.directory.SignedAct;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.ParticipantRole;
import fr.maillage.workflow.FrenchDates;
import fr.maillage.workflow.ParisTime;

/** An agent goes away and comes back: tasks, mails and signature follow. */
@MaillageTest
class AbsenceTest {

    private static final String ALICE = "alice.delegation38";
    private static final String BRUNO = "bruno.delegation38";
    private static final String SOPHIE = "sophie.delegation38";
    private static final String MARC = "marc.marches84";
    private static final String HELENE = "helene.siege84";

    @Autowired
    GivenDossier given;
    @Autowired
    ProcessDriver driver;
    @Autowired
    TaskService tasks;
    @Autowired
    IdentityService identity;
    @Autowired
    Absences absences;
    @Autowired
    Directory directory;
    @Autowired
    Dossiers dossiers;
    @Autowired
    JdbcClient database;
    @Autowired
    Clock clock;
    @LocalServerPort
    int port;

    LocalDate today;
    String reference;
    String task;

    @BeforeEach
    void aliceHasATask() {
        today = ParisTime.today(clock);
        reference = given.declared(GivenDossier.VOIRONNAIS);
        given.start("intention-letter", reference);
        driver.runJobs(reference);
        task = driver.task(reference, "depositLetter").getId();
        tasks.setAssignee(task, ALICE);
    }

    @AfterEach
    void everybodyIsBack() {
        ClockUtil.reset();
        List.of(ALICE, BRUNO, SOPHIE, MARC).forEach(user -> directory.agent(user).absences().stream()
                .filter(absence -> !absence.endsOn().isBefore(today)).toList()
                .forEach(absence -> absences.end(user, absence.startsOn())));
        database.sql("delete from absence where agent in ('alice.delegation38', 'bruno.delegation38', 'sophie.delegation38', 'marc.marches84')").update();
        database.sql("delete from absence_effect").update();
    }

    @Test
    void theTasksOfWhoGoesAwayPassToTheSubstituteAndComeBack() {
        absences.record(ALICE, new Absence(today.plusDays(1), today.plusDays(5), BRUNO, AbsenceTasks.TO_SUBSTITUTE), false);
        assertThat(assignee()).isEqualTo(ALICE);

        at(today.plusDays(1));
        assertThat(assignee()).isEqualTo(BRUNO);
        assertThat(mailTexts("bruno")).anySatisfy(text -> assertThat(text).contains("Alice Berthet s’absente jusqu’au"));
        absences.takeEffect();

        at(today.plusDays(6));
        assertThat(assignee()).isEqualTo(ALICE);
    }

    @Test
    void whatTheSubstituteHasGivenAwayDoesNotComeBackAndEarlyReturnEndsAll() {
        absences.record(ALICE, new Absence(today, today.plusDays(5), BRUNO, AbsenceTasks.TO_SUBSTITUTE), false);
        assertThat(assignee()).isEqualTo(BRUNO);
        tasks.setAssignee(task, null);
        absences.end(ALICE, today);
        assertThat(assignee()).isNull();
        assertThat(directory.agent(ALICE).absenceOn(today)).isEmpty();
    }

    @Test
    void tasksAreGivenBackToTheTeamWhenTheAgentWishesIt() {
        absences.record(ALICE, new Absence(today, today.plusDays(5), null, AbsenceTasks.GIVEN_BACK), false);
        assertThat(assignee()).isNull();
    }

    @Test
    void aSignatorysSubstituteSignsWhileTheAbsenceLasts() {
        assertThat(directory.maySign(ALICE, SignedAct.HEALTH_PROJECT, today)).isFalse();
        absences.record(SOPHIE, new Absence(today, today.plusDays(5), ALICE, AbsenceTasks.KEPT), true);
        assertThat(directory.maySign(ALICE, SignedAct.HEALTH_PROJECT, today)).isTrue();
        assertThat(groupsOf(ALICE)).contains("ars-84-38-signatories");

        at(today.plusDays(6));
        assertThat(directory.maySign(ALICE, SignedAct.HEALTH_PROJECT, today.plusDays(6))).isFalse();
        assertThat(groupsOf(ALICE)).doesNotContain("ars-84-38-signatories");
    }

    /** Else whoever leads a team would give themselves the signature of a director who is there. */
    @Test
    void aSupervisorLendsNobodyElsesSignature() {
        String form = "agent=%s&startsOn=%s&endsOn=%s&substitute=%s&tasks=KEPT&signs=true"
                .formatted(SOPHIE, today, today.plusDays(5), ALICE);
        Visitor supervisor = Visitor.loggedIn(port, "rachid.delegation38");
        assertThat(supervisor.page("/absence?agent=" + SOPHIE).body()).doesNotContain("name=\"signs\"");
        assertThat(supervisor.sendForm("/absence", form).body()).contains("Seule la personne qui signe prête sa signature");
        assertThat(directory.maySign(ALICE, SignedAct.HEALTH_PROJECT, today)).isFalse();
        assertThat(directory.agent(SOPHIE).absences()).isEmpty();

        assertThat(Visitor.loggedIn(port, SOPHIE).sendForm("/absence", form).statusCode()).isEqualTo(302);
        assertThat(directory.maySign(ALICE, SignedAct.HEALTH_PROJECT, today)).isTrue();
    }

    @Test
    void aBuyersSubstituteIssuesOrdersWhileTheAbsenceLasts() {
        Visitor buyer = Visitor.loggedIn(port, MARC);
        assertThat(buyer.page("/absence").body()).contains("Le remplaçant signe pendant l’absence");
        assertThat(directory.maySign(HELENE, SignedAct.MISSION_ORDER, today)).isFalse();
        absences.record(MARC, new Absence(today, today.plusDays(5), HELENE, AbsenceTasks.KEPT), true);
        assertThat(directory.maySign(HELENE, SignedAct.MISSION_ORDER, today)).isTrue();
        assertThat(groupsOf(HELENE)).contains("ars-84-procurement").doesNotContain("ars-84-signatories");

        at(today.plusDays(6));
        assertThat(directory.maySign(HELENE, SignedAct.MISSION_ORDER, today.plusDays(6))).isFalse();
        assertThat(groupsOf(HELENE)).doesNotContain("ars-84-procurement");
    }

    @Test
    void whoIsNamedIsSaidToBeAwayAndByWhomReplaced() {
        dossiers.addParticipant(reference, ParticipantRole.ACCOMPANIER, "ars-84-38", ALICE, null);
        absences.record(ALICE, new Absence(today, today.plusDays(5), BRUNO, AbsenceTasks.KEPT), false);
        String away = "Alice Berthet (absent jusqu’au %s, remplacé par Bruno Carlin)".formatted(FrenchDates.of(today.plusDays(5)));
        Visitor rachid = Visitor.loggedIn(port, "rachid.delegation38");
        assertThat(rachid.page("/dossiers/" + reference).body()).as("actors, waiting task, facts").contains(
                "Délégation de l’Isère</span>, " + away, "Délégation de l’Isère, " + away, away + ", ARS");
        JsonNode form = Visitor.json(rachid.get("/api/tasks/" + task + "/form"));
        assertThat(form.path("heldBy").asText()).isEqualTo(away);
        assertThat(form.path("facts").toString()).contains(away);
    }

    @Test
    void onesOwnAbsenceIsRecordedOnThePageAndAStrangersIsNot() {
        Visitor alice = Visitor.loggedIn(port, ALICE);
        assertThat(alice.page("/absence").body()).contains("Aucune absence n’est prévue", "Prévoir mon absence");
        String form = "agent=%s&startsOn=%s&endsOn=%s&substitute=%s&tasks=KEPT";
        HttpResponse<String> done = alice.sendForm("/absence", form.formatted(ALICE, today.plusDays(2), today.plusDays(4), BRUNO));
        assertThat(done.statusCode()).as(done.body()).isEqualTo(302);
        assertThat(alice.page("/absence").body()).contains("Bruno Carlin", "Annuler");

        assertThat(alice.sendForm("/absence", form.formatted(ALICE, today.plusDays(4), today.plusDays(9), BRUNO)).body())
                .contains("Une autre absence couvre déjà ces jours");
        assertThat(alice.sendForm("/absence", form.formatted(ALICE, today.plusDays(14), today.plusDays(19), "claire.cpam38")).body())
                .contains("field-error");
        assertThat(alice.sendForm("/absence", form.formatted(BRUNO, today.plusDays(2), today.plusDays(4), "")).statusCode())
                .isEqualTo(403);
        assertThat(alice.page("/absence?agent=" + BRUNO).body()).doesNotContain("Prévoir une absence");

        Visitor supervisor = Visitor.loggedIn(port, "rachid.delegation38");
        assertThat(supervisor.page("/absence?agent=" + BRUNO).body()).contains("Prévoir une absence\u00a0: Bruno Carlin", "Alice Berthet");
        assertThat(supervisor.sendForm("/absence", form.formatted(BRUNO, today.plusDays(12), today.plusDays(14), ALICE)).statusCode())
                .isEqualTo(302);
        assertThat(supervisor.sendForm("/absence", form.formatted("claire.cpam38", today.plusDays(2), today.plusDays(4), "")).statusCode())
                .isEqualTo(403);
        assertThat(supervisor.sendForm("/absence/fin", "agent=%s&startsOn=%s".formatted(BRUNO, today.plusDays(12))).statusCode())
                .isEqualTo(302);
        assertThat(directory.agent(BRUNO).absences()).isEmpty();
        assertThat(Visitor.anonymous(port).page("/absence").statusCode()).isEqualTo(302);
    }

    private void at(LocalDate day) {
        ClockUtil.setCurrentTime(Date.from(ParisTime.startOf(day).plusSeconds(600)));
        absences.takeEffect();
    }

    private String assignee() {
        return tasks.createTaskQuery().taskId(task).singleResult().getAssignee();
    }

    private List<String> groupsOf(String user) {
        return identity.createGroupQuery().groupMember(user).unlimitedList().stream().map(group -> group.getId()).toList();
    }

    private List<String> mailTexts(String recipient) {
        return database.sql("select text from outbox_mail where reference = :reference and recipient_address like :recipient || '%'")
                .param("reference", reference).param("recipient", recipient).query(String.class).list();
    }
}
