package fr.maillage.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriUtils;

import fr.maillage.CptsJourney;
import fr.maillage.DacAnswers;
import fr.maillage.DacJourney;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.Visitor;
import fr.maillage.directory.Absence;
import fr.maillage.directory.AbsenceTasks;
import fr.maillage.directory.Absences;
import fr.maillage.directory.Lot;
import fr.maillage.review.GivenSession;
import fr.maillage.support.mission.GivenAgreement;
import fr.maillage.support.mission.MissionOrigin;
import fr.maillage.support.mission.Missions;
import fr.maillage.workflow.ParisTime;

/**
 * Every page of ours is opened with rows to show, by following the links as somebody who may: none fails, none shows a key
 * of the message bundle, a constant, a date or a code as the database has them. A page that nobody reaches is a fault too.
 */
@MaillageTest
class EveryPageTest {

    private static final List<String> PEOPLE = List.of("alice.delegation38", "sophie.delegation38", "rachid.delegation38",
            "regine.siege84", "marc.marches84", "felix.finess84", "claire.cpam38", "paula.cpam38", "sarah.msa",
            "conrad.consultant", "nadia.lecture", "admin.essai");
    /** Opened by who has no link to them: from the webapps, by a script, by another system. */
    private static final List<String> STARTS = List.of("/", "/session", "/api/session", "/compte", "/dossiers", "/courriels",
            "/registre", "/parapheur", "/paiements", "/finess", "/absence", "/equipe", "/missions", "/seances", "/mesures",
            "/elus", "/indicateurs", "/structures", "/administration", "/api/dossiers", "/api/review/sessions",
            "/api/worklist/counts", "/api/territory/communes?q=Voiron", "/api/processes/cpts-creation/start-form");
    /** The engine's, the login's, what is no page, the papers of an order, and the link that only an elected member has. */
    private static final Pattern NOT_OURS = Pattern.compile("/camunda.*|/engine-rest.*|/oauth2.*|/login.*|/connexion.*"
            + "|/actuator.*|/webjars.*|/forms/.*|/panel/.*|/api/openapi.*|/remontee/.*|/missions/[^/]+/documents/.*|/essai/.*"
            + "|.*\\.(js|css|svg)");

    private static final Pattern LINK = Pattern.compile("(?:href|src|hx-get)=\"(/[^\"#]*)");
    private static final Pattern UNSEEN = Pattern.compile("(?s)<(script|style|code|datalist)\\b.*?</\\1>|<!--.*?-->|<[^>]+>");
    private static final Pattern RAW = Pattern.compile("\\?\\?\\S+\\?\\?|(?<![\\w/-])[A-Z]{2,}(?:_[A-Z]+)+(?!\\w)"
            + "|(?<![\\w/-])\\d{4}-\\d{2}-\\d{2}(?![\\w-])|(?<!\\w)(?:38563|38133|null|undefined)(?!\\w)"
            + "|(?<![\\w.@/-])(?:ars|cpam|msa|urps|fed)-[a-z0-9-]+(?![\\w@-])");
    private static final int OF_A_KIND = 2;

    @Autowired
    CptsJourney communities;
    @Autowired
    DacJourney dacs;
    @Autowired
    DacAnswers dacAnswers;
    @Autowired
    GivenSession sessions;
    @Autowired
    GivenAgreement agreement;
    @Autowired
    Missions missions;
    @Autowired
    Absences absences;
    @Autowired
    ProcessDriver driver;
    @Autowired
    TaskService tasks;
    @Autowired
    EndpointTable table;
    @Autowired
    Clock clock;
    @LocalServerPort
    int port;

    private final Map<String, String> faults = new TreeMap<>();
    private final Set<EndpointTable.Row> opened = new HashSet<>();
    private final List<String> references = new ArrayList<>();

