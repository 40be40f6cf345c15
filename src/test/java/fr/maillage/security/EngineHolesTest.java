package fr.maillage.security;

import static fr.maillage.Visitor.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.Visitor;
import fr.maillage.dossier.Lifecycle;

/**
 * The engine's own holes, attacked over HTTP by those whom they would serve (design.md, « Security of the engine as
 * shipped »). After each attack the task, its instance and the engine are as they were. What one does to a task's form,
 * claim and completion is in {@link IsolationTest}, what people write into texts in {@link TypedExpressionTest}.
 */
@MaillageTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineHolesTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String COCKPIT = "/camunda/api/cockpit/plugin/base/default";
    private static final String HANDLER = "alice.delegation38";
    private static final String COLLEAGUE = "bruno.delegation38";
    private static final String NEIGHBOUR = "claire.cpam38";
    private static final String STRANGER = "amelie.delegation73";
    private static final String SUPERVISOR = "rachid.delegation38";
    private static final String SUPERVISOR_ELSEWHERE = "sylvain.delegation73";
    private static final String ADMINISTRATOR = "admin.essai";

    /** Everything that an attack could have changed. */
    private record State(Set<String> openTasks, String assignee, Date due, Integer priority, Set<String> groups,
                         Map<String, Object> variables, boolean suspended, Map<String, Date> timers, long comments,
                         long attachments, long instances, long deployments, long users, long groupsOfAll, long filters, long batches,
                         long historicInstances) {
    }

    @LocalServerPort
    int port;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    RepositoryService repository;

    @Autowired
    HistoryService history;

    @Autowired
    ManagementService management;

    @Autowired
    IdentityService identity;

    @Autowired
    FilterService filters;

    @Autowired
    Lifecycle lifecycle;

    @Autowired
    ProcessDriver driver;

    private final Map<String, Visitor> visitors = new HashMap<>();
    private String reference;
    private String task;
    private String instance;
    private String definition;
    private String comment;
    private String attachment;
    private State before;

    @BeforeEach
    void declare() {
        if (reference != null) {
            return;
        }
        HttpResponse<String> declared = visitor(HANDLER).post("/api/dossiers", """
                {"type":"CPTS","declarationId":"%s","origin":"DECLARED","name":"CPTS fictive à attaquer",
                 "lead":{"firstName":"Claire","lastName":"Exemple","profession":"GENERAL_PRACTITIONER","email":"%s@exemple.fr"},
                 "communes":[{"commune":"38563"},{"commune":"38133"}],"motives":"Essai",
                 "team":[{"name":"Paul Fictif","profession":"NURSE"}],
                 "deposit":{"depositedBy":"Claire Exemple","channel":"EMAIL","receivedOn":"2026-01-05"}}"""
                .formatted(UUID.randomUUID(), UUID.randomUUID()));
        assertThat(declared.statusCode()).as(declared.body()).isEqualTo(201);
        reference = json(declared).get("reference").asText();
        driver.runJobs(reference);
        Task qualification = driver.task(reference, "qualifyProject");
        task = qualification.getId();
        instance = qualification.getProcessInstanceId();
        definition = qualification.getProcessDefinitionId();
        comment = tasks.createComment(task, instance, "Secret de la délégation de l’Isère").getId();
        attachment = tasks.createAttachment("text", task, instance, "secret.txt", "secret",
                "https://exemple.fr/secret").getId();
        before = state();
    }

    @AfterEach
    void nothingHasChanged() {
        assertThat(state()).isEqualTo(before);
    }

    @AfterAll
    void giveUp() {
        lifecycle.abandon(reference, "Fin de l’essai.", null);
        driver.runJobs(reference);
    }

    @ParameterizedTest
    @MethodSource("changesOfTheEngine")
    void anonymousChangesThroughTheRestApi(String method, String path, String body) {
        for (String api : List.of("/engine-rest", ENGINE)) {
            assertThat(call(Visitor.anonymous(port), method, api + named(path), named(body)).statusCode())
                    .as("%s %s%s", method, api, path).isIn(401, 403);
        }
    }

    @ParameterizedTest
    @MethodSource("changesOfTheEngine")
    void changesThroughTheRestApiOfTheWebapps(String method, String path, String body) {
        for (String user : List.of(HANDLER, SUPERVISOR, ADMINISTRATOR)) {
            assertThat(call(visitor(user), method, ENGINE + named(path), named(body)).statusCode())
                    .as("%s %s by %s", method, path, user).isEqualTo(403);
        }
    }

    /** Completion beside the form, texts of errors, deployment, scripts, batches, due dates, groups, attachments, comments. */
    static Stream<List<String>> changes() {
        return Stream.of(
                List.of("POST", "/task/{task}/resolve", "{\"variables\":{\"orientation\":{\"value\":\"CONTINUE\"}}}"),
                List.of("POST", "/task/{task}/bpmnError", "{\"errorCode\":\"x\"}"),
                List.of("POST", "/task/{task}/bpmnEscalation", "{\"escalationCode\":\"x\"}"),
                List.of("POST", "/task/{task}/complete", "{\"variables\":{\"orientation\":{\"value\":\"CONTINUE\"}}}"),
                List.of("PUT", "/task/{task}", "{\"name\":\"Autre\",\"due\":\"2030-01-01T00:00:00.000+0000\",\"priority\":1}"),
                List.of("DELETE", "/task/{task}", "{}"),
                List.of("POST", "/task/create", "{\"id\":\"pirate\",\"name\":\"Tâche pirate\"}"),
                List.of("POST", "/task/{task}/identity-links", "{\"groupId\":\"ars-84-73\",\"type\":\"candidate\"}"),
                List.of("POST", "/task/{task}/identity-links/delete", "{\"groupId\":\"ars-84-38\",\"type\":\"candidate\"}"),
                List.of("POST", "/task/{task}/delegate", "{\"userId\":\"amelie.delegation73\"}"),
                List.of("PUT", "/task/{task}/variables/stage", "{\"value\":\"x\"}"),
                List.of("POST", "/task/{task}/variables", "{\"modifications\":{\"stage\":{\"value\":\"x\"}}}"),
                List.of("PUT", "/task/{task}/localVariables/stage", "{\"value\":\"x\"}"),
                List.of("POST", "/task/{task}/comment/create", "{\"message\":\"Bonjour\"}"),
                List.of("DELETE", "/task/{task}/comment/{comment}", "{}"),
                List.of("DELETE", "/task/{task}/comment", "{}"),
                List.of("POST", "/task/{task}/attachment/create", "{\"attachment-name\":\"x\"}"),
                List.of("DELETE", "/task/{task}/attachment/{attachment}", "{}"),
                List.of("POST", "/process-definition/{definition}/start", "{}"),
                List.of("POST", "/process-definition/key/cpts-creation/start",
                        "{\"startInstructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"publishAndAnnounce\"}]}"),
                List.of("PUT", "/process-definition/{definition}/suspended", "{\"suspended\":true}"),
                List.of("DELETE", "/process-definition/{definition}?cascade=true", "{}"),
                List.of("POST", "/process-definition/{definition}/restart", "{\"processInstanceIds\":[\"{instance}\"]}"),
                List.of("POST", "/process-instance/{instance}/modification",
                        "{\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"publishAndAnnounce\"}]}"),
                List.of("PUT", "/process-instance/{instance}/variables/stage", "{\"value\":\"x\"}"),
                List.of("PUT", "/process-instance/{instance}/suspended", "{\"suspended\":true}"),
                List.of("DELETE", "/process-instance/{instance}", "{}"),
                List.of("POST", "/process-instance/delete", "{\"processInstanceIds\":[\"{instance}\"]}"),
                List.of("POST", "/process-instance/message-async", "{\"messageName\":\"x\",\"processInstanceIds\":[\"{instance}\"]}"),
                List.of("POST", "/process-instance/variables-async",
                        "{\"processInstanceIds\":[\"{instance}\"],\"variables\":{\"stage\":{\"value\":\"x\"}}}"),
                List.of("POST", "/process-instance/job-retries", "{\"processInstances\":[\"{instance}\"],\"retries\":1}"),
                List.of("POST", "/execution/{instance}/signal", "{}"),
                List.of("POST", "/execution/{instance}/localVariables", "{\"modifications\":{\"stage\":{\"value\":\"x\"}}}"),
                List.of("POST", "/modification/execute", "{}"),
                List.of("POST", "/migration/execute", "{}"),
                List.of("POST", "/message", "{\"messageName\":\"x\",\"businessKey\":\"{reference}\"}"),
                List.of("POST", "/signal", "{\"name\":\"x\"}"),
                List.of("POST", "/condition", "{\"variables\":{}}"),
                List.of("POST", "/deployment/create", "{}"),
                List.of("POST", "/deployment/1/redeploy", "{}"),
                List.of("DELETE", "/deployment/1?cascade=true", "{}"),
                List.of("POST", "/decision-definition/key/x/evaluate", "{\"variables\":{}}"),
                List.of("POST", "/external-task/fetchAndLock", "{\"workerId\":\"x\",\"maxTasks\":1,\"topics\":[]}"),
                List.of("PUT", "/job/{job}/duedate", "{\"duedate\":\"2030-01-01T00:00:00.000+0000\"}"),
                List.of("POST", "/job/{job}/execute", "{}"),
                List.of("POST", "/job/{job}/duedate/recalculate", "{}"),
                List.of("POST", "/job/retries", "{\"retries\":1,\"jobIds\":[\"x\"]}"),
                List.of("PUT", "/job-definition/x/suspended", "{\"suspended\":true}"),
                List.of("DELETE", "/batch/x", "{}"),
                List.of("POST", "/history/process-instance/delete", "{\"historicProcessInstanceIds\":[\"{instance}\"]}"),
                List.of("DELETE", "/history/process-instance/{instance}", "{}"),
                List.of("POST", "/history/process-instance/set-removal-time", "{}"),
                List.of("POST", "/history/decision-instance/delete", "{}"),
                List.of("POST", "/history/cleanup", "{}"),
                List.of("POST", "/telemetry/configuration", "{\"enableTelemetry\":true}"));
    }

    static Stream<Arguments> changesOfTheEngine() {
        return changes().map(each -> Arguments.of(each.toArray()));
    }

    /** One request, written so that a filter might take it for another one. */
    @ParameterizedTest
    @ValueSource(strings = {"/task/{task}/%63omplete", "/task/{task}/complete/", "/task/{task}/complete;x=form", "//task/{task}/complete",
            "/task/{task}/./complete", "/task/{task}/form/../complete", "/task/{task}/submit-form/../complete",
            "/task/{task}/complete%3Bx", "/task/{task}%2Fcomplete", "/task/{task}/Complete", "/task/{task}/submit-form/..%2Fcomplete"})
    void aForbiddenDoorInDisguise(String path) {
        HttpResponse<String> response = visitor(HANDLER).post(ENGINE + named(path),
                "{\"variables\":{\"orientation\":{\"value\":\"CONTINUE\"}}}");

        assertThat(response.statusCode()).isIn(400, 403, 404, 405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/task/{task}", "/task/{task}/form", "/task/{task}/rendered-form", "/task/{task}/deployed-form",
            "/task/{task}/form-variables", "/task/{task}/variables", "/task/{task}/variables/reference", "/task/{task}/localVariables",
            "/task/{task}/identity-links", "/task/{task}/comment", "/task/{task}/comment/{comment}", "/task/{task}/attachment",
            "/task/{task}/attachment/{attachment}", "/task/{task}/attachment/{attachment}/data", "/process-instance/{instance}",
            "/process-instance/{instance}/variables", "/process-instance/{instance}/comment", "/process-instance/{instance}/activity-instances",
            "/execution/{instance}", "/execution/{instance}/localVariables", "/history/process-instance/{instance}",
            "/history/process-instance/{instance}/comment"})
    void readingTheTaskOfAnotherOrganisationByItsId(String path) {
        for (String user : List.of(STRANGER, SUPERVISOR_ELSEWHERE)) {
            HttpResponse<String> response = visitor(user).get(ENGINE + named(path));

            assertThat(response.statusCode()).as("%s by %s: %s", path, user, response.body()).isGreaterThanOrEqualTo(400);
            assertThat(response.body()).doesNotContain("Secret", "exemple.fr/secret", reference);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/task?processInstanceId={instance}", "/task?processInstanceBusinessKey={reference}",
            "/history/task?taskId={task}", "/history/task?processInstanceId={instance}", "/history/user-operation?taskId={task}",
            "/history/user-operation?processInstanceId={instance}", "/history/variable-instance?processInstanceId={instance}",
            "/history/detail?processInstanceId={instance}", "/history/activity-instance?processInstanceId={instance}",
            "/history/identity-link-log?taskId={task}", "/history/process-instance?processInstanceBusinessKey={reference}",
            "/history/job-log?processInstanceId={instance}", "/history/decision-instance?processInstanceId={instance}&includeInputs=true",
            "/variable-instance?processInstanceIdIn={instance}", "/process-instance?businessKey={reference}",
            "/execution?processInstanceId={instance}", "/job?processInstanceId={instance}", "/incident?processInstanceId={instance}"})
    void findingTheTaskOfAnotherOrganisationInAListOrItsHistory(String path) {
        for (String user : List.of(STRANGER, SUPERVISOR_ELSEWHERE)) {
            HttpResponse<String> response = visitor(user).get(ENGINE + named(path) + "&maxResults=50");

            assertThat(response.statusCode() == 403 || response.body().equals("[]"))
                    .as("%s by %s: %s", path, user, response.body()).isTrue();
        }
        assertThat(visitor(SUPERVISOR).get(ENGINE + named(path) + "&maxResults=50").statusCode()).as("the door itself exists").isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/history/task", "/history/process-instance", "/history/variable-instance", "/history/activity-instance",
            "/history/detail", "/variable-instance", "/process-instance", "/execution", "/task"})
    void findingTheTaskOfAnotherOrganisationByASearch(String path) {
        String sought = named(path.equals("/variable-instance") ? "{\"processInstanceIdIn\":[\"{instance}\"]}"
                : path.equals("/process-instance") ? "{\"businessKey\":\"{reference}\"}" : "{\"processInstanceId\":\"{instance}\"}");
        for (String user : List.of(STRANGER, SUPERVISOR_ELSEWHERE)) {
            HttpResponse<String> response = visitor(user).post(ENGINE + path + "?firstResult=0&maxResults=50", sought);

            assertThat(response.statusCode() == 403 || response.body().equals("[]"))
                    .as("%s by %s: %s", path, user, response.body()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/process-instance/{instance}/called-process-instances", "/process-definition/{definition}/called-process-definitions",
            "/incident?processInstanceIdIn={instance}", "/process-instance?businessKey={reference}"})
    void lookingThroughThePluginsOfCockpit(String path) {
        assertThat(visitor(STRANGER).get(COCKPIT + named(path)).statusCode()).isEqualTo(403);
        HttpResponse<String> elsewhere = visitor(SUPERVISOR_ELSEWHERE).get(COCKPIT + named(path));
        assertThat(elsewhere.body()).doesNotContain(reference, instance, "CPTS fictive à attaquer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/process-instance", "/process-instance/count", "/incident", "/process-instance/{instance}/called-process-instances",
            "/process-definition/{definition}/called-process-definitions"})
    void searchingThroughThePluginsOfCockpit(String path) {
        String sought = named("{\"processDefinitionId\":\"{definition}\",\"businessKey\":\"{reference}\",\"processInstanceIdIn\":[\"{instance}\"]}");

        assertThat(visitor(STRANGER).post(COCKPIT + named(path), sought).statusCode()).isEqualTo(403);
        HttpResponse<String> elsewhere = visitor(SUPERVISOR_ELSEWHERE).post(COCKPIT + named(path), sought);
        assertThat(elsewhere.body()).doesNotContain(reference, instance, "CPTS fictive à attaquer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/camunda/api/tasklist/plugin/tasklistPlugins/default/task/{task}",
            "/camunda/api/tasklist/plugin/tasklistPlugins/default/process-definition", "/camunda/api/admin/plugin/adminPlugins/default/metrics/task-worker",
            "/camunda/api/welcome/plugin/welcomePlugins/default/task", "/camunda/api/tasklist/plugin/tasklistPlugins/static/../../../../engine/engine/default/history/task",
            "/camunda/api/cockpit/plugin/base/static/..%2F..%2F..%2F..%2Fengine/engine/default/history/task"})
    void lookingThroughThePluginsOfTheOtherWebapps(String path) {
        HttpResponse<String> response = visitor(STRANGER).get(named(path));

        assertThat(response.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(response.body()).doesNotContain(reference);
    }

    @Test
    void claimingForSomebodyElse() {
        for (String other : List.of(STRANGER, SUPERVISOR_ELSEWHERE, COLLEAGUE, NEIGHBOUR, "inconnu")) {
            assertThat(visitor(HANDLER).post(ENGINE + named("/task/{task}/claim"), userId(other)).statusCode()).as(other).isEqualTo(400);
        }
        for (String other : List.of(STRANGER, SUPERVISOR_ELSEWHERE, "inconnu")) {
            for (String user : List.of(HANDLER, SUPERVISOR, STRANGER)) {
                assertThat(visitor(user).post(ENGINE + named("/task/{task}/assignee"), userId(other)).statusCode())
                        .as("%s by %s", other, user).isEqualTo(user.equals(STRANGER) ? 403 : 400);
            }
        }
    }

    /** The delegation and the caisse share the task. */
    @Test
    void handlingATaskThatAnotherOrganisationHasInHand() {
        assertThat(visitor(HANDLER).post(ENGINE + named("/task/{task}/claim"), userId(HANDLER)).statusCode()).isEqualTo(204);
        Visitor neighbour = visitor(NEIGHBOUR);
        for (String attack : List.of("assignee " + COLLEAGUE, "assignee " + NEIGHBOUR, "claim " + NEIGHBOUR, "claim " + COLLEAGUE)) {
            String[] words = attack.split(" ");
            assertThat(neighbour.post(ENGINE + named("/task/{task}/") + words[0], userId(words[1])).statusCode()).as(attack).isEqualTo(403);
        }
        for (String door : List.of("assignee", "claim", "unclaim", "submit-form")) {
            assertThat(neighbour.post(ENGINE + named("/task/{task}/") + door, "{}").statusCode()).as(door).isEqualTo(403);
        }
        HttpResponse<String> submitted = neighbour.post(named("/api/tasks/{task}/submission"), "{}");
        assertThat(submitted.statusCode()).isEqualTo(409);
        assertThat(json(submitted).get("detail").asText()).contains("Alice Berthet (ARS – Délégation de l’Isère)");
        assertThat(neighbour.post(named("/api/tasks/{task}/handover"), "{\"colleague\":\"victor.cpam38\"}").statusCode()).isEqualTo(409);
        assertThat(neighbour.post(named("/api/tasks/{task}/handover"), "{\"colleague\":\"bruno.delegation38\"}").statusCode()).isEqualTo(400);
        assertThat(driver.task(reference, "qualifyProject").getAssignee()).isEqualTo(HANDLER);

        HttpResponse<String> tooLate = visitor(COLLEAGUE).post(ENGINE + named("/task/{task}/claim"), userId(COLLEAGUE));
        assertThat(tooLate.statusCode()).isEqualTo(400);
        assertThat(json(tooLate).get("message").asText())
                .isEqualTo("Alice Berthet (ARS – Délégation de l’Isère) a déjà pris la tâche « Qualifier le projet ».");
        HttpResponse<String> notTheirs = visitor(SUPERVISOR).post(ENGINE + named("/task/{task}/claim"), userId(SUPERVISOR));
        assertThat(notTheirs.statusCode()).isEqualTo(403);
        assertThat(json(notTheirs).get("message").asText()).startsWith("Cette tâche n’est pas proposée à votre organisme");
        assertThat(visitor(COLLEAGUE).post(ENGINE + named("/task/{task}/assignee"), userId(COLLEAGUE)).statusCode()).as("a colleague").isEqualTo(204);
        assertThat(visitor(SUPERVISOR).post(ENGINE + named("/task/{task}/assignee"), userId(NEIGHBOUR)).statusCode()).as("who watches it").isEqualTo(204);
        assertThat(neighbour.post(ENGINE + named("/task/{task}/assignee"), userId(HANDLER)).statusCode()).as("to another organisation").isEqualTo(400);
        assertThat(neighbour.post(ENGINE + named("/task/{task}/unclaim"), "{}").statusCode()).isEqualTo(204);
    }

    private static String userId(String user) {
        return "{\"userId\":\"%s\"}".formatted(user);
    }

    @ParameterizedTest
    @CsvSource({"application/x-java-serialized-object, java.util.HashMap, rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcAUH2sHDFmDRAwACRgAKbG9hZEZhY3RvckkACXRocmVzaG9sZHhwP0AAAAAAAAB3CAAAABAAAAAAeA==",
            "application/json, javax.naming.InitialContext, {}", "application/xml, java.beans.XMLDecoder, <x/>"})
    void deserialisingAJavaObject(String format, String type, String value) {
        String object = """
                {"value":"%s","type":"Object","valueInfo":{"objectTypeName":"%s","serializationDataFormat":"%s"}}"""
                .formatted(value, type, format);

        assertThat(visitor(HANDLER).post(ENGINE + named("/task/{task}/submit-form"), "{\"variables\":{\"risks\":" + object + "}}")
                .statusCode()).isEqualTo(400);
        assertThat(visitor(HANDLER).post(ENGINE + "/process-definition/key/cpts-creation/submit-form",
                "{\"variables\":{\"structureName\":" + object + "}}").statusCode()).isEqualTo(400);
        assertThat(Visitor.anonymous(port).basic(ADMINISTRATOR, named("/engine-rest/process-instance/{instance}/variables"),
                "{\"modifications\":{\"pirate\":" + object + "}}").statusCode()).as("by a technical account").isGreaterThanOrEqualTo(400);
    }

    @Test
    void puttingAnExpressionIntoAStoredFilter() {
        String expression = "${environment.getProperty('java.home')}";
        String filter = """
                {"resourceType":"Task","name":"pirate","query":{"processInstanceBusinessKeyExpression":"%s"},"properties":{}}""".formatted(expression);
        String existing = filters.createFilterQuery().listPage(0, 1).get(0).getId();
        for (String user : List.of(HANDLER, SUPERVISOR)) {
            assertThat(visitor(user).post(ENGINE + "/filter/create", filter).statusCode()).as(user).isEqualTo(403);
            assertThat(visitor(user).put(ENGINE + "/filter/" + existing, filter).statusCode()).as(user).isEqualTo(403);
            assertThat(visitor(user).delete(ENGINE + "/filter/" + existing).statusCode()).as(user).isEqualTo(403);
        }

        // whoever administers may store one: even then it sees no bean but those that the models name
        HttpResponse<String> created = visitor(ADMINISTRATOR).post(ENGINE + "/filter/create", filter);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(200);
        String id = json(created).get("id").asText();
        HttpResponse<String> list = visitor(ADMINISTRATOR).get(ENGINE + "/filter/" + id + "/list");
        filters.deleteFilter(id);
        assertThat(list.statusCode()).as(list.body()).isGreaterThanOrEqualTo(400);
        assertThat(list.body()).doesNotContain(System.getProperty("java.home"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void loggingInBesideOurLogin(String app) {
        Visitor visitor = Visitor.anonymous(port);
        visitor.page("/camunda/app/" + app + "/default/");

        HttpResponse<String> response = visitor.postForm("/camunda/api/admin/auth/user/default/login/" + app,
                "username=" + HANDLER + "&password=" + Visitor.PASSWORD);

        assertThat(response.statusCode()).isIn(401, 403);
        assertThat(visitor.get("/api/dossiers").statusCode()).isEqualTo(401);
        assertThat(visitor.get(ENGINE + named("/task/{task}")).statusCode()).isEqualTo(401);
    }

    @Test
    void makingOneselfAdministratorBySetup() {
        String pirate = """
                {"profile":{"id":"pirate","firstName":"P","lastName":"P","email":""},"credentials":{"password":"Pirate-2026-essai"}}""";
        for (Visitor visitor : List.of(Visitor.anonymous(port), visitor(HANDLER), visitor(SUPERVISOR), visitor(ADMINISTRATOR))) {
            assertThat(visitor.post("/camunda/api/admin/setup/default/user/create", pirate).statusCode()).isIn(401, 403);
        }
        for (Visitor visitor : List.of(visitor(HANDLER), visitor(SUPERVISOR))) {
            assertThat(visitor.post(ENGINE + "/user/create", pirate).statusCode()).isEqualTo(403);
            assertThat(visitor.put(ENGINE + "/group/" + Roles.ADMINISTRATORS + "/members/" + HANDLER, "{}").statusCode()).isEqualTo(403);
            assertThat(visitor.post(ENGINE + "/authorization/create", """
                    {"type":1,"permissions":["ALL"],"userId":"alice.delegation38","resourceType":8,"resourceId":"*"}""").statusCode()).isEqualTo(403);
        }
    }

    private State state() {
        Task open = driver.task(reference, "qualifyProject");
        Map<String, Date> timers = new TreeMap<>();
        for (Job job : management.createJobQuery().processInstanceId(instance).list()) {
            timers.put(job.getId(), job.getDuedate());
        }
        return new State(driver.openTasks(reference), open.getAssignee(), open.getDueDate(), open.getPriority(), driver.groupsOf(open),
                new TreeMap<>(runtime.getVariables(instance)), open.isSuspended(), timers,
                tasks.getTaskComments(task).size(), tasks.getTaskAttachments(task).size(),
                runtime.createProcessInstanceQuery().count(), repository.createDeploymentQuery().count(),
                identity.createUserQuery().count(), identity.createGroupQuery().count(), filters.createFilterQuery().count(),
                management.createBatchQuery().count(), history.createHistoricProcessInstanceQuery().count());
    }

    private String named(String text) {
        return text.replace("{task}", task).replace("{instance}", instance).replace("{definition}", definition)
                .replace("{reference}", reference).replace("{comment}", comment).replace("{attachment}", attachment)
                .replace("{job}", before == null || before.timers().isEmpty() ? "x" : before.timers().keySet().iterator().next());
    }

    private Visitor visitor(String user) {
        return visitors.computeIfAbsent(user, id -> Visitor.loggedIn(port, id));
    }

    private static HttpResponse<String> call(Visitor visitor, String method, String path, String body) {
        return switch (method) {
            case "PUT" -> visitor.put(path, body);
            case "DELETE" -> visitor.delete(path);
            default -> visitor.post(path, body);
        };
    }
}
