package fr.maillage.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static fr.maillage.CsrfToken.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.dossier.Actors;
import fr.maillage.security.MaillageUser;
import fr.maillage.workflow.EngineNames;

@MaillageTest
class ReviewApiTest {

    private static final LocalDate FILED = LocalDate.of(2026, 1, 5);
    private static final MaillageUser HANDLER = user("essai.delegation", "ars-84-38");
    private static final MaillageUser CPAM = user("essai.cpam", "cpam-isere");
    private static final MaillageUser URPS = user("essai.urps", "urps-84");
    private static final MaillageUser ELSEWHERE = user("essai.ailleurs", "ars-84-69");

    @Autowired
    WebApplicationContext context;
    @Autowired
    ReviewFixture fixture;
    @Autowired
    ProcessDriver driver;
    @Autowired
    Filings filings;
    @Autowired
    Actors actors;
    @Autowired
    JdbcClient jdbc;

    MockMvc mvc;
    String reference;
    String path;

    @BeforeEach
    void aFiledProject() {
        mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
        fixture.today(FILED);
        fixture.signatories();
        reference = fixture.voironnais();
        path = "/api/dossiers/" + reference + "/review";
        fixture.start(EngineNames.REVIEW, reference);
        fixture.file(reference, FILED);
    }

    @AfterEach
    void realTime() {
        ClockUtil.reset();
    }

    @Test
    void opinionsAreReadByAuthoritiesAndByWhoGaveThem() throws Exception {
        fixture.complete(reference);
        fixture.completeOf(reference, "giveOpinion", "cpam-isere", "opinion", "FAVOURABLE", "text", "Avis de la caisse.");
        fixture.completeOf(reference, "giveOpinion", "urps-84", "opinion", "FAVOURABLE", "text", "Avis de l’union.");

        mvc.perform(as(HANDLER, get(path))).andExpect(status().isOk())
                .andExpect(jsonPath("$.filings[0].legalDate").value("2026-03-05"))
                .andExpect(jsonPath("$.filings[0].opinions", hasSize(3)));
        mvc.perform(as(URPS, get(path))).andExpect(status().isOk())
                .andExpect(content().string(containsString("Avis de l’union.")))
                .andExpect(content().string(not(containsString("Avis de la caisse."))));
        mvc.perform(as(ELSEWHERE, get(path))).andExpect(status().isNotFound());
        mvc.perform(as(HANDLER, get("/dossiers/" + reference + "/instruction"))).andExpect(status().isOk())
                .andExpect(content().string(containsString("5 mars 2026")))
                .andExpect(content().string(containsString("Avis de la caisse.")))
                .andExpect(content().string(containsString("review/receipt")));
        mvc.perform(as(CPAM, get("/dossiers/" + reference + "/instruction")))
                .andExpect(content().string(not(containsString("review/receipt"))));
    }