    @BeforeEach
    void everythingHasRows() {
        String working = communities.declare();
        communities.goOnToTheEnd(working);
        String signing = dacs.declare("helene.siege84", dacAnswers.opening("38421"));
        dacs.goOnUntil(signing, "signDecision");
        references.addAll(List.of(working, signing));
        agreement.with(1);
        missions.open(working, Lot.HEALTH_PROJECT, MissionOrigin.FORM, null);
        driver.runJobs(working);
        driver.runJobs(sessions.ofRegion("Comité d’essai", "84", "ars-84-38", "Membre Fictif"));
        absences.record("alice.delegation38", new Absence(ParisTime.today(clock), ParisTime.today(clock).plusDays(3),
                "bruno.delegation38", AbsenceTasks.KEPT), false);
        Visitor.loggedIn(port, "sarah.msa").sendForm("/elus",
                "firstName=Zita&lastName=Fictive&email=zita@exemple.fr&places=" + UriUtils.encode("Voiron", "UTF-8"));
        Visitor.loggedIn(port, "alice.delegation38").sendForm("/mesures", "label=Visite+fictive");
    }

    @AfterEach
    void asBefore() {
        absences.end("alice.delegation38", ParisTime.today(clock));
        communities.end();
        dacs.end();
    }

    @Test
    void everyPageWithRowsIsWholeAndInFrench() {
        PEOPLE.forEach(this::walk);
        assertThat(faults).isEmpty();
        assertThat(table.rows().stream()
                .filter(row -> row.methods().contains(HttpMethod.GET) && !opened.contains(row))
                .map(row -> row.pattern().getPatternString())
                .filter(pattern -> !NOT_OURS.matcher(pattern).matches())
                .toList()).as("pages that nobody has opened").isEmpty();
    }

    private void walk(String person) {
        Visitor visitor = Visitor.loggedIn(port, person);
        Deque<String> next = new ArrayDeque<>(STARTS);
        references.forEach(reference -> table.rows().stream().map(row -> row.pattern().getPatternString())
                .filter(pattern -> pattern.contains("/dossiers/{reference}"))
                .forEach(pattern -> next.add(pattern.replace("{reference}", reference).replace("/**", ""))));
        references.forEach(reference -> tasks.createTaskQuery().processInstanceBusinessKey(reference).listPage(0, 1)
                .forEach(task -> Stream.of("form", "panel", "diagrams", "colleagues")
                        .forEach(part -> next.add("/api/tasks/%s/%s".formatted(task.getId(), part)))));
        Map<String, Integer> kinds = new HashMap<>();
        Set<String> seen = new HashSet<>();
        while (!next.isEmpty()) {
            String address = next.poll();
            String path = address.replaceFirst("\\?.*", "");
            String kind = path.replaceAll("[0-9a-f-]{36}|\\d{4}-\\w+-\\d+|\\d+", "*");
            if (seen.add(address) && table.row("GET", path).isPresent() && kinds.merge(kind, 1, Integer::sum) <= OF_A_KIND) {
                next.addAll(open(visitor, person, address, path));
            }
        }
    }

    /** The addresses that the page leads to. */
    private List<String> open(Visitor visitor, String person, String address, String path) {
        HttpResponse<String> answer = path.startsWith("/api/") ? visitor.file(address) : visitor.page(address);
        if (answer.statusCode() >= 500) {
            faults.put(address, "%d for %s".formatted(answer.statusCode(), person));
        }
        if (answer.statusCode() != 200) {
            return List.of();
        }
        table.row("GET", path).ifPresent(opened::add);
        if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
            return List.of();
        }
        String seen = HtmlUtils.htmlUnescape(UNSEEN.matcher(answer.body()).replaceAll(" "));
        String raw = RAW.matcher(seen).results().map(MatchResult::group).distinct().collect(Collectors.joining(", "));
        if (!raw.isEmpty()) {
            faults.put(address, "%s for %s".formatted(raw, person));
        }
        return LINK.matcher(answer.body()).results().map(found -> HtmlUtils.htmlUnescape(found.group(1)))
                .filter(link -> !NOT_OURS.matcher(link).matches() && !link.startsWith("//")).toList();
    }
}
