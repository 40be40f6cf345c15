package fr.maillage.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

import fr.maillage.Visitor;
import fr.maillage.security.MatrixPeople.Person;
import fr.maillage.security.MatrixThings.Thing;

/**
 * How each right is tried over HTTP, by the pages, by the API and by the engine's REST API. What is tried changes nothing even where it is
 * allowed: a change is asked for with a form that is refused for what it says, after it has been allowed.
 */
final class MatrixProbes {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String UNDECLARED = "{\"variables\":{\"inconnu\":{\"value\":\"x\"}}}";

    /** Tries something as somebody. */
    interface Probe {
        HttpResponse<String> send(Visitor visitor, Person person, Thing thing);
    }

    /** @param allowed what an answer looks like when it was allowed */
    record Trial(String name, Probe probe, BiPredicate<HttpResponse<String>, Thing> allowed) {

        boolean isAllowed(Visitor visitor, Person person, Thing thing) {
            return allowed.test(probe.send(visitor, person, thing), thing);
        }
    }

    private static final Map<String, List<Trial>> TRIALS = new LinkedHashMap<>();

    static {
        // the application
        doors("public use", "/connexion", "/maillage.css", "/actuator/health");
        doors("session use", "/", "/dossier.js");
        doors("trial use", "/essai/horloge");
        doors("closed use", "/camunda/api/admin/setup/default/user/create", "/camunda/api/engine/engine/default/metrics");
        doors("actuator read", "/actuator");
        doors("openapi read", "/api/openapi");
        // tasks
        doors("tasklist open", "/camunda/app/tasklist/default/");
        engineReads("task read", "/task/{task}", "/task/{task}/form", "/task/{task}/deployed-form", "/task/{task}/form-variables",
                "/task/{task}/identity-links");
        reads("task read", "/api/tasks/{task}/form", "/api/tasks/{task}/panel");
        add("task read", "list", (visitor, person, thing) -> get(visitor, person, ENGINE + "/task?maxResults=10&processInstanceBusinessKey=" + thing.reference()),
                response -> response.statusCode() == 200 && response.body().contains("\"id\""));
        enginePosts("task work", "/task/{task}/submit-form", UNDECLARED);
        posts("task work", "/api/tasks/{task}/submission", "{\"inconnu\":\"x\"}");
        enginePosts("task assign", "/task/{task}/unclaim", "{}");
        enginePosts("task assign", "/task/{task}/assignee", "{}");
        posts("task assign", "/api/tasks/{task}/handover", "{\"colleague\":\"inconnu\"}");
        add("filter read", "filters", (visitor, person, thing) -> get(visitor, person, ENGINE + "/filter?maxResults=10&resourceType=Task"),
                response -> response.statusCode() == 200 && response.body().contains("\"id\""));
        enginePosts("filter write", "/filter/create", "{\"resourceType\":\"Inconnu\",\"name\":\"x\"}");
        engineReads("path read", "/process-definition/key/cpts-creation/xml");
        enginePosts("path start", "/process-definition/key/cpts-creation/submit-form", UNDECLARED);
        reads("path start", "/api/processes/cpts-creation/start-form");
        // dossiers
        posts("dossier declare", "/api/dossiers", "{}");
        posts("dossier declare", "/api/territory/preview", "{}");
        reads("dossier read", "/api/dossiers/{reference}", "/api/dossiers/{reference}/team", "/api/dossiers/{reference}/portrait",
                "/api/dossiers/{reference}/designations", "/api/dossiers/{reference}/review", "/api/dossiers/{reference}/aids");
        pages("dossier read", "/dossiers/{reference}", "/dossiers/{reference}/parcours", "/dossiers/{reference}/structure",
                "/dossiers/{reference}/instruction", "/dossiers/{reference}/contrat", "/dossiers/{reference}/actes", "/dossiers/{reference}/aides");
        add("dossier read", "search", (visitor, person, thing) -> visitor.get("/api/dossiers?scope=ALL&q=" + thing.reference()),
                response -> response.statusCode() == 200 && response.body().contains("\"reference\""));
        posts("dossier write", "/api/dossiers/{reference}/links", "{}");
        posts("dossier steer", "/api/dossiers/{reference}/dormancy", "{}");
        puts("dossier steer", "/api/dossiers/{reference}/team", "{}");
        puts("dossier steer", "/api/dossiers/{reference}/territory", "{}");
        posts("dossier pilot", "/api/dossiers/{reference}/transfer", "{}");
        posts("dossier pilot", "/api/dossiers/{reference}/merger", "{}");
        reads("journal read", "/api/dossiers/{reference}/journal", "/api/dossiers/{reference}/submissions");
        posts("note write", "/api/dossiers/{reference}/notes", "{}");
        reads("document read", "/api/dossiers/{reference}/documents");
        add("document write", "upload", (visitor, person, thing) -> visitor.upload("/api/dossiers/%s/documents".formatted(thing.reference()),
                "essai.exe", "MZ".getBytes(StandardCharsets.US_ASCII)), MatrixProbes::isAnswer);
        // a document that does not exist is missed only by who may add to one that does
        add("document write", "new version", (visitor, person, thing) -> visitor.upload("/api/dossiers/%s/documents/%s/versions"
                .formatted(thing.reference(), new UUID(0, 0)), "essai.pdf", "%PDF-1.4".getBytes(StandardCharsets.US_ASCII)),
                response -> response.statusCode() == 404 && response.body().contains("Ce document"));
        pages("mail read", "/courriels/{mail}");
        posts("mail handle", "/api/mails/{mail}/bounce", "{}");
        doors("mission read", "/missions");
        // pages
        doors("territory read", "/api/territory/communes?q=Voiron");
        doors("indicators read", "/indicateurs", "/indicateurs/stages.csv");
        doors("register read", "/registre", "/registre/registre.csv");
        doors("committee read", "/seances", "/api/review/sessions");
        posts("committee plan", "/api/review/sessions", "{}");
        doors("catalogue write", "/mesures");
        doors("elected write", "/elus");
        doors("signatures use", "/parapheur");
        doors("payments use", "/paiements");
        doors("finess use", "/finess");
        doors("absence use", "/absence");
        add("team lead", "list", (visitor, person, thing) -> visitor.page("/equipe"),
                (response, thing) -> response.statusCode() == 200 && response.body().contains(thing.reference()));
        team("/equipe/confier", "colleague=inconnu");
        team("/equipe/reporter", "until=2020-01-01&reason=Essai");
        // the one act that nothing refuses; it writes a mail and nothing else
        team("/equipe/relancer", "reminder=Essai");
        doors("directory write", "/administration", "/administration/organisations", "/administration/agents", "/administration/referentiels",
                "/administration/imports", "/administration/accords-cadres");
        // the engine
        doors("cockpit open", "/camunda/app/cockpit/default/", "/camunda/api/cockpit/plugin/base/default/process-definition/statistics");
        engineReads("instance read", "/process-instance/{instance}", "/process-instance/{instance}/activity-instances",
                "/history/process-instance/{instance}", "/process-instance/{instance}/variables");
        add("instance read", "variables", (visitor, person, thing) ->
                        get(visitor, person, ENGINE + "/variable-instance?maxResults=10&processInstanceIdIn=" + thing.instance()),
                response -> response.statusCode() == 200 && response.body().contains("\"id\""));
        add("instance read", "history of tasks", (visitor, person, thing) ->
                        get(visitor, person, ENGINE + "/history/task?maxResults=10&processInstanceId=" + thing.instance()),
                response -> response.statusCode() == 200 && response.body().contains("\"id\""));
        basicPosts("instance write", "/process-instance/{instance}/modification",
                "{\"instructions\":[{\"type\":\"cancel\",\"activityId\":\"inconnu\"}]}");
        basicPosts("variable write", "/process-instance/{instance}/variables", "{\"modifications\":{\"x\":{\"type\":\"Inconnu\",\"value\":1}}}");
        add("job retry", "retries", (visitor, person, thing) -> person.role() == Role.TECHNICAL
                        ? visitor.basic(person.id(), "PUT", "/engine-rest/job/" + thing.job() + "/retries", "{\"retries\":5}")
                        : visitor.put(ENGINE + "/job/" + thing.job() + "/retries", "{\"retries\":5}"), MatrixProbes::isAnswer);
        add("decision read", "definitions", (visitor, person, thing) -> get(visitor, person, ENGINE + "/decision-definition?maxResults=10"),
                response -> response.statusCode() == 200 && response.body().contains("\"id\""));
        basicPosts("engine-rest use", "/task/count", "{}");
        basicReads("deployment read", "/deployment/count");
        basicPosts("deployment write", "/deployment/create", "{}");
        basicReads("batch read", "/batch/count");
        add("batch write", "delete", (visitor, person, thing) -> visitor.basic(person.id(), "DELETE", "/engine-rest/batch/inconnu", ""),
                MatrixProbes::isAnswer);
        doors("admin open", "/camunda/app/admin/default/", "/camunda/api/admin/plugin/adminPlugins/default/metrics/task-worker/aggregate");
        engineReads("identity read", "/group/count");
        basicReads("identity write", "/user/count");
        doors("identity write", ENGINE + "/user/count");
    }

