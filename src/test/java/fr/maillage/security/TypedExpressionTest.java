package fr.maillage.security;

import static fr.maillage.Visitor.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.Visitor;
import fr.maillage.dossier.Lifecycle;

/**
 * Expressions of the engine, of Spring and of Thymeleaf, typed into every kind of text field: they are stored as they are
 * and shown as they are, on cards and pages, in mails, exports and files.
 */
@MaillageTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TypedExpressionTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String HANDLER = "alice.delegation38";
    /** Would read « 42 » somewhere if anything evaluated it. */
    private static final String TYPED = "${6*7} #{6*7} ${environment} [[${6*7}]] __${6*7}__ *{6*7} T(java.lang.Runtime)";
    private static final byte[] PDF = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
            .getBytes(StandardCharsets.US_ASCII);

    @LocalServerPort
    int port;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Lifecycle lifecycle;

    @Autowired
    ProcessDriver driver;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectMapper mapper;

    private Visitor handler;
    private String reference;

    @BeforeEach
    void typeIt() throws JsonProcessingException {
        if (reference != null) {
            return;
        }
        handler = Visitor.loggedIn(port, HANDLER);
        Map<String, Object> declaration = new HashMap<>();
        declaration.put("type", "CPTS");
        declaration.put("declarationId", UUID.randomUUID().toString());
        declaration.put("origin", "DECLARED");
        declaration.put("name", TYPED);
        declaration.put("lead", Map.of("firstName", "${6*7}", "lastName", "#{6*7}", "profession", "GENERAL_PRACTITIONER",
                "email", UUID.randomUUID() + "@exemple.fr"));
        declaration.put("communes", List.of(Map.of("commune", "38563"), Map.of("commune", "38133")));
        declaration.put("motives", TYPED);
        declaration.put("team", List.of(Map.of("name", TYPED, "profession", "NURSE")));
        declaration.put("deposit", Map.of("depositedBy", TYPED, "channel", "EMAIL", "receivedOn", "2026-01-05"));
        HttpResponse<String> declared = handler.post("/api/dossiers", mapper.writeValueAsString(declaration));
        assertThat(declared.statusCode()).as(declared.body()).isEqualTo(201);
        reference = json(declared).get("reference").asText();
        driver.runJobs(reference);

        String task = driver.task(reference, "qualifyProject").getId();
        assertThat(handler.post(ENGINE + "/task/" + task + "/claim", "{\"userId\":\"%s\"}".formatted(HANDLER)).statusCode()).isEqualTo(204);
        HttpResponse<String> submitted = handler.post(ENGINE + "/task/" + task + "/submit-form", """
                {"variables":{"leadIsHealthProfessional":{"value":true},"generalPractitioners":{"value":3},
                 "territoryCoherent":{"value":true},"orientation":{"value":"CONTINUE"},
                 "risks":{"value":%1$s},"professionsMobilised":{"value":%1$s}}}""".formatted(mapper.writeValueAsString(TYPED)));
        assertThat(submitted.statusCode()).as(submitted.body()).isEqualTo(204);
        driver.runJobs(reference);

        HttpResponse<String> noted = handler.post("/api/dossiers/" + reference + "/notes",
                mapper.writeValueAsString(Map.of("text", TYPED, "visibility", "ADMINISTRATIONS")));
        assertThat(noted.statusCode()).as(noted.body()).isLessThan(300);
        HttpResponse<String> added = handler.upload("/api/dossiers/" + reference + "/documents?title="
                + URLEncoder.encode(TYPED, StandardCharsets.UTF_8), "document.pdf", PDF);
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
    }

    @AfterAll
    void giveUp() {
        lifecycle.abandon(reference, "Fin de l’essai.", null);
        driver.runJobs(reference);
    }

    @Test
    void theCardInTasklistShowsWhatWasTyped() {
        String task = driver.task(reference, "holdFramingInterview").getId();

        assertThat(runtime.getVariable(driver.task(reference, "holdFramingInterview").getProcessInstanceId(), "structureName"))
                .isEqualTo(TYPED);
        assertShown(json(handler.get(ENGINE + "/task/" + task + "/form-variables")).at("/structureName/value").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/dossiers/{reference}", "/api/dossiers/{reference}/journal", "/api/dossiers/{reference}/submissions",
            "/api/dossiers/{reference}/team", "/api/dossiers/{reference}/documents", "/api/dossiers?q={reference}"})
    void theApiSaysWhatWasTyped(String path) {
        assertShown(handler.get(path.replace("{reference}", reference)).body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dossiers?scope=ALL&q={reference}", "/dossiers/{reference}"})
    void thePagesShowWhatWasTyped(String path) {
        assertShown(handler.page(path.replace("{reference}", reference)).body());
    }

    @Test
    void thePanelShowsWhatWasTyped() {
        assertShown(handler.get("/api/tasks/" + driver.task(reference, "holdFramingInterview").getId() + "/panel").body());
    }

    @Test
    void theMailsSayWhatWasTyped() {
        List<String> mails = jdbc.sql("select subject || ' ' || html || ' ' || text from outbox_mail where reference = :reference")
                .param("reference", reference).query(String.class).list();

        assertThat(mails).isNotEmpty().allSatisfy(mail -> assertThat(mail).contains("${6*7}").doesNotContain("42 42"));
        assertThat(mails).anySatisfy(TypedExpressionTest::assertShown);
    }

    @Test
    void theExportHoldsWhatWasTyped() {
        assertShown(handler.get("/api/dossiers.csv?q=" + reference, "text/csv").body());
    }

    @Test
    void thePrintedFileHoldsWhatWasTyped() throws IOException {
        try (PDDocument file = Loader.loadPDF(handler.download("/dossiers/" + reference + "/fiche.pdf"))) {
            assertShown(new PDFTextStripper().getText(file).replaceAll("\\s+", " "));
        }
    }

    private static void assertShown(String text) {
        assertThat(text).contains(TYPED);
    }
}
