package fr.maillage.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.Visitor;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.DeclaredProject;
import fr.maillage.dossier.DocumentKind;
import fr.maillage.dossier.LinkType;
import fr.maillage.dossier.Links;

/** The dossier beside the form, over HTTP: what each kind of person sees of it, and who sees nothing. */
@MaillageTest
class PanelTest {

    /** It does not grow with the dossier. */
    private static final int MOST_STATEMENTS = 23;

    @LocalServerPort
    int port;
    @Autowired
    TaskService tasks;
    @Autowired
    ProcessDriver driver;
    @Autowired
    Links links;
    @Autowired
    GivenDossier given;
    @Autowired
    ObjectMapper json;

    @Test
    void showsTheDossierOfTheTaskInOneRequest() throws Exception {
        Visitor alice = visitor("alice.delegation38");
        String reference = declared(alice);
        String task = task(reference);
        String other = given.declared(StructureType.MSP, GivenDossier.GRAND_SUD, false);
        links.link(reference, LinkType.HAS_PART, other, null);
        given.document(reference, DocumentKind.STATUTES);
        JsonNode panel = Visitor.json(alice.get("/api/tasks/" + task + "/panel"));

        assertThat(panel.path("reference").asText()).isEqualTo(reference);
        assertThat(panel.path("page").asText()).isEqualTo("/dossiers/" + reference);
        assertThat(panel.path("mayWrite").asBoolean()).isTrue();
        assertThat(panel.path("lead").path("email").asText()).contains("@");
        assertThat(panel.path("territory").path("population").asText()).isEqualTo("53\u202f088 habitants");
        assertThat(panel.path("territory").path("places")).hasSize(8);
        assertThat(panel.path("territory").path("agricultural").asText()).isEqualTo("MSA Alpes du Nord");
        assertThat(panel.path("bodies").findValuesAsText("organisation")).contains("ARS – Délégation de l’Isère");
        assertThat(panel.path("course").findValuesAsText("progress")).startsWith("CURRENT", "NEXT", "LATER").hasSize(8);
        assertThat(panel.path("tasks").findValuesAsText("id")).contains(task);
        assertThat(panel.path("documents")).hasSize(1);
        assertThat(panel.path("documents").get(0).path("visibility").asText()).isEqualTo("Visible du porteur");
        assertThat(panel.path("journal").get(0).path("at").asText()).isNotEmpty();
        assertThat(panel.path("messages").findValuesAsText("subject")).anyMatch(subject -> subject.contains(reference));
        JsonNode related = panel.path("related").get(0);
        assertThat(related.path("reference").asText()).isEqualTo(other);
        assertThat(related.has("href")).as("a dossier of La Réunion is not for Isère").isFalse();
    }

    @Test
    void costsFewStatementsWhateverTheDossierHolds() throws Exception {
        Visitor alice = visitor("alice.delegation38");
        String task = task(declared(alice));
        alice.get("/api/tasks/" + task + "/panel");
        Logger statements = (Logger) LoggerFactory.getLogger("org.springframework.jdbc.core.JdbcTemplate");
        Logger engine = (Logger) LoggerFactory.getLogger("org.camunda.bpm.engine.impl.persistence.entity");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        for (Logger each : List.of(statements, engine)) {
            each.addAppender(log);
            each.setLevel(Level.DEBUG);
        }
        try {
            alice.get("/api/tasks/" + task + "/panel");
        } finally {
            for (Logger each : List.of(statements, engine)) {
                each.detachAppender(log);
                each.setLevel(null);
            }
        }
        List<String> sent = log.list.stream().map(ILoggingEvent::getFormattedMessage)
                .filter(text -> text.startsWith("Executing prepared SQL statement") || text.contains("==>  Preparing"))
                .toList();
        assertThat(sent).hasSizeBetween(8, MOST_STATEMENTS);
    }