    private MatrixProbes() {
    }

    static List<Trial> of(String right) {
        return TRIALS.getOrDefault(right, List.of());
    }

    static Iterable<String> rights() {
        return TRIALS.keySet();
    }

    /** Neither refused nor sent to the login nor told that there is no such thing. */
    private static boolean isAnswer(HttpResponse<String> response) {
        return isOpen(response) && response.statusCode() != 404 && !isOfAnotherTenant(response);
    }

    /** How the engine itself refuses, with the status 500. */
    private static boolean isOfAnotherTenant(HttpResponse<String> response) {
        return response.body().contains("belongs to no authenticated tenant");
    }

    /** The door is open, whatever is behind it; a fault is neither open nor closed. */
    private static boolean isOpen(HttpResponse<String> response) {
        assertThat(response.statusCode() < 500 || isOfAnotherTenant(response)).as("%s: %s", response.uri(), response.body()).isTrue();
        boolean toLogin = response.statusCode() == 302
                && response.headers().firstValue("Location").filter(to -> to.contains("/connexion")).isPresent();
        return response.statusCode() != 401 && response.statusCode() != 403 && !toLogin;
    }

    private static void doors(String right, String... paths) {
        Stream.of(paths).forEach(path -> add(right, path, (visitor, person, thing) -> visitor.get(path), MatrixProbes::isOpen));
    }

