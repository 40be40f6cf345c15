package fr.maillage.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import fr.maillage.Visitor;

/**
 * A case handler's session in Tasklist: the requests that its scripts send, with their headers and bodies, as Chromium's
 * network log shows them.
 */
class TasklistSession {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String HAL = "application/hal+json, application/json; q=0.5";
    private static final int PAGE = 15;

    private final Visitor visitor;
    private final String user;

    TasklistSession(int port, String user) {
        this.visitor = Visitor.loggedIn(port, user);
        this.user = user;
    }

    /** The left column: which filters there are, and how many tasks each holds. */
    Map<String, String> filters() {
        JsonNode filters = hal(ENGINE + "/filter?firstResult=0&maxResults=2000&itemCount=false&resourceType=Task");
        return StreamSupport.stream(filters.spliterator(), false)
                .collect(Collectors.toMap(each -> each.get("name").asText(), each -> each.get("id").asText()));
    }

    JsonNode counts() {
        return Visitor.json(get("/api/worklist/counts", "application/json"));
    }

    /** How many tasks one filter holds, by the engine. */
    JsonNode count(String filter) {
        return hal(ENGINE + "/filter/" + filter + "/count");
    }

    /** A page of a filter with the variables of its cards. */
    JsonNode page(String filter, int first, String sortBy, String order) {
        return list(filter, first, """
                "sorting":[{"sortBy":"%s","sortOrder":"%s"}]""".formatted(sortBy, order));
    }

    /** What the search box asks: the dossiers found, then their tasks. */
    JsonNode search(String filter, String words) {
        JsonNode found = Visitor.json(get("/api/worklist/dossiers?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8),
                "application/json"));
        return list(filter, 0, """
                "processInstanceIdIn":%s,"sorting":[{"sortBy":"dueDate","sortOrder":"asc"}]"""
                .formatted(found.get("instances")));
    }

    /** What a click on a task of the list causes, the panel included. */
    void open(String task) {
        hal(ENGINE + "/task/" + task);
        hal(ENGINE + "/task/" + task + "/form");
        get(ENGINE + "/task/" + task + "/deployed-form?noCache=1&userId=" + user + "&engineName=default&taskId=" + task, "*/*");
        get("/api/tasks/" + task + "/form", "application/json");
        get("/api/tasks/" + task + "/panel", "application/json");
    }

    /** « Mes dossiers ». */
    String dossiers() {
        return get("/dossiers", "text/html").body();
    }

    List<String> tasksOf(JsonNode page) {
        return StreamSupport.stream(page.at("/_embedded/task").spliterator(), false)
                .map(task -> task.get("id").asText()).toList();
    }

    private JsonNode list(String filter, int first, String rest) {
        HttpResponse<String> response = visitor.post("%s/filter/%s/list?firstResult=%d&maxResults=%d"
                .formatted(ENGINE, filter, first, PAGE), """
                {"processVariables":[],"taskVariables":[],"caseInstanceVariables":[],"firstResult":%d,"maxResults":%d,%s,"active":true}"""
                .formatted(first, PAGE, rest), HAL);
        return Visitor.json(answered(response));
    }

    private JsonNode hal(String path) {
        return Visitor.json(get(path, HAL));
    }

    private HttpResponse<String> get(String path, String accept) {
        return answered(visitor.get(path, accept));
    }

    private static HttpResponse<String> answered(HttpResponse<String> response) {
        assertThat(response.statusCode()).as("%s: %s", response.uri(), response.body()).isEqualTo(200);
        return response;
    }
}
