package fr.maillage.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static fr.maillage.CsrfToken.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.ObjectMapper;

import fr.maillage.MaillageTest;
import fr.maillage.Visitor;
import fr.maillage.security.MaillageUser;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@MaillageTest
class DossierApiTest {

    private static final MaillageUser ALICE = user("alice.delegation38", "ars-84-38");
    private static final MaillageUser CLAIRE = user("claire.cpam38", "cpam-isere");
    private static final MaillageUser AMELIE = user("amelie.delegation73", "ars-84-73");
    private static final MaillageUser URSULE = user("ursule.urps84", "urps-84");
    private static final MaillageUser NADIA = user("nadia.lecture", "readers-national");
    private static final byte[] PDF = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n".getBytes(StandardCharsets.US_ASCII);

    @Autowired
    WebApplicationContext context;
    @Autowired
    Dossiers dossiers;
    @Autowired
    ObjectMapper json;

    @LocalServerPort
    int port;

    MockMvc mvc;

    @BeforeEach
    void setUp() {
        mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    }

    @Test
    void aDeclarationOpensADossierWithItsProcess() throws Exception {
        declare(declaration())
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", matchesPattern("/api/dossiers/\\d{4}-38-\\d{4}")))
                .andExpect(jsonPath("$.processInstanceId").isNotEmpty());
    }

    @Test
    void aWrongDeclarationIsRefusedAtItsFields() throws Exception {
        Map<String, Object> wrong = declaration();
        wrong.put("communes", List.of(Map.of("commune", "99999")));
        declare(wrong).andExpect(status().isBadRequest())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.field").value("communes[0].commune"));
        wrong.put("team", List.of());
        wrong.put("stage", "OPERATION");
        declare(wrong).andExpect(status().isBadRequest()).andExpect(jsonPath("$.field").value("stage"));
        wrong.put("type", "CHATEAU");
        declare(wrong).andExpect(status().isBadRequest()).andExpect(jsonPath("$.field").value("type"));
    }

    @Test
    void whoTakesPartReadsAndForTheOthersTheDossierDoesNotExist() throws Exception {
        String reference = declared();
        String path = "/api/dossiers/" + reference;
        mvc.perform(as(ALICE, get(path))).andExpect(status().isOk())
                .andExpect(jsonPath("$.territory.population").value(53_088))
                .andExpect(jsonPath("$.territory.communes", hasSize(8)))
                .andExpect(jsonPath("$.stageLabel").value("Émergence"));
        mvc.perform(as(CLAIRE, get(path))).andExpect(status().isOk());
        mvc.perform(as(NADIA, get(path))).andExpect(status().isOk());
        mvc.perform(as(AMELIE, get(path))).andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail", containsString(reference)));
        mvc.perform(as(NADIA, post(path + "/notes")).contentType(MediaType.APPLICATION_JSON).content("{\"text\":\"x\"}"))
                .andExpect(status().isForbidden());
        mvc.perform(as(ALICE, get("/api/dossiers").param("q", reference))).andExpect(jsonPath("$.total").value(1));
        mvc.perform(as(ALICE, get("/api/dossiers").param("q", "coublevie").param("departement", "38")))
                .andExpect(jsonPath("$.total").isNumber()).andExpect(jsonPath("$.dossiers[0].reference").isNotEmpty());
        mvc.perform(as(AMELIE, get("/api/dossiers").param("q", reference))).andExpect(jsonPath("$.total").value(0));
    }

    @Test
    void aNoteIsReadByThoseForWhomItWasWritten() throws Exception {
        String reference = declared();
        note(reference, "Entre nous ${7*7}", "INTERNAL");
        note(reference, "Entre administrations", "ADMINISTRATIONS");
        String path = "/api/dossiers/" + reference + "/journal";
        assertThat(body(as(ALICE, get(path)))).contains("Entre nous ${7*7}", "Entre administrations");
        assertThat(body(as(CLAIRE, get(path)))).contains("Entre administrations").doesNotContain("Entre nous");
        assertThat(body(as(URSULE, get(path)))).doesNotContain("Entre administrations", "Entre nous").contains("declared");
    }

