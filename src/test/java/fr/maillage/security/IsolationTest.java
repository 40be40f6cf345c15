package fr.maillage.security;

import static fr.maillage.Visitor.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.Visitor;

/** Who reaches what over HTTP, and above all who does not. The task is « Qualifier le projet » of a CPTS around Voiron. */
@MaillageTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsolationTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String HANDLER = "alice.delegation38";
    private static final String STRANGER = "amelie.delegation73";
    private static final String SUPERVISOR = "rachid.delegation38";
    private static final String SUPERVISOR_ELSEWHERE = "sylvain.delegation73";
    private static final String QUALIFICATION = """
            {"variables":{"leadIsHealthProfessional":{"value":true},"generalPractitioners":{"value":3},
             "territoryCoherent":{"value":true},"orientation":{"value":"CONTINUE"}%s}}""";

    @LocalServerPort
    int port;

    @Autowired
    FormService forms;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ProcessDriver driver;

    private final Map<String, Visitor> visitors = new HashMap<>();
    private String reference;
    private String task;

    /** One dossier and one login a user for the whole class: no test changes either. */
    @BeforeEach
    void declare() {
        if (reference != null) {
            return;
        }
        String definition = repository.createProcessDefinitionQuery().processDefinitionKey("cpts-creation")
                .latestVersion().singleResult().getId();
        reference = forms.submitStartForm(definition, Map.of("declarationId", UUID.randomUUID().toString(),
                "origin", "DECLARED", "structureName", "CPTS fictive du Voironnais", "lead",
                Map.of("firstName", "Claire", "lastName", "Exemple", "profession", "GENERAL_PRACTITIONER",
                        "email", UUID.randomUUID() + "@exemple.fr"),
                "communes", List.of(Map.of("commune", "38563"), Map.of("commune", "38133")), "motives", "Essai",
                "team", List.of(Map.of("name", "Paul Fictif", "profession", "NURSE")),
                "deposit", Map.of("depositedBy", "Claire Exemple", "channel", "EMAIL", "receivedOn", "2026-01-05")))
                .getBusinessKey();
        driver.runJobs(reference);
        task = driver.task(reference, "qualifyProject").getId();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/task", "/engine-rest/process-definition", "/engine-rest/engine", "/api/dossiers",
            "/api/openapi", ENGINE + "/task/1", "/camunda/api/cockpit/plugin/base/default/process-definition/statistics"})
    void nobodyCallsAnythingWithoutALogin(String path) {
        assertThat(Visitor.anonymous(port).get(path).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/dossiers", "/administration/organisations", "/courriels", "/essai/courriels",
            "/camunda/app/tasklist/default/", "/camunda/app/cockpit/default/", "/camunda/app/admin/default/setup/", "/inconnu"})
    void whoeverHasNotLoggedInIsSentToTheLoginPage(String path) {
        HttpResponse<String> response = Visitor.anonymous(port).page(path);

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location")).get().asString().contains("/connexion");
    }

    @Test
    void aWrongPasswordLogsNobodyIn() {
        Visitor visitor = Visitor.anonymous(port);

        // somebody whom no other test needs: the engine locks the account for a second
        assertThat(visitor.logIn("solene.cgss974", "Faux-Mot-2026").headers().firstValue("Location")).get().asString().contains("/connexion?error");
        assertThat(visitor.get("/api/dossiers").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"alice.delegation38, 200", "claire.cpam38, 200", "rachid.delegation38, 200", "nadia.lecture, 200",
            "admin.essai, 200", "amelie.delegation73, 404", "camille.cpam73, 404", "denis.msa, 404", "ursule.urps84, 404",
            "sylvain.delegation73, 404", "fabien.femasaura, 404", "conrad.consultant, 404", "gilles.cgss974, 404"})
    void aTaskIsReadByItsOrganisationsAndByThoseWhoWatchThem(String user, int status) {
        assertThat(visitor(user).get(ENGINE + "/task/" + task).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"form", "deployed-form", "form-variables", "identity-links"})
    void noDoorOfATaskOpensForAStranger(String door) {
        assertThat(visitor(STRANGER).get(ENGINE + "/task/" + task + "/" + door).statusCode()).isIn(403, 404);
        assertThat(visitor(HANDLER).get(ENGINE + "/task/" + task + "/" + door).statusCode()).isEqualTo(200);
    }

    @Test
    void theFormOfATaskIsDescribedToItsOrganisationOnly() {
        assertThat(visitor(HANDLER).get("/api/tasks/" + task + "/form").statusCode()).isEqualTo(200);
        assertThat(visitor(STRANGER).get("/api/tasks/" + task + "/form").statusCode()).isEqualTo(404);
    }

    @Test
    void theListShowsMyTasksWithTheirCardsAndNobodyElses() {
        assertThat(listOf(HANDLER)).contains(task);
        assertThat(listOf(STRANGER)).doesNotContain(task);
        assertThat(listOf("admin.essai")).contains(task);
    }

    @Test
    void aStrangerNeitherCompletesNorClaims() {
        Visitor stranger = visitor(STRANGER);

        assertThat(stranger.post(ENGINE + "/task/" + task + "/submit-form", QUALIFICATION.formatted("")).statusCode()).isIn(403, 404);
        assertThat(stranger.post(ENGINE + "/task/" + task + "/claim", "{\"userId\":\"%s\"}".formatted(STRANGER)).statusCode()).isIn(403, 404);
        assertThat(driver.openTasks(reference)).contains("qualifyProject");
        assertThat(driver.task(reference, "qualifyProject").getAssignee()).isNull();
    }

    @Test
    void aTaskIsNotClaimedForSomebodyElseNorGivenToAStranger() {
        Visitor handler = visitor(HANDLER);

        assertThat(handler.post(ENGINE + "/task/" + task + "/claim", "{\"userId\":\"personne\"}").statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(handler.post(ENGINE + "/task/" + task + "/assignee", "{\"userId\":\"%s\"}".formatted(STRANGER)).statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(driver.task(reference, "qualifyProject").getAssignee()).isNull();

        assertThat(handler.post(ENGINE + "/task/" + task + "/claim", "{\"userId\":\"%s\"}".formatted(HANDLER)).statusCode()).isEqualTo(204);
        assertThat(handler.post(ENGINE + "/task/" + task + "/unclaim", "{}").statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "resolve", "bpmnError", "bpmnEscalation", "delegate", "identity-links", "variables",
            "comment/create"})
    void onesOwnTaskHasNoDoorBesideItsForm(String door) {
        HttpResponse<String> response = visitor(HANDLER).post(ENGINE + "/task/" + task + "/" + door,
                "{\"errorCode\":\"zzz\",\"variables\":{\"reference\":{\"value\":\"2026-01-0001\"}}}");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(driver.openTasks(reference)).contains("qualifyProject");
        assertThat(runtime.getVariable(driver.task(reference, "qualifyProject").getProcessInstanceId(), "reference")).isEqualTo(reference);
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "resolve"})
    void theTechnicalDoorsDoNotGoAroundTheContractEither(String door) {
        Visitor administrator = Visitor.anonymous(port);
        HttpResponse<String> response = administrator.basic("admin.essai", "/engine-rest/task/" + task + "/" + door,
                "{\"variables\":{\"orientation\":{\"value\":\"CONTINUE\"}}}");
        if (door.equals("resolve")) {
            administrator.basic("admin.essai", "/engine-rest/task/" + task + "/complete", "{}");
        } else {
            assertThat(response.statusCode()).isGreaterThanOrEqualTo(400);
        }

        assertThat(driver.openTasks(reference)).contains("qualifyProject");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference", "region", "stage", "inconnu"})
    void whatAContractDoesNotDeclareIsRefusedAndNothingIsWritten(String variable) {
        HttpResponse<String> response = visitor(HANDLER).post(ENGINE + "/task/" + task + "/submit-form",
                QUALIFICATION.formatted(",\"%s\":{\"value\":\"x\"}".formatted(variable)));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).get("message").asText()).contains("[%s] Ce champ n’est pas attendu ici.".formatted(variable));
        assertThat(driver.openTasks(reference)).contains("qualifyProject");
        assertThat(runtime.getVariable(driver.task(reference, "qualifyProject").getProcessInstanceId(), variable)).isNotEqualTo("x");
    }

    @Test
    void anObjectToDeserializeIsRefused() {
        HttpResponse<String> response = visitor(HANDLER).post(ENGINE + "/task/" + task + "/submit-form", """
                {"variables":{"risks":{"value":"{}","type":"Object",
                 "valueInfo":{"objectTypeName":"java.util.ArrayList","serializationDataFormat":"application/json"}}}}""");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(driver.openTasks(reference)).contains("qualifyProject");
    }

    @Test
    void aPathDoesNotStartInItsMiddle() {
        long before = runtime.createProcessInstanceQuery().count();
        String midPath = """
                {"businessKey":"2026-38-9999","skipCustomListeners":true,
                 "startInstructions":[{"type":"startBeforeActivity","activityId":"publishAndAnnounce"}]}""";

        assertThat(visitor(HANDLER).post(ENGINE + "/process-definition/key/cpts-creation/start", midPath)
                .statusCode()).isEqualTo(403);
        assertThat(Visitor.anonymous(port).basic("admin.essai", "/engine-rest/process-definition/key/cpts-creation/start", midPath)
                .statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(before);
    }

    @Test
    void theEnginesRestApiIsForTechnicalAccountsOnly() {
        assertThat(Visitor.anonymous(port).basic(HANDLER, "/engine-rest/task/count", "{}").statusCode()).isEqualTo(403);
        assertThat(Visitor.anonymous(port).basic("admin.essai", "/engine-rest/task/count", "{}").statusCode()).isEqualTo(200);
        assertThat(visitor("admin.essai").get("/engine-rest/task/count").statusCode()).as("a session is no login there").isEqualTo(401);
    }

    @Test
    void aSupervisorReadsInCockpitWhatTheirDelegationPilots() {
        String instance = driver.task(reference, "qualifyProject").getProcessInstanceId();
        String path = ENGINE + "/process-instance/" + instance;

        assertThat(visitor(SUPERVISOR).get(path).statusCode()).isEqualTo(200);
        assertThat(visitor(SUPERVISOR_ELSEWHERE).get(path).statusCode()).isEqualTo(404);
        assertThat(visitor(HANDLER).get(path).statusCode()).isEqualTo(403);
        assertThat(visitor(SUPERVISOR).get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
        assertThat(visitor(HANDLER).get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(403);
    }

    @Test
    void cockpitChangesNothingBehindTheJournal() {
        String instance = driver.task(reference, "qualifyProject").getProcessInstanceId();
        Visitor supervisor = visitor(SUPERVISOR);

        assertThat(supervisor.put(ENGINE + "/process-instance/" + instance + "/variables/stage", "{\"value\":\"x\"}").statusCode()).isEqualTo(403);
        assertThat(supervisor.put(ENGINE + "/process-instance/" + instance + "/suspended", "{\"suspended\":true}").statusCode()).isEqualTo(403);
        assertThat(supervisor.delete(ENGINE + "/process-instance/" + instance).statusCode()).isEqualTo(403);
        assertThat(supervisor.post(ENGINE + "/task/" + task + "/submit-form", QUALIFICATION.formatted("")).statusCode()).isIn(403, 404);
    }

    @Test
    void nobodyPutsAnExpressionIntoAFilter() {
        assertThat(visitor(HANDLER).post(ENGINE + "/filter/create", """
                {"resourceType":"Task","name":"x","query":{"assigneeExpression":"${1+1}"},"properties":{}}""").statusCode()).isEqualTo(403);
    }

    @Test
    void nobodyPutsAnExpressionIntoAQuery() {
        Visitor handler = visitor(HANDLER);
        String filter = json(handler.get(ENGINE + "/filter?resourceType=Task&maxResults=50")).get(0).get("id").asText();

        assertThat(handler.post(ENGINE + "/filter/" + filter + "/list", "{\"assigneeExpression\":\"${currentUser()}\"}").statusCode())
                .isGreaterThanOrEqualTo(400);
        assertThat(handler.get(ENGINE + "/task?assigneeExpression=%24%7BcurrentUser()%7D").statusCode()).isGreaterThanOrEqualTo(400);
    }

    @Test
    void theWebappsHaveNoLoginOrSetupOfTheirOwn() {
        Visitor handler = visitor(HANDLER);

        assertThat(handler.post("/camunda/api/admin/auth/user/default/login/tasklist", "").statusCode()).isEqualTo(403);
        assertThat(handler.post("/camunda/api/admin/setup/default/user/create", "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void aChangeWithoutItsTokenIsRefused() {
        // the webapps end the session of whoever sends a wrong token
        Visitor handler = Visitor.loggedIn(port, HANDLER);

        assertThat(handler.postWithoutToken(ENGINE + "/task/" + task + "/claim", "{\"userId\":\"%s\"}".formatted(HANDLER)).statusCode()).isEqualTo(403);
        assertThat(handler.postWithoutToken("/api/dossiers", "{}").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"alice.delegation38, 403", "rachid.delegation38, 403", "admin.essai, 200"})
    void administrationIsForAdministrators(String user, int status) {
        Visitor visitor = visitor(user);

        assertThat(visitor.page("/administration/organisations").statusCode()).isEqualTo(status);
        assertThat(visitor.get("/camunda/app/admin/default/").statusCode()).isEqualTo(status);
        assertThat(visitor.get("/actuator/info").statusCode()).isEqualTo(status == 200 ? 404 : 403);
    }

    private Visitor visitor(String user) {
        return visitors.computeIfAbsent(user, id -> Visitor.loggedIn(port, id));
    }

    private List<String> listOf(String user) {
        Visitor visitor = visitor(user);
        HttpResponse<String> filters = visitor.get(ENGINE + "/filter?resourceType=Task&maxResults=50");
        assertThat(filters.statusCode()).as(filters.body()).isEqualTo(200);
        String filter = StreamSupport.stream(json(filters).spliterator(), false)
                .filter(each -> each.get("name").asText().equals("Toutes mes tâches"))
                .map(each -> each.get("id").asText()).findFirst().orElseThrow();
        HttpResponse<String> list = visitor.post(ENGINE + "/filter/" + filter + "/list?firstResult=0&maxResults=500",
                "{\"processInstanceBusinessKey\":\"%s\"}".formatted(reference));
        assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
        return StreamSupport.stream(json(list).spliterator(), false).map(each -> each.get("id").asText()).toList();
    }
}