    @Test
    void whoeverMayReadTheDossierMayStandAsideForAReason() throws Exception {
        String recusal = "/api/dossiers/" + reference + "/recusal";
        send(CPAM, recusal, "{\"reason\":\" \"}").andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value("reason"));
        send(ELSEWHERE, recusal, "{\"reason\":\"Conflit.\"}").andExpect(status().isNotFound());
        send(CPAM, recusal, "{\"reason\":\"Parente du porteur.\"}").andExpect(status().isNoContent());
        assertThat(jdbc.sql("select agent from recusal where reference = :reference").param("reference", reference)
                .query(String.class).list()).containsExactly("essai.cpam");
    }

    @Test
    void theReceiptIsCorrectedByTheDelegationAndMovedLaterByASupervisorOnly() throws Exception {
        driver.advanceTo(reference, FILED.plusDays(3));
        String later = "{\"receivedOn\":\"2026-01-07\",\"reason\":\"Tampon du 7 janvier.\"}";
        send(CPAM, path + "/receipt", later).andExpect(status().isForbidden());
        send(HANDLER, path + "/receipt", later).andExpect(status().isBadRequest())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.field").value("receivedOn"))
                .andExpect(jsonPath("$.detail", containsString("Seul un responsable")));
        send(HANDLER, path + "/receipt", "{\"receivedOn\":\"2026-01-07\"}").andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value("reason"));
        send(user("essai.responsable", actors.supervisors(reference), "ars-84-38"), path + "/receipt", later)
                .andExpect(status().isOk());
        assertThat(filings.current(reference, FilingSubject.PROJECT).legalDate()).isEqualTo(LocalDate.of(2026, 3, 7));
    }

    @Test
    void precisionsAreAskedByMailAndMoveNothing() throws Exception {
        send(CPAM, path + "/precisions", "{\"questions\":\"Pourquoi ?\"}").andExpect(status().isForbidden());
        send(HANDLER, path + "/precisions", "{\"questions\":\"Comment tiendrez-vous <les> astreintes ?\"}")
                .andExpect(status().isAccepted());

        assertThat(filings.current(reference, FilingSubject.PROJECT).legalDate()).isEqualTo(LocalDate.of(2026, 3, 5));
        assertThat(jdbc.sql("""
                        select text from outbox_mail where reference = :reference and template = 'precisions-requested'""")
                .param("reference", reference).query(String.class).single())
                .contains("Comment tiendrez-vous <les> astreintes ?").contains("ne suspend pas le délai légal");
    }

    @Test
    void aFilingIsWithdrawnInWritingOnly() throws Exception {
        String letter = """
                {"depositedBy":"Claire Exemple","channel":"LETTER","receivedOn":"2026-01-05","document":"%s"}""";
        send(HANDLER, path + "/withdrawal", letter.formatted("")).andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value("document"));
        send(URPS, path + "/withdrawal", letter.formatted(fixture.document(reference))).andExpect(status().isForbidden());
        send(HANDLER, path + "/withdrawal", letter.formatted(fixture.document(reference))).andExpect(status().isAccepted());
        driver.runJobs(reference);

        assertThat(filings.current(reference, FilingSubject.PROJECT).state()).isEqualTo(FilingState.WITHDRAWN);
        send(HANDLER, path + "/withdrawal", letter.formatted(fixture.document(reference))).andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("Aucun délai légal")));
    }

    @Test
    void theAgencyPlansSessionsByApiAndPage() throws Exception {
        String plan = """
                {"committee":"Comité (fictif)","heldAt":"%s","place":"Grenoble",
                 "members":[{"name":"Membre","email":"membre@exemple.fr"}]}""";
        send(CPAM, "/api/review/sessions", plan.formatted("2026-01-20T14:00:00")).andExpect(status().isForbidden());
        send(HANDLER, "/api/review/sessions", plan.formatted("2025-01-20T14:00:00")).andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value("heldAt"));
        send(HANDLER, "/api/review/sessions", plan.formatted("2026-01-20T14:00:00")).andExpect(status().isCreated())
                .andExpect(jsonPath("$.number", containsString("S-2026-84-")))
                .andExpect(jsonPath("$.departement").value("38"));
        mvc.perform(as(CPAM, get("/api/review/sessions"))).andExpect(status().isOk())
                .andExpect(content().string(containsString("Comité (fictif)")));

        mvc.perform(as(HANDLER, get("/seances"))).andExpect(status().isOk())
                .andExpect(content().string(containsString("Prévoir une séance")));
        mvc.perform(as(HANDLER, post("/seances")).param("committee", "Comité").param("heldAt", "2026-01-21T09:00")
                        .param("members", "Sans adresse")).andExpect(status().isOk())
                .andExpect(content().string(containsString("« Sans adresse »")));
        mvc.perform(as(HANDLER, post("/seances")).param("committee", "Comité des lettres").param("heldAt", "2026-01-21T09:00")
                        .param("members", "Membre Un ; un@exemple.fr\nMembre Deux <deux@exemple.fr>"))
                .andExpect(redirectedUrl("/seances"));
        mvc.perform(as(CPAM, get("/seances"))).andExpect(status().isOk())
                .andExpect(content().string(containsString("Comité des lettres")))
                .andExpect(content().string(not(containsString("Prévoir une séance"))));
    }

    private ResultActions send(MaillageUser user, String url, String json) throws Exception {
        return mvc.perform(as(user, post(url)).contentType(MediaType.APPLICATION_JSON).content(json));
    }

    private static MaillageUser user(String id, String... groups) {
        return new MaillageUser(id, id, Stream.concat(Set.of(groups).stream(),
                Stream.of("role-case-handler")).collect(Collectors.toSet()), List.of());
    }

    private static <B extends AbstractMockHttpServletRequestBuilder<B>> B as(MaillageUser user, B request) {
        return request.with(csrf())
                .with(authentication(UsernamePasswordAuthenticationToken.authenticated(user, null, List.of())));
    }
}
