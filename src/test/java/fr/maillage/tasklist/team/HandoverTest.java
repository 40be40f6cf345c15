package fr.maillage.tasklist.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import org.camunda.bpm.engine.TaskService;
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
import fr.maillage.workflow.ParisTime;

/** Tasks that go from hand to hand, and colleagues who are told of a note. */
@MaillageTest
class HandoverTest {

    private static final String ALICE = "alice.delegation38";
    private static final String BRUNO = "bruno.delegation38";

    @Autowired
    GivenDossier given;
    @Autowired
    ProcessDriver driver;
    @Autowired
    TaskService tasks;
    @Autowired
    JdbcClient database;
    @Autowired
    Clock clock;
    @LocalServerPort
    int port;

    String reference;
    String task;

    @BeforeEach
    void aLetterIsAwaited() {
        reference = given.declared(GivenDossier.VOIRONNAIS);
        given.start("intention-letter", reference);
        driver.runJobs(reference);
        task = driver.task(reference, "depositLetter").getId();
    }

    @AfterEach
    void nobodyIsAway() {
        database.sql("delete from absence where agent in ('alice.delegation38', 'bruno.delegation38')").update();
    }

    @Test
    void aTaskIsPassedToAColleagueWithAWordAMailAndALineInTheJournal() {
        Visitor alice = loggedIn(ALICE);
        JsonNode colleagues = Visitor.json(alice.get("/api/tasks/" + task + "/colleagues"));
        assertThat(colleagues.findValuesAsText("id")).contains(ALICE, BRUNO).doesNotContain("claire.cpam38");

        HttpResponse<String> passed = alice.post("/api/tasks/" + task + "/handover", """
                {"colleague": "%s", "word": "Je pars en réunion, ${7*7}."}""".formatted(BRUNO));

        assertThat(passed.statusCode()).as(passed.body()).isEqualTo(204);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee()).isEqualTo(BRUNO);
        assertThat(mails("task-handed-over")).containsExactly("bruno.delegation38@maillage.example");
        assertThat(mailText("task-handed-over")).contains("Alice Berthet vous confie la tâche", "Je pars en réunion, ${7*7}.");
        assertThat(journal(alice)).contains("passée à Bruno Carlin", "Je pars en réunion, ${7*7}.");
        assertThat(journal(loggedIn("claire.cpam38"))).doesNotContain("passée à Bruno Carlin");
        assertThat(loggedIn("claire.cpam38").page("/courriels?dossier=" + reference).body())
                .doesNotContain("Bruno Carlin");
    }

    @Test
    void aTaskIsNotPassedOutsideItsGroupsNorByWhoMayNotAssignIt() {
        String body = """
                {"colleague": "%s"}""";
        Visitor alice = loggedIn(ALICE);
        HttpResponse<String> foreign = alice.post("/api/tasks/" + task + "/handover", body.formatted("claire.cpam38"));
        assertThat(foreign.statusCode()).isEqualTo(400);
        assertThat(Visitor.json(foreign).get("field").asText()).isEqualTo("colleague");

        Visitor neighbour = loggedIn("amelie.delegation73");
        assertThat(neighbour.get("/api/tasks/" + task + "/colleagues").statusCode()).isEqualTo(404);
        assertThat(neighbour.post("/api/tasks/" + task + "/handover", body.formatted("amelie.delegation73")).statusCode())
                .isEqualTo(404);
        Visitor reader = loggedIn("nadia.lecture");
        assertThat(reader.post("/api/tasks/" + task + "/handover", body.formatted(BRUNO)).statusCode()).isEqualTo(403);
        assertThat(Visitor.anonymous(port).get("/api/tasks/" + task + "/colleagues").statusCode()).isEqualTo(401);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee()).isNull();
    }

    @Test
    void whoIsAwayIsNamedSoAndTheirMailsGoToTheSubstituteToo() {
        LocalDate today = ParisTime.today(clock);
        database.sql("insert into absence (agent, starts_on, ends_on, substitute) values (:who, :from, :to, :substitute)")
                .param("who", BRUNO).param("from", today).param("to", today.plusDays(7)).param("substitute", ALICE).update();
        Visitor supervisor = loggedIn("rachid.delegation38");
        JsonNode bruno = Visitor.json(supervisor.get("/api/tasks/" + task + "/colleagues")).valueStream()
                .filter(each -> each.get("id").asText().equals(BRUNO)).findFirst().orElseThrow();
        assertThat(bruno.get("absentUntil").asText()).isEqualTo(today.plusDays(7).toString());
        assertThat(bruno.get("substitute").asText()).isEqualTo("Alice Berthet");

        supervisor.post("/api/tasks/" + task + "/handover", """
                {"colleague": "%s"}""".formatted(BRUNO));

        assertThat(mails("task-handed-over")).containsExactlyInAnyOrder("bruno.delegation38@maillage.example",
                "alice.delegation38@maillage.example");
        assertThat(database.sql("""
                select text from outbox_mail where reference = :reference and recipient_address like 'alice%'
                  and template = 'task-handed-over'""").param("reference", reference).query(String.class).single())
                .contains("vous remplacez Bruno Carlin");
    }

    @Test
    void aColleagueIsToldOfANoteThatTheyMayRead() {
        Visitor alice = loggedIn(ALICE);
        JsonNode colleagues = Visitor.json(alice.get("/api/dossiers/" + reference + "/colleagues"));
        assertThat(colleagues.findValuesAsText("id")).contains(BRUNO, "claire.cpam38").doesNotContain(ALICE,
                "amelie.delegation73");

        HttpResponse<String> written = alice.post("/api/dossiers/" + reference + "/notes", """
                {"text": "Rappeler la porteuse.", "visibility": "ADMINISTRATIONS", "mentions": ["%s", "claire.cpam38"]}"""
                .formatted(BRUNO));

        assertThat(written.statusCode()).as(written.body()).isEqualTo(204);
        assertThat(mails("note-mention")).containsExactlyInAnyOrder("bruno.delegation38@maillage.example",
                "claire.cpam38@maillage.example");
        assertThat(database.sql("select distinct subject from outbox_mail where reference = :reference and template = 'note-mention'")
                .param("reference", reference).query(String.class).single())
                .contains("une note à votre attention", reference);
        assertThat(mailText("note-mention")).contains("Alice Berthet attire votre attention", "/dossiers/" + reference)
                .doesNotContain("Rappeler la porteuse");
        assertThat(journal(alice)).contains("À l’attention de", "Bruno Carlin, Claire Keller");
    }

    @Test
    void whoMayNotReadTheNoteIsRefusedAtTheFieldAndNothingIsWritten() {
        Visitor alice = loggedIn(ALICE);
        for (String body : List.of("""
                {"text": "Entre nous.", "mentions": ["claire.cpam38"]}""", """
                {"text": "Entre nous.", "visibility": "LEAD", "mentions": ["amelie.delegation73"]}""", """
                {"text": "Entre nous.", "mentions": ["personne"]}""")) {
            HttpResponse<String> refused = alice.post("/api/dossiers/" + reference + "/notes", body);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(Visitor.json(refused).get("field").asText()).isEqualTo("mentions");
        }
        assertThat(Visitor.json(alice.post("/api/dossiers/" + reference + "/notes", """
                {"text": "Entre nous.", "mentions": ["claire.cpam38"]}""")).get("detail").asText())
                .contains("Claire Keller (CPAM de l’Isère) ne peut pas lire une note interne");
        assertThat(journal(alice)).doesNotContain("Entre nous.");
        assertThat(mails("note-mention")).isEmpty();
        assertThat(loggedIn("amelie.delegation73").get("/api/dossiers/" + reference + "/colleagues").statusCode())
                .isEqualTo(404);
    }

    private Visitor loggedIn(String user) {
        Visitor visitor = Visitor.loggedIn(port, user);
        // a page of ours hands out the CSRF token
        visitor.page("/");
        return visitor;
    }

    private String journal(Visitor reader) {
        return reader.get("/api/dossiers/" + reference + "/journal").body();
    }

    private Set<String> mails(String template) {
        return Set.copyOf(database.sql("select recipient_address from outbox_mail where reference = :reference and template = :template")
                .param("reference", reference).param("template", template).query(String.class).list());
    }

    private String mailText(String template) {
        return database.sql("select text from outbox_mail where reference = :reference and template = :template limit 1")
                .param("reference", reference).param("template", template).query(String.class).single();
    }
}
