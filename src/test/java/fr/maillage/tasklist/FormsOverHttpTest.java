package fr.maillage.tasklist;

import static fr.maillage.Visitor.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;

import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.Visitor;
import fr.maillage.directory.AgentLeft;

/** The form of « Qualifier le projet » over HTTP: who may submit it and who may not, and what becomes of drafts. */
@MaillageTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormsOverHttpTest {

    private static final String HANDLER = "alice.delegation38";
    private static final String COLLEAGUE = "bruno.delegation38";
    private static final String STRANGER = "amelie.delegation73";
    private static final String SUPERVISOR = "rachid.delegation38";
    private static final String READER = "nadia.lecture";
    private static final String QUALIFICATION = """
            {"leadIsHealthProfessional":true,"generalPractitioners":3,"territoryCoherent":true,"orientation":"CONTINUE"}""";

    @LocalServerPort
    int port;

    @Autowired
    FormService forms;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Drafts drafts;

    @Autowired
    ProcessDriver driver;

    private final Map<String, Visitor> visitors = new HashMap<>();
    private String reference;
    private String task;

    @BeforeEach
    void declare() {
        reference = start();
        driver.runJobs(reference);
        task = driver.task(reference, "qualifyProject").getId();
    }

    private String start() {
        String definition = repository.createProcessDefinitionQuery().processDefinitionKey("cpts-creation")
                .latestVersion().singleResult().getId();
        return forms.submitStartForm(definition, Map.of("declarationId", UUID.randomUUID().toString(),
                "origin", "DECLARED", "structureName", "CPTS fictive du Voironnais", "lead",
                Map.of("firstName", "Claire", "lastName", "Exemple", "profession", "GENERAL_PRACTITIONER",
                        "email", UUID.randomUUID() + "@exemple.fr"),
                "communes", List.of(Map.of("commune", "38563"), Map.of("commune", "38133")), "motives", "Essai",
                "team", List.of(Map.of("name", "Paul Fictif", "profession", "NURSE")),
                "deposit", Map.of("depositedBy", "Claire Exemple", "channel", "EMAIL", "receivedOn", "2026-01-05")))
                .getBusinessKey();
    }

    @Test
    void aTaskIsCompletedThroughItsContractByWhoeverMayWorkOnItAndTheOthersLearnByWhom() {
        assertThat(submit(HANDLER, QUALIFICATION).statusCode()).isEqualTo(204);
        assertThat(driver.openTasks(reference)).doesNotContain("qualifyProject");

        HttpResponse<String> late = submit(COLLEAGUE, QUALIFICATION);
        assertThat(late.statusCode()).isEqualTo(410);
        assertThat(json(late).get("detail").asText()).startsWith("Cette tâche a été terminée par Alice Berthet le ");
        assertThat(json(visitor(HANDLER).get("/api/tasks/" + task + "/form")).get("detail").asText())
                .startsWith("Vous avez terminé cette tâche le ");
        assertThat(submit(STRANGER, QUALIFICATION).statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsWrongIsNamedFieldByFieldAndNothingIsWritten() {
        HttpResponse<String> refused = submit(HANDLER,
                "{\"leadIsHealthProfessional\":true,\"generalPractitioners\":-1,\"tenantId\":\"x\"}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type")).get().asString().startsWith("application/problem+json");
        assertThat(json(refused).get("errors")).extracting(error -> error.get("field").asText()).containsExactly("tenantId");
        JsonNode errors = json(submit(HANDLER, "{\"generalPractitioners\":-1}")).get("errors");
        assertThat(errors).extracting(error -> error.get("field").asText()).contains("generalPractitioners", "orientation");
        assertThat(errors.get(0).get("detail").asText()).isNotBlank();
        assertThat(submit(HANDLER, "[1]").statusCode()).isEqualTo(400);
        assertThat(driver.openTasks(reference)).contains("qualifyProject");
    }

    @Test
    void theFormSaysWhoMayDoTheTaskAndWhoMayGiveIt() {
        assertThat(rights(HANDLER)).containsExactly(true, true);
        assertThat(rights(SUPERVISOR)).as("watches the task of others").containsExactly(false, true);
        assertThat(rights(READER)).containsExactly(false, false);
    }

    private List<Boolean> rights(String person) {
        JsonNode form = json(visitor(person).get("/api/tasks/" + task + "/form"));
        return List.of(form.get("mayWork").asBoolean(), form.get("mayPass").asBoolean());
    }

    @Test
    void whoMayNotWorkOnATaskDoesNotSubmitIt() {
        assertThat(submit(STRANGER, QUALIFICATION).statusCode()).isEqualTo(404);
        assertThat(submit(SUPERVISOR, QUALIFICATION).statusCode()).isEqualTo(403);
        assertThat(submit(READER, QUALIFICATION).statusCode()).isEqualTo(403);
        assertThat(Visitor.anonymous(port).post("/api/tasks/" + task + "/submission", QUALIFICATION).statusCode()).isIn(401, 403);
        assertThat(visitor(HANDLER).postWithoutToken("/api/tasks/" + task + "/submission", QUALIFICATION).statusCode()).isEqualTo(403);
        assertThat(driver.openTasks(reference)).contains("qualifyProject");
    }

    @Test
    void aDraftIsItsWritersAloneAndIsNeverRead() {
        assertThat(keep(HANDLER, "{\"reason\":\"${environment} <b>\",\"generalPractitioners\":\"douze\"}").statusCode()).isEqualTo(200);

        JsonNode typed = form(HANDLER).get("typed");
        assertThat(typed.at("/values/reason").asText()).isEqualTo("${environment} <b>");
        assertThat(typed.at("/values/generalPractitioners").asText()).isEqualTo("douze");
        assertThat(typed.get("savedAt").asText()).isNotBlank();
        assertThat(form(COLLEAGUE).has("typed")).isFalse();
        assertThat(form(SUPERVISOR).has("typed")).isFalse();

        assertThat(visitor(COLLEAGUE).delete(draft()).statusCode()).isEqualTo(204);
        assertThat(form(HANDLER).has("typed")).isTrue();
        assertThat(visitor(HANDLER).delete(draft()).statusCode()).isEqualTo(204);
        assertThat(form(HANDLER).has("typed")).isFalse();
    }

    @Test
    void whoMayNotSubmitATaskKeepsNoDraftOfIt() {
        assertThat(keep(STRANGER, "{}").statusCode()).isEqualTo(404);
        assertThat(visitor(STRANGER).delete(draft()).statusCode()).isEqualTo(404);
        for (String user : List.of(SUPERVISOR, READER)) {
            assertThat(keep(user, "{}").statusCode()).as(user).isIn(403, 404);
            assertThat(visitor(user).delete(draft()).statusCode()).as(user).isIn(403, 404);
        }
        assertThat(visitor(READER).put("/api/processes/cpts-creation/draft", "{}").statusCode()).isIn(403, 404);
        assertThat(visitor(READER).delete("/api/processes/cpts-creation/draft").statusCode()).isIn(403, 404);
        assertThat(visitor(HANDLER).put("/api/processes/review/draft", "{}").statusCode()).isEqualTo(404);
        assertThat(Visitor.anonymous(port).put(draft(), "{}").statusCode()).isIn(401, 403);
    }

    @Test
    void aDraftHasTheShapeAndTheSizeOfAForm() {
        assertThat(keep(HANDLER, "[]").statusCode()).isEqualTo(400);
        assertThat(keep(HANDLER, "{\"reason\":").statusCode()).isEqualTo(400);
        HttpResponse<String> refused = keep(HANDLER, "{\"reason\":\"%s\"}".formatted("x".repeat(Drafts.LONGEST)));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(json(refused).get("detail").asText()).isEqualTo("Le brouillon est trop long pour être conservé.");
        assertThat(form(HANDLER).has("typed")).isFalse();
    }

    @Test
    void draftsEndWithTheTaskWhoeverDoesIt() {
        keep(HANDLER, "{\"reason\":\"à moi\"}");
        keep(COLLEAGUE, "{\"reason\":\"à lui\"}");

        submit(COLLEAGUE, QUALIFICATION);

        assertThat(drafts.find(HANDLER, Drafts.Kind.TASK, task)).isEmpty();
        assertThat(drafts.find(COLLEAGUE, Drafts.Kind.TASK, task)).isEmpty();
        HttpResponse<String> late = keep(HANDLER, "{}");
        assertThat(late.statusCode()).isEqualTo(410);
        assertThat(json(late).get("detail").asText()).startsWith("Cette tâche a été terminée par Bruno Carlin le ");
    }

    @Test
    void draftsEndWithAPathThatIsGivenUp() {
        keep(HANDLER, "{\"reason\":\"à moi\"}");

        runtime.deleteProcessInstance(driver.task(reference, "qualifyProject").getProcessInstanceId(), "essai");

        assertThat(drafts.find(HANDLER, Drafts.Kind.TASK, task)).isEmpty();
        assertThat(json(keep(HANDLER, "{}")).get("detail").asText()).startsWith("Cette tâche n’est plus à faire depuis le ");
    }

    @Test
    void theDraftOfAStartFormEndsWithTheStart() {
        assertThat(visitor(HANDLER).put("/api/processes/cpts-creation/draft", "{\"structureName\":\"CPTS\"}").statusCode()).isEqualTo(200);
        assertThat(json(visitor(HANDLER).get("/api/processes/cpts-creation/start-form")).at("/typed/values/structureName").asText())
                .isEqualTo("CPTS");

        driver.as(COLLEAGUE, this::start);
        assertThat(drafts.find(HANDLER, Drafts.Kind.START, "cpts-creation")).isPresent();
        driver.as(HANDLER, this::start);
        assertThat(drafts.find(HANDLER, Drafts.Kind.START, "cpts-creation")).isEmpty();
    }

    @Test
    void draftsEndWithTheAgentAndWithTheirAge() {
        keep(HANDLER, "{}");
        keep(COLLEAGUE, "{}");
        events.publishEvent(new AgentLeft(COLLEAGUE, "ars-84-38"));
        assertThat(drafts.find(COLLEAGUE, Drafts.Kind.TASK, task)).isEmpty();
        drafts.discardTheOld();
        assertThat(drafts.find(HANDLER, Drafts.Kind.TASK, task)).isPresent();

        ClockUtil.setCurrentTime(Date.from(Instant.now().plus(Drafts.KEPT).plusSeconds(60)));
        try {
            drafts.discardTheOld();
        } finally {
            ClockUtil.reset();
        }
        assertThat(drafts.find(HANDLER, Drafts.Kind.TASK, task)).isEmpty();
    }

    private String draft() {
        return "/api/tasks/" + task + "/draft";
    }

    private HttpResponse<String> keep(String user, String values) {
        return visitor(user).put(draft(), values);
    }

    private JsonNode form(String user) {
        return json(visitor(user).get("/api/tasks/" + task + "/form"));
    }

    private HttpResponse<String> submit(String user, String values) {
        return visitor(user).post("/api/tasks/" + task + "/submission", values);
    }

    private Visitor visitor(String user) {
        return visitors.computeIfAbsent(user, id -> {
            Visitor visitor = Visitor.loggedIn(port, id);
            // a page of ours hands out our CSRF token
            visitor.page("/");
            return visitor;
        });
    }
}