    @Test
    void theTeamIsNotOverwrittenByWhoReadItEarlier() throws Exception {
        String reference = declared();
        int version = dossiers.get(reference).version();
        String edit = """
                {"version":%d,"members":[{"name":"Nadia Perrin","profession":"NURSE"},
                                         {"name":"EHPAD fictif","kind":"SOCIAL_ORGANISATION"}]}""".formatted(version);
        send(as(ALICE, put("/api/dossiers/" + reference + "/team")), edit).andExpect(status().isOk())
                .andExpect(jsonPath("$.members", hasSize(2)));
        send(as(CLAIRE, put("/api/dossiers/" + reference + "/team")), edit).andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString("modifié par Alice")));
        send(as(ALICE, put("/api/dossiers/" + reference + "/team")), """
                {"version":9,"members":[{"name":"Deux\\nlignes","rpps":"10003456781"}]}""")
                .andExpect(status().isBadRequest()).andExpect(jsonPath("$.errors", hasSize(2)));
    }

    @Test
    void documentsAreTakenByContentAndReadByRule() throws Exception {
        String reference = declared();
        String path = "/api/dossiers/" + reference + "/documents";
        String stored = mvc.perform(as(ALICE, multipart(path).file(new MockMultipartFile("file", "statuts.pdf", null, PDF))
                        .param("kind", "STATUTES").param("visibility", "INTERNAL")))
                .andExpect(status().isCreated()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        String id = json.readTree(stored).path("id").asText();
        mvc.perform(as(ALICE, get(path + "/" + id))).andExpect(status().isOk()).andExpect(content().bytes(PDF))
                .andExpect(header().string("Content-Disposition", containsString("attachment")));
        mvc.perform(as(CLAIRE, get(path))).andExpect(jsonPath("$", hasSize(0)));
        mvc.perform(as(CLAIRE, get(path + "/" + id))).andExpect(status().isNotFound());
        mvc.perform(as(ALICE, multipart(path).file(new MockMultipartFile("file", "statuts.pdf", null, "MZ".getBytes()))))
                .andExpect(status().isBadRequest()).andExpect(jsonPath("$.field").value("file"))
                .andExpect(jsonPath("$.detail", containsString("n’est pas d’un type accepté")));
    }

    @Test
    void whoPutADocumentThereDecidesWhoReadsIt() throws Exception {
        String reference = declared();
        String path = "/api/dossiers/" + reference + "/documents";
        String stored = mvc.perform(as(ALICE, multipart(path).file(new MockMultipartFile("file", "note.pdf", null, PDF))))
                .andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        String visibility = path + "/" + json.readTree(stored).path("id").asText() + "/visibility";
        send(as(CLAIRE, put(visibility)), "{\"visibility\":\"LEAD\"}").andExpect(status().isForbidden());
        send(as(ALICE, put(visibility)), "{\"visibility\":\"LEAD\"}").andExpect(status().isOk());
        mvc.perform(as(URSULE, get(path))).andExpect(jsonPath("$", hasSize(1)));
        assertThat(body(as(ALICE, get("/api/dossiers/" + reference + "/journal")))).contains("Visible du porteur");
    }

    @Test
    void aFileOfThirtyMegabytesIsRefusedInWords() throws Exception {
        String reference = declared();
        HttpResponse<String> answer = Visitor.loggedIn(port, "alice.delegation38")
                .upload("/api/dossiers/" + reference + "/documents", "grand.pdf", new byte[30 << 20]);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(Visitor.json(answer).path("detail").asText()).isEqualTo("Le fichier dépasse 20 Mo.");
    }

    @Test
    void thePortraitIsReadOverHttp() throws Exception {
        mvc.perform(as(ALICE, get("/api/dossiers/" + declared() + "/portrait")))
                .andExpect(jsonPath("$.population").value(53_088)).andExpect(jsonPath("$.places", hasSize(8)));
        mvc.perform(as(ALICE, get("/api/dossiers/CPTS-38"))).andExpect(status().isNotFound());
    }

    @Test
    void aSleepingDossierWakesAndAnImpossibleActSaysWhy() throws Exception {
        String reference = declared();
        String path = "/api/dossiers/" + reference;
        send(as(ALICE, post(path + "/resumption")), "{}").andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value("Le dossier n’est pas en veille."));
        send(as(ALICE, post(path + "/dormancy")), "{\"reviewOn\":\"2020-01-01\",\"reason\":\"x\"}")
                .andExpect(status().isBadRequest()).andExpect(jsonPath("$.field").value("reviewOn"));
        send(as(URSULE, post(path + "/dormancy")), sleep()).andExpect(status().isForbidden());
        send(as(ALICE, post(path + "/dormancy")), sleep()).andExpect(status().isNoContent());
        assertThat(dossiers.get(reference).isAsleep()).isTrue();
        send(as(ALICE, post(path + "/dormancy")), sleep()).andExpect(status().isConflict());
        send(as(ALICE, post(path + "/sign-of-life")), "{}").andExpect(status().isConflict());
    }

    @Test
    void theExportNeutralisesFormulas() throws Exception {
        Map<String, Object> named = declaration();
        named.put("name", "=HYPERLINK(\"x\") du tableur");
        declare(named).andExpect(status().isCreated());
        mvc.perform(as(ALICE, get("/api/dossiers.csv").param("q", "hyperlink tableur")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("'=HYPERLINK")))
                .andExpect(content().string(not(containsString(";\"=HYPERLINK"))));
    }

    private String sleep() {
        return "{\"reviewOn\":\"2099-01-01\",\"reason\":\"Le porteur déménage.\"}";
    }

    private void note(String reference, String text, String visibility) throws Exception {
        send(as(ALICE, post("/api/dossiers/" + reference + "/notes")),
                json.writeValueAsString(Map.of("text", text, "visibility", visibility))).andExpect(status().isNoContent());
    }

    private String declared() throws Exception {
        String answer = declare(declaration()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        return json.readTree(answer).path("reference").asText();
    }

    private ResultActions declare(Map<String, Object> declaration) throws Exception {
        return send(as(ALICE, post("/api/dossiers")), json.writeValueAsString(declaration));
    }

    private Map<String, Object> declaration() throws Exception {
        Map<String, Object> values = DeclaredProject.voironnais();
        for (String structured : List.of("lead", "communes", "team", "needs", "deposit")) {
            values.put(structured, json.readValue((String) values.get(structured), Object.class));
        }
        values.put("type", "CPTS");
        values.put("name", values.remove("structureName"));
        return values;
    }

    private String body(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return mvc.perform(request).andExpect(status().isOk()).andReturn().getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private ResultActions send(AbstractMockHttpServletRequestBuilder<?> request, String body) throws Exception {
        return mvc.perform(request.contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private static MaillageUser user(String id, String group) {
        return new MaillageUser(id, id, Set.of(group, "role-case-handler"), List.of());
    }

    private static <B extends AbstractMockHttpServletRequestBuilder<B>> B as(MaillageUser user, B request) {
        return request.with(csrf())
                .with(authentication(UsernamePasswordAuthenticationToken.authenticated(user, null, List.of())));
    }
}
