package fr.maillage.support.mission;

import static fr.maillage.GivenDossier.VOIRONNAIS;
import static fr.maillage.GivenDossier.form;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.Visitor;
import fr.maillage.directory.Lot;
import fr.maillage.dossier.DocumentKind;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Stage;

/** What a consultant sees: its own mission, nothing else of the dossier, until thirty days after the end. */
@MaillageTest
class MissionPagesTest {

    private static final String OTHER = "consult-essai-1";
    private static final String CONRADS = "consult-plume";

    @Autowired
    ProcessDriver driver;
    @Autowired
    GivenDossier given;
    @Autowired
    GivenAgreement agreement;
    @Autowired
    Missions missions;
    @Autowired
    MissionAccess access;
    @Autowired
    Dossiers dossiers;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    FrameworkAgreements frameworks;
    @LocalServerPort
    int port;
    @Autowired
    WebApplicationContext context;

    private final Map<String, Visitor> visitors = new HashMap<>();
    private String reference;
    private long mission;

    @BeforeEach
    void twoMissionsOfOneDossier() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-02T08:00:00Z")));
        reference = given.declared(VOIRONNAIS);
        agreement.held(OTHER, CONRADS);
    }

    @AfterEach
    void leaveNothingBehind() {
        jdbc.sql("update organisation set valid_to = null where id = :id").param("id", CONRADS).update();
        dossiers.enter(reference, Stage.ABANDONED);
        driver.runJobs(reference);
        ClockUtil.reset();
    }

    @Test
    void aConsultantReadsItsOwnMissionAndNothingElseOfTheDossier() {
        long others = ordered(OTHER, "4000", true);
        mission = ordered(CONRADS, "3000", false);
        assertThat(read("conrad.consultant", "/missions/" + mission)).as("à répondre").contains("3 000,00");
        String panel = read("conrad.consultant", "/api/tasks/" + driver.task(reference, "answerOrder").getId() + "/panel");
        assertThat(panel).as("beside the form").contains(reference, "\"mayWrite\":false", "Vous travaillez sur une mission")
                .doesNotContain("\"journal\"", "\"messages\"", "\"lead\"", "\"team\"", "\"related\"", "\"tasks\"", "\"page\"");
        accept();

        String page = read("conrad.consultant", "/missions/" + mission);
        assertThat(page).contains("3 000,00", "E-1", "Zoé Plume", "Claire Exemple").doesNotContain("4 000,00");
        assertThat(read("conrad.consultant", "/missions")).contains("/missions/" + mission)
                .doesNotContain("/missions/" + others + "\"");
        assertThat(status("conrad.consultant", "/missions/" + others)).isEqualTo(404);
        assertThat(status("conrad.consultant", "/dossiers/" + reference)).isEqualTo(403);
        assertThat(status("conrad.consultant", "/api/dossiers/" + reference + "/journal")).isEqualTo(403);
        assertThat(status("conrad.consultant", "/api/dossiers")).isEqualTo(403);
        String letter = given.document(reference, DocumentKind.INTENTION_LETTER);
        assertThat(read("conrad.consultant", "/api/dossiers/" + reference + "/documents")).as("ses documents").isEqualTo("[]");
        assertThat(status("conrad.consultant", "/api/dossiers/" + reference + "/documents/" + letter)).isEqualTo(404);
        assertThat(status("conrad.consultant", "/missions/" + mission + "/documents/" + letter)).isEqualTo(404);
        assertThat(status("conrad.consultant", "/missions/" + mission + "/documents/"
                + missions.order(mission).document().orElseThrow())).isEqualTo(200);
        assertThat(status("conrad.consultant", "/missions/" + mission + "/documents/"
                + missions.order(others).document().orElseThrow())).isEqualTo(404);

        assertThat(read("alice.delegation38", "/dossiers/" + reference + "/missions")).contains("/missions/" + mission,
                "Rédaction du projet de santé", "Accepté");
        assertThat(status("conrad.consultant", "/dossiers/" + reference + "/missions")).isEqualTo(404);
        assertThat(read("marc.marches84", "/missions/" + others)).contains("4 000,00");
        assertThat(status("sylvain.delegation73", "/missions/" + mission)).isEqualTo(404);
        assertThat(read("ursule.urps84", "/missions/" + mission)).as("sans les prix").doesNotContain("3 000,00");
    }

    /** The deliverable of a mission is read on its page: naming somebody else's document would open it. */
    @Test
    void aConsultantDeliversNoDocumentThatItMayNotRead() {
        mission = ordered(CONRADS, "3000", true);
        driver.complete(reference, "holdLaunchMeeting", form("heldOn", "2026-03-02", "attendees", "Zoé Plume",
                "report", "Lancement"));
        Visitor conrad = visitor("conrad.consultant");
        String task = driver.task(reference, "deliver").getId();
        String letter = given.document(reference, DocumentKind.INTENTION_LETTER);

        HttpResponse<String> answer = conrad.post("/api/tasks/" + task + "/submission",
                "{\"label\":\"Projet\",\"document\":\"%s\",\"days\":5}".formatted(letter));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(Visitor.json(answer).path("field").asText()).isEqualTo("document");
        assertThat(status("conrad.consultant", "/missions/" + mission + "/documents/" + letter)).isEqualTo(404);
    }

    @Test
    void theAccessEndsThirtyDaysAfterTheEnd() {
        mission = ordered(CONRADS, "3000", true);
        dossiers.enter(reference, Stage.ABANDONED);
        driver.runJobs(reference);
        assertThat(status("conrad.consultant", "/missions/" + mission)).isEqualTo(200);
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-04-01T08:00:00Z")));
        assertThat(status("conrad.consultant", "/missions/" + mission)).isEqualTo(200);
        assertThat(status("conrad.consultant", "/api/dossiers/" + reference + "/documents")).isEqualTo(200);
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-04-02T08:00:00Z")));
        assertThat(status("conrad.consultant", "/missions/" + mission)).isEqualTo(404);
        assertThat(status("conrad.consultant", "/api/dossiers/" + reference + "/documents")).isEqualTo(404);
    }

    @Test
    void theAccessEndsWithItsTimeInTheDirectory() {
        mission = ordered(CONRADS, "3000", true);
        jdbc.sql("update organisation set valid_to = '2026-03-02' where id = :id").param("id", CONRADS).update();
        assertThat(status("conrad.consultant", "/missions/" + mission)).isEqualTo(200);
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-03T08:00:00Z")));
        assertThat(status("conrad.consultant", "/missions/" + mission)).isEqualTo(404);
        assertThat(read("conrad.consultant", "/missions")).doesNotContain("/missions/" + mission);
    }

    @Test
    void anAdministratorKeepsTheAgreements() {
        Map<String, String> fields = Map.ofEntries(Map.entry("number", "AC-PAGE"), Map.entry("name", "Accord de la page"),
                Map.entry("region", "93"), Map.entry("validFrom", "2026-01-01"), Map.entry("validTo", "2027-12-31"),
                Map.entry("ceiling", "120 000,50"), Map.entry("source", "essai"), Map.entry("LEGAL.mode", "CASCADE"),
                Map.entry("LEGAL.ceiling", "60000"), Map.entry("LEGAL.orderCeiling", "25000"),
                Map.entry("LEGAL.holders", "1 " + OTHER));
        assertThat(status("alice.delegation38", "/administration/accords-cadres")).isEqualTo(403);
        assertThat(post("/administration/accords-cadres", but(fields, "ceiling", "12,345")))
                .contains("deux décimales");
        assertThat(post("/administration/accords-cadres", but(fields, "LEGAL.holders", "1 inconnu")))
                .contains("n’est pas un prestataire");
        assertThat(post("/administration/accords-cadres", but(fields, "LEGAL.ceiling", "120000,51")))
                .contains("dépasse celui de l’accord-cadre");
        assertThat(post("/administration/accords-cadres", but(fields, "validTo", "2025-01-01")))
                .contains("role=\"alert\"");
        assertThat(agreements("AC-PAGE")).isEmpty();
        post("/administration/accords-cadres", fields);
        FrameworkAgreement saved = agreements("AC-PAGE").get(0);
        assertThat(saved.ceiling()).isEqualTo(12_000_050);
        assertThat(saved.lot(Lot.LEGAL).orElseThrow().holders()).containsExactly(new FrameworkHolder(OTHER, 1));
        assertThat(read("admin.essai", "/administration/accords-cadres/" + saved.id())).contains("120000,5", "1 " + OTHER);
        assertThat(read("admin.essai", "/administration/accords-cadres")).contains("Accord de la page", "Cascade");
        assertThat(post("/administration/accords-cadres/" + saved.id(), but(fields, "version", "7")))
                .contains("role=\"alert\"");
    }

    private List<FrameworkAgreement> agreements(String number) {
        return frameworks.all().stream().filter(each -> each.number().equals(number)).toList();
    }

    private static Map<String, String> but(Map<String, String> fields, String name, String value) {
        Map<String, String> changed = new HashMap<>(fields);
        changed.put(name, value);
        return changed;
    }

    private String read(String user, String path) {
        return answer(user, path).body().replaceAll("[\\u00a0\\u202f]", " ");
    }

    private int status(String user, String path) {
        return answer(user, path).statusCode();
    }

    private HttpResponse<String> answer(String user, String path) {
        return path.startsWith("/api/") ? visitor(user).get(path) : visitor(user).page(path);
    }

    private Visitor visitor(String user) {
        return visitors.computeIfAbsent(user, name -> Visitor.loggedIn(port, name));
    }

    /** The page after the form; what a browser may post is the endpoint table's matter. */
    private String post(String path, Map<String, String> fields) {
        MockHttpServletRequestBuilder request = MockMvcRequestBuilders.post(path);
        fields.forEach(request::param);
        try {
            return MockMvcBuilders.webAppContextSetup(context).build().perform(request).andReturn().getResponse()
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private long ordered(String consultant, String price, boolean accepted) {
        mission = missions.open(reference, Lot.HEALTH_PROJECT, MissionOrigin.FORM, null);
        driver.runJobs(reference);
        driver.complete(reference, "expressNeed", form("needOutcome", "TRANSMITTED", "purpose", "Rédiger", "deliverable",
                "Projet", "days", "5", "wantedOn", "2026-06-01"));
        driver.complete(reference, "issueOrder", form("orderOutcome", "ISSUED", "consultant", consultant, "price", price,
                "commitmentNumber", "E-1", "dueOn", "2026-06-01", "derogation", "Essai"));
        if (accepted) {
            accept();
        }
        return mission;
    }

    private void accept() {
        driver.complete(reference, "answerOrder", form("orderAnswer", "ACCEPTED", "contact", "Zoé Plume", "launchOn",
                "2026-03-12T10:00"));
    }
}