    @Test
    void whoMayNotReadTheTaskLearnsNothing() throws Exception {
        Visitor alice = visitor("alice.delegation38");
        String task = task(declared(alice));
        for (String stranger : Set.of("amelie.delegation73", "conrad.consultant", "ulysse.urps974", "fabien.femasaura")) {
            Visitor visitor = Visitor.loggedIn(port, stranger);
            for (String path : List.of("/panel", "/diagrams")) {
                var answer = visitor.get("/api/tasks/" + task + path);
                assertThat(answer.statusCode()).as(stranger + path).isIn(403, 404);
                assertThat(Visitor.json(answer).path("detail").asText()).contains("ne vous est pas proposée");
            }
        }
        assertThat(Visitor.anonymous(port).get("/api/tasks/" + task + "/panel").statusCode()).isEqualTo(401);
    }

    @Test
    void whoOnlyReadsIsToldSoAndEachReadsTheirLevelOfTheJournal() throws Exception {
        Visitor alice = visitor("alice.delegation38");
        String reference = declared(alice);
        String task = task(reference);
        alice.post("/api/dossiers/" + reference + "/notes", "{\"text\":\"Entre nous\",\"visibility\":\"INTERNAL\"}");
        alice.post("/api/dossiers/" + reference + "/notes", "{\"text\":\"Entre administrations\",\"visibility\":\"ADMINISTRATIONS\"}");

        JsonNode national = panel("nadia.lecture", task);
        assertThat(national.path("mayWrite").asBoolean()).isFalse();
        assertThat(national.path("notices").findValuesAsText("kind")).contains("READ_ONLY").doesNotContain("COLLEAGUE");
        assertThat(national.path("journal").findValuesAsText("note")).contains("Entre administrations").doesNotContain("Entre nous");

        JsonNode caisse = panel("claire.cpam38", task);
        assertThat(caisse.path("mayWrite").asBoolean()).isTrue();
        assertThat(caisse.path("journal").findValuesAsText("note")).contains("Entre administrations").doesNotContain("Entre nous");
        assertThat(caisse.path("notices").findValuesAsText("text")).as("only colleagues are told who has it open")
                .noneMatch(text -> text.contains("Alice"));

        panel("alice.delegation38", task);
        JsonNode colleague = panel("bruno.delegation38", task);
        assertThat(colleague.path("journal").findValuesAsText("note")).contains("Entre nous");
        assertThat(colleague.path("notices").findValuesAsText("text")).anyMatch(text -> text.startsWith("Alice Berthet a aussi ouvert"));
    }

    @Test
    void theDiagramShowsWhereTheTaskStands() throws Exception {
        Visitor alice = visitor("alice.delegation38");
        Task task = tasks.createTaskQuery().taskId(task(declared(alice))).singleResult();
        JsonNode diagrams = Visitor.json(alice.get("/api/tasks/" + task.getId() + "/diagrams"));
        JsonNode own = diagrams.get(diagrams.size() - 1);
        assertThat(own.path("xml").asText()).contains("<bpmn:definitions", task.getTaskDefinitionKey());
        assertThat(own.path("current")).extracting(JsonNode::asText).contains(task.getTaskDefinitionKey());
        assertThat(own.path("passed")).extracting(JsonNode::asText).contains("stageDeclaration");
    }

    /** A page of ours hands out the token that our API wants. */
    private Visitor visitor(String user) {
        Visitor visitor = Visitor.loggedIn(port, user);
        visitor.page("/");
        return visitor;
    }

    private JsonNode panel(String user, String task) {
        return Visitor.json(Visitor.loggedIn(port, user).get("/api/tasks/" + task + "/panel"));
    }

    private String task(String reference) {
        return tasks.createTaskQuery().processInstanceBusinessKey(reference).list().stream()
                .map(Task::getId).findFirst().orElseThrow();
    }

    private String declared(Visitor visitor) throws Exception {
        Map<String, Object> values = DeclaredProject.voironnais();
        for (String structured : List.of("lead", "communes", "team", "needs", "deposit")) {
            values.put(structured, json.readValue((String) values.get(structured), Object.class));
        }
        values.put("type", "CPTS");
        values.put("name", values.remove("structureName"));
        JsonNode answer = Visitor.json(visitor.post("/api/dossiers", json.writeValueAsString(values)));
        assertThat(answer.has("reference")).as(answer.toString()).isTrue();
        String reference = answer.path("reference").asText();
        driver.runJobs(reference);
        return reference;
    }
}
