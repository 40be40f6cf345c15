package fr.maillage.territory;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static fr.maillage.CsrfToken.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.WebApplicationContext;

import fr.maillage.MaillageTest;
import fr.maillage.security.MaillageUser;

@MaillageTest
@Transactional
class TerritoryApiTest {

    @Autowired
    WebApplicationContext context;

    @Autowired
    Overlaps overlaps;

    MockMvc mvc;

    @BeforeEach
    void setUp() {
        mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    }

    @Test
    void communesAreFoundWithTheirDepartement() throws Exception {
        mvc.perform(as("ars-84-38", get("/api/territory/communes").param("q", "louvigny")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[?(@.name == 'Louvigny')]", hasSize(4)))
                .andExpect(jsonPath("$[*].departementName", hasItem("Moselle")));
        mvc.perform(as("ars-84-38", get("/api/territory/communes").param("q", "la buisse").param("departement", "38")))
                .andExpect(jsonPath("$[0].code").value("38061"))
                .andExpect(jsonPath("$[0].postcodes", hasItem("38500")));
    }

    @Test
    void aTerritoryIsPreviewed() throws Exception {
        overlaps.record("2026-38-0007", PerimeterState.ACTIVE, List.of(TerritoryPart.whole("38563")));
        preview("""
                {"communes": [{"commune": "38563"}, {"commune": "38133"}, {"commune": "38239"}, {"commune": "38337"},
                              {"commune": "38400"}, {"commune": "38061"}, {"commune": "38105"}, {"commune": "38566"}]}""")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.population").value(53_088))
                .andExpect(jsonPath("$.sizeClass").value(2))
                .andExpect(jsonPath("$.ruralShare").isEmpty())
                .andExpect(jsonPath("$.zoningText").value("Zonage inconnu."))
                .andExpect(jsonPath("$.pilotDepartement").value("38"))
                .andExpect(jsonPath("$.bodies[*].name", hasItem("MSA Alpes du Nord")))
                .andExpect(jsonPath("$.questions", hasSize(0)))
                .andExpect(jsonPath("$.overlaps[*].reference", hasItem("2026-38-0007")))
                .andExpect(jsonPath("$.overlaps[?(@.reference == '2026-38-0007')].text", hasItem(containsString("Voiron"))));
    }

    @Test
    void aRefusalIsAProblemDocumentThatNamesTheField() throws Exception {
        preview("""
                {"communes": [{"commune": "38563"}, {"commune": "99999"}]}""")
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.title").value("Demande refusée"))
                .andExpect(jsonPath("$.field").value("communes[1].commune"))
                .andExpect(jsonPath("$.detail", containsString("« 99999 »")));
        preview("{}").andExpect(status().isBadRequest()).andExpect(jsonPath("$.field").value("communes"));
        preview("{\"communes\": [null]}").andExpect(status().isBadRequest());
        preview("{\"communes\": \"38563\"}").andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value("La demande n’a pas la forme attendue."));
        preview("nimporte").andExpect(status().isBadRequest()).andExpect(jsonPath("$.title").value("Demande refusée"));
        mvc.perform(as("ars-84-38", get("/api/territory/communes").param("q", "x").param("departement", "00")))
                .andExpect(status().isBadRequest()).andExpect(jsonPath("$.field").value("departement"));
        mvc.perform(as("ars-84-38", get("/api/territory/communes").param("q", "x").param("limit", "dix")))
                .andExpect(status().isBadRequest()).andExpect(jsonPath("$.detail", containsString("« limit »")));
    }

    @Test
    void nobodyAsksWithoutALogin() throws Exception {
        mvc.perform(get("/api/territory/communes").param("q", "voiron")).andExpect(status().isUnauthorized());
    }

    @Test
    void anAdministratorImportsTheRuralClasses() throws Exception {
        String list = new String(getClass().getResourceAsStream("/territory/frr-fictif.csv").readAllBytes(), StandardCharsets.UTF_8);
        upload("administrators", "frr", list)
                .andExpect(status().is3xxRedirection())
                .andExpect(redirectedUrl("/administration/imports"))
                .andExpect(flash().attribute("notice", containsString("10 communes")));
        upload("administrators", "frr", "Code_insee;Classement\n99999;FRR+\n")
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("une ligne est refusée")))
                .andExpect(content().string(containsString("« 99999 »")));
        upload("administrators", "zonage", "a;b\n1;2\n")
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("Colonnes attendues")));
        upload("ars-84-38", "frr", list).andExpect(status().isForbidden());
        mvc.perform(as("administrators", get("/administration/imports")))
                .andExpect(content().string(containsString("fichier fictif")));
    }

    private ResultActions upload(String group, String kind, String text) throws Exception {
        return mvc.perform(as(group, multipart("/administration/imports/" + kind)
                .file(new MockMultipartFile("file", "liste.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)))
                .param("asOf", "2025-07-10")
                .param("origin", "fichier fictif")
                .with(csrf())));
    }

    private ResultActions preview(String body) throws Exception {
        return mvc.perform(as("ars-84-38", post("/api/territory/preview").with(csrf())
                .contentType(MediaType.APPLICATION_JSON).content(body)));
    }

    private static <B extends AbstractMockHttpServletRequestBuilder<B>> B as(String group, B request) {
        MaillageUser user = new MaillageUser("essai", "Essai", Set.of(group, "role-case-handler"), List.of());
        return request.with(authentication(UsernamePasswordAuthenticationToken.authenticated(user, null, List.of())));
    }
}