    private static void reads(String right, String... paths) {
        Stream.of(paths).forEach(path -> add(right, path, (visitor, person, thing) -> visitor.get(filled(path, thing)),
                MatrixProbes::isAnswer));
    }

    private static void pages(String right, String... paths) {
        Stream.of(paths).forEach(path -> add(right, path, (visitor, person, thing) -> visitor.page(filled(path, thing)),
                MatrixProbes::isAnswer));
    }

    private static void posts(String right, String path, String body) {
        add(right, path, (visitor, person, thing) -> visitor.post(filled(path, thing), body), MatrixProbes::isAnswer);
    }

    private static void puts(String right, String path, String body) {
        add(right, path, (visitor, person, thing) -> visitor.put(filled(path, thing), body), MatrixProbes::isAnswer);
    }

    private static void engineReads(String right, String... paths) {
        Stream.of(paths).forEach(path -> add(right, path, (visitor, person, thing) -> get(visitor, person, ENGINE + filled(path, thing)),
                MatrixProbes::isAnswer));
    }

    /** As Tasklist asks; a technical account at its own door. */
    private static void enginePosts(String right, String path, String body) {
        add(right, path, (visitor, person, thing) -> person.role() == Role.TECHNICAL
                ? visitor.basic(person.id(), "POST", "/engine-rest" + filled(path, thing), body)
                : visitor.post(ENGINE + filled(path, thing), body), MatrixProbes::isAnswer);
    }

    private static void basicReads(String right, String... paths) {
        Stream.of(paths).forEach(path -> add(right, path, (visitor, person, thing) ->
                visitor.basic(person.id(), "GET", "/engine-rest" + filled(path, thing), ""), MatrixProbes::isAnswer));
    }

    private static void basicPosts(String right, String path, String body) {
        add(right, path, (visitor, person, thing) -> visitor.basic(person.id(), "POST", "/engine-rest" + filled(path, thing), body),
                MatrixProbes::isAnswer);
    }

    private static HttpResponse<String> get(Visitor visitor, Person person, String path) {
        return person.role() == Role.TECHNICAL
                ? visitor.basic(person.id(), "GET", path.replace(ENGINE, "/engine-rest"), "")
                : visitor.get(path);
    }

    /** An act of a supervisor, which names each task that is not theirs. */
    private static void team(String path, String form) {
        add("team lead", path, (visitor, person, thing) -> visitor.sendForm(path, "task=" + thing.task() + "&" + form),
                response -> isAnswer(response) && !response.body().contains("ne relève pas de votre équipe"));
    }

    private static void add(String right, String name, Probe probe, Predicate<HttpResponse<String>> allowed) {
        add(right, name, probe, (response, thing) -> allowed.test(response));
    }

    private static void add(String right, String name, Probe probe, BiPredicate<HttpResponse<String>, Thing> allowed) {
        TRIALS.computeIfAbsent(right, each -> new ArrayList<>()).add(new Trial(name, probe, allowed));
    }

    private static String filled(String path, Thing thing) {
        return path.replace("{reference}", thing.reference()).replace("{task}", thing.task()).replace("{instance}", thing.instance())
                .replace("{mail}", thing.mail());
    }
}
