package fr.maillage.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.Visitor;
import fr.maillage.dossier.DocumentKind;
import fr.maillage.dossier.Documents;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.ParticipantRole;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.ParisTime;

/** Consultants and federations lose what they read on a day, not when somebody thinks of it: the day before and the day after. */
@MaillageTest
class AccessByDateTest {

    private static final LocalDate LAST_DAY = LocalDate.of(2027, 3, 31);
    private static final String FEDERATION = "matrice.federation";
    private static final String CONSULTANT = "matrice.consultant";

    @LocalServerPort
    int port;
    @Autowired
    MatrixPeople people;
    @Autowired
    GivenDossier given;
    @Autowired
    Dossiers dossiers;
    @Autowired
    Documents documents;
    @Autowired
    ProcessDriver driver;
    @Autowired
    TaskService tasks;
    @Autowired
    @Qualifier("dossierNightTask")
    RecurringTask<Void> night;
    @Autowired
    JdbcClient jdbc;

    String reference;
    String document;

    @BeforeEach
    void declare() {
        people.arrive();
        reference = given.declared(GivenDossier.VOIRONNAIS);
        document = given.document(reference, DocumentKind.STATUTES);
    }

    @AfterEach
    void realTime() {
        ClockUtil.reset();
        jdbc.sql("update organisation set valid_to = null where id in ('fed-femasaura', 'consult-ecritoire')").update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/dossiers/{reference}", "/api/dossiers/{reference}/journal", "/api/dossiers/{reference}/documents",
            "/api/dossiers/{reference}/documents/{document}", "/api/dossiers/{reference}/review", "/dossiers/{reference}",
            "/dossiers/{reference}/aides", "/dossiers/{reference}/missions"})
    void aFederationReadsUntilTheLastDayOfItsPart(String path) {
        dossiers.addParticipant(reference, ParticipantRole.FEDERATION, "fed-femasaura", null, null);
        at(LAST_DAY);
        dossiers.endParticipation(reference, ParticipantRole.FEDERATION, "fed-femasaura", null);

        assertThat(status(FEDERATION, path)).isEqualTo(200);
        assertThat(found(FEDERATION)).isTrue();
        at(LAST_DAY.plusDays(1));
        assertThat(status(FEDERATION, path)).isEqualTo(404);
        assertThat(found(FEDERATION)).isFalse();
        assertThat(status("alice.delegation38", path)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/dossiers/{reference}", "/api/dossiers/{reference}/journal", "/api/dossiers/{reference}/documents",
            "/dossiers/{reference}"})
    void aFederationReadsUntilTheLastDayOfItsTimeInTheDirectory(String path) {
        dossiers.addParticipant(reference, ParticipantRole.FEDERATION, "fed-femasaura", null, null);
        jdbc.sql("update organisation set valid_to = :day where id = 'fed-femasaura'").param("day", Date.valueOf(LAST_DAY)).update();

        at(LAST_DAY);
        assertThat(status(FEDERATION, path)).isEqualTo(200);
        assertThat(found(FEDERATION)).isTrue();
        at(LAST_DAY.plusDays(1));
        assertThat(status(FEDERATION, path)).isEqualTo(404);
        assertThat(found(FEDERATION)).isFalse();
    }

    @Test
    void whatWaitedForAFederationGoesToThePilotTheNightAfterItsLastDay() {
        dossiers.addParticipant(reference, ParticipantRole.FEDERATION, "fed-femasaura", null, null);
        String task = offered(FEDERATION);
        at(LAST_DAY);
        dossiers.endParticipation(reference, ParticipantRole.FEDERATION, "fed-femasaura", null);
        night.execute(null, null);
        assertThat(readsAndWorksOn(FEDERATION, task)).containsOnly(true);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee()).isEqualTo(FEDERATION);

        at(LAST_DAY.plusDays(1));
        night.execute(null, null);
        night.execute(null, null);
        assertThat(readsAndWorksOn(FEDERATION, task)).containsOnly(false);
        assertThat(readsAndWorksOn("alice.delegation38", task)).containsOnly(true);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee()).isNull();
        assertThat(Visitor.loggedIn(port, "alice.delegation38").get("/api/dossiers/" + reference + "/journal").body())
                .containsOnlyOnce("FemasAURA n’accompagne plus le projet");
        assertThat(jdbc.sql("select recipient_address from outbox_mail where reference = :reference and template = 'tasks-returned'")
                .param("reference", reference).query(String.class).list()).containsExactly("rachid.delegation38@maillage.example");
    }

    @Test
    void whoKeepsAnotherPartKeepsItsTasks() {
        dossiers.addParticipant(reference, ParticipantRole.FEDERATION, "fed-femasaura", null, null);
        dossiers.addParticipant(reference, ParticipantRole.ACCOMPANIER, "fed-femasaura", null, null);
        String task = offered(FEDERATION);
        at(LAST_DAY);
        dossiers.endParticipation(reference, ParticipantRole.FEDERATION, "fed-femasaura", null);
        at(LAST_DAY.plusDays(1));
        night.execute(null, null);
        assertThat(readsAndWorksOn(FEDERATION, task)).containsOnly(true);
    }

    @Test
    void whatIsOfferedAfterTheEndOfAPartIsKept() {
        dossiers.addParticipant(reference, ParticipantRole.FEDERATION, "fed-femasaura", null, null);
        dossiers.endParticipation(reference, ParticipantRole.FEDERATION, "fed-femasaura", null);
        at(LAST_DAY);
        String task = offered("alice.delegation38");
        tasks.addCandidateGroup(task, "fed-femasaura");
        tasks.setAssignee(task, null);
        night.execute(null, null);
        assertThat(readsAndWorksOn(FEDERATION, task)).containsOnly(true);
    }

    @Test
    void whatWaitedForAConsultantGoesToThePilotWhenItsTimeInTheDirectoryIsOver() {
        dossiers.addParticipant(reference, ParticipantRole.CONSULTANT, "consult-ecritoire", null, null);
        dossiers.addParticipant(reference, ParticipantRole.ACCOMPANIER, "consult-ecritoire", null, null);
        String task = offered(CONSULTANT);
        jdbc.sql("update organisation set valid_to = :day where id = 'consult-ecritoire'").param("day", Date.valueOf(LAST_DAY)).update();
        at(LAST_DAY.plusDays(1));
        night.execute(null, null);
        assertThat(readsAndWorksOn(CONSULTANT, task)).containsOnly(false);
        assertThat(readsAndWorksOn("alice.delegation38", task)).containsOnly(true);
    }

    @Test
    void aConsultantReadsItsOwnDocumentsThirtyDaysLongAndAddsNone() {
        dossiers.addParticipant(reference, ParticipantRole.CONSULTANT, "consult-ecritoire", null, null);
        String own = documents.add(reference, new Documents.Description(DocumentKind.OTHER, "Livrable", Visibility.INTERNAL), "livrable.pdf",
                new ByteArrayInputStream("%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)), CONSULTANT).id().toString();
        String documentsOf = "/api/dossiers/" + reference + "/documents";
        Visitor consultant = Visitor.loggedIn(port, CONSULTANT);
        assertThat(consultant.upload(documentsOf, "essai.exe", new byte[1]).statusCode()).as("refused for what it is").isEqualTo(400);

        at(LAST_DAY);
        dossiers.endParticipation(reference, ParticipantRole.CONSULTANT, "consult-ecritoire", null);
        for (LocalDate day : List.of(LAST_DAY, LAST_DAY.plusDays(30))) {
            at(day);
            assertThat(consultant.get(documentsOf + "/" + own).statusCode()).isEqualTo(200);
            assertThat(consultant.get(documentsOf + "/" + document).statusCode()).isEqualTo(404);
            assertThat(consultant.upload(documentsOf, "essai.exe", new byte[1]).statusCode()).isEqualTo(403);
        }
        at(LAST_DAY.plusDays(31));
        assertThat(consultant.get(documentsOf).statusCode()).isEqualTo(404);
        assertThat(consultant.get(documentsOf + "/" + own).statusCode()).isEqualTo(404);
    }

    @Test
    void aConsultantWhoseTimeInTheDirectoryIsOverReadsNothing() {
        dossiers.addParticipant(reference, ParticipantRole.CONSULTANT, "consult-ecritoire", null, null);
        jdbc.sql("update organisation set valid_to = :day where id = 'consult-ecritoire'").param("day", Date.valueOf(LAST_DAY)).update();

        at(LAST_DAY);
        assertThat(status(CONSULTANT, "/api/dossiers/{reference}/documents")).isEqualTo(200);
        at(LAST_DAY.plusDays(1));
        assertThat(status(CONSULTANT, "/api/dossiers/{reference}/documents")).isEqualTo(404);
    }

    private int status(String user, String path) {
        String filled = path.replace("{reference}", reference).replace("{document}", document);
        Visitor visitor = Visitor.loggedIn(port, user);
        return (path.startsWith("/api") ? visitor.get(filled) : visitor.page(filled)).statusCode();
    }

    /** A task of whoever accompanies the lead, taken by the user. */
    private String offered(String user) {
        given.start("intention-letter", reference);
        driver.runJobs(reference);
        String task = driver.task(reference, "depositLetter").getId();
        tasks.setAssignee(task, user);
        return task;
    }

    private List<Boolean> readsAndWorksOn(String user, String task) {
        Visitor visitor = Visitor.loggedIn(port, user);
        String inTasklist = "/camunda/api/engine/engine/default/task/" + task;
        return List.of(visitor.get(inTasklist).statusCode() == 200, visitor.get(inTasklist + "/form-variables").statusCode() == 200,
                visitor.get("/api/tasks/" + task + "/panel").statusCode() == 200,
                visitor.get("/api/tasks/" + task + "/form").statusCode() == 200,
                visitor.post(inTasklist + "/submit-form", "{\"variables\":{\"inconnu\":{\"value\":\"x\"}}}").statusCode() == 400,
                visitor.put("/api/tasks/" + task + "/draft", "{}").statusCode() < 400);
    }

    private boolean found(String user) {
        return Visitor.loggedIn(port, user).get("/api/dossiers?scope=ALL&q=" + reference).body().contains("\"reference\":\"" + reference);
    }

    private static void at(LocalDate day) {
        ClockUtil.setCurrentTime(java.util.Date.from(ParisTime.startOf(day).plusSeconds(36_000)));
    }
}
