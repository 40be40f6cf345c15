package fr.maillage.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.WebApplicationContext;

import fr.maillage.MaillageTest;

/** What the pages show and refuse; who may open them is the endpoint table's matter. */
@MaillageTest
@Transactional
class DirectoryPagesTest {

    @Autowired WebApplicationContext context;
    @Autowired Directory directory;
    @Autowired EngineIdentities engine;

    private MockMvc mvc;

    @BeforeEach
    void pages() {
        mvc = MockMvcBuilders.webAppContextSetup(context).build();
    }

    @Test
    void theStartPageLeadsToTheOthers() throws Exception {
        mvc.perform(get("/administration")).andExpect(content().string(containsString("/administration/agents")));
        mvc.perform(get("/administration/agents").param("q", "berthet"))
                .andExpect(content().string(containsString("alice.delegation38")))
                .andExpect(content().string(not(containsString("bruno.delegation38"))));
    }

    @Test
    void organisationsAreFoundWithoutMindingAccents() throws Exception {
        mvc.perform(get("/administration/organisations").param("q", "isere"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("CPAM de l’Isère")))
                .andExpect(content().string(not(containsString("CPAM de la Savoie"))));
    }

    @Test
    void anOrganisationIsChangedAndItsGroupRenamed() throws Exception {
        mvc.perform(edit("fed-forms").param("name", "Fécop").param("email", "contact@fecop.example")
                        .param("departements", "31 34"))
                .andExpect(redirectedUrl("/administration/organisations/fed-forms"));

        assertThat(directory.organisation("fed-forms").departements()).containsExactlyInAnyOrder("31", "34");
        assertThat(engine.groupNames()).containsEntry("fed-forms", "Fécop");
    }

    @Test
    void mistakesAreToldAtTheFieldAndNothingIsWritten() throws Exception {
        mvc.perform(edit("fed-forms").param("name", "<b>${1+1}</b>").param("email", "personne")
                        .param("departements", "31").param("validFrom", "2020-01-01").param("validTo", "2019-01-01"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("L’adresse électronique n’est pas valide.")))
                .andExpect(content().string(containsString("&lt;b&gt;${1+1}&lt;/b&gt;")));
        mvc.perform(edit("fed-forms").param("name", "FORMS").param("validFrom", "2020-01-01").param("validTo", "2019-01-01"))
                .andExpect(content().string(containsString("La fin doit suivre le début.")));
        mvc.perform(edit("fed-forms").param("name", "FORMS").param("departements", "31 99"))
                .andExpect(content().string(containsString("Le département 99 est inconnu.")));

        assertThat(directory.organisation("fed-forms").name()).startsWith("FORMS");
    }

    @Test
    void anOlderVersionDoesNotOverwriteANewerOne() throws Exception {
        MockHttpServletRequestBuilder late = edit("fed-forms").param("name", "En retard");
        mvc.perform(edit("fed-forms").param("name", "D’abord")).andExpect(status().is3xxRedirection());
        mvc.perform(late).andExpect(content().string(containsString("Quelqu’un d’autre a modifié cette fiche")));

        assertThat(directory.organisation("fed-forms").name()).isEqualTo("D’abord");
    }

    @Test
    void anAgentIsAddedWithAbsenceAndSignatureAndGivenAPassword() throws Exception {
        mvc.perform(get("/administration/agents/nouveau").param("organisation", "cpam-ain"))
                .andExpect(content().string(containsString("name=\"id\"")))
                .andExpect(content().string(not(containsString("field-error"))));
        mvc.perform(post("/administration/agents").param("id", "zoe.cpam01").param("version", "")
                        .param("givenName", "Zoé").param("familyName", "Test").param("email", "zoe@maillage.example")
                        .param("organisation", "cpam-ain").param("functions", "HANDLER", "SIGNATORY")
                        .param("absenceFrom", "2027-08-01", "").param("absenceTo", "2027-08-15", "")
                        .param("absenceSubstitute", "", "")
                        .param("signatureAct", "CONTRACT", "").param("signatureFrom", "2026-01-01", "")
                        .param("signatureTo", "", ""))
                .andExpect(redirectedUrl("/administration/agents/zoe.cpam01"));

        assertThat(engine.groupsOf("zoe.cpam01")).containsExactlyInAnyOrder("cpam-ain", "cpam-ain-signatories");
        assertThat(directory.agent("zoe.cpam01").isPresentOn(LocalDate.of(2027, 8, 10))).isFalse();
        assertThat(directory.maySign("zoe.cpam01", SignedAct.CONTRACT, LocalDate.of(2027, 1, 1))).isTrue();
        mvc.perform(get("/administration/agents/zoe.cpam01")).andExpect(content().string(containsString("2027-08-15")));
        mvc.perform(get("/administration/organisations/cpam-ain"))
                .andExpect(content().string(not(containsString("name=\"id\""))))
                .andExpect(content().string(containsString("Zoé Test")));

        mvc.perform(post("/administration/agents/zoe.cpam01/mot-de-passe").param("password", "court"))
                .andExpect(content().string(containsString("Au moins 10 caractères")));
        assertThat(engine.hasPassword("zoe.cpam01")).isFalse();
        mvc.perform(post("/administration/agents/zoe.cpam01/mot-de-passe").param("password", "Provisoire-2026"))
                .andExpect(status().is3xxRedirection());
        assertThat(engine.hasPassword("zoe.cpam01")).isTrue();
    }

    @Test
    void aFunctionThatTheOrganisationDoesNotHaveIsRefused() throws Exception {
        mvc.perform(post("/administration/agents").param("id", "yves.cpam01").param("givenName", "Yves")
                        .param("familyName", "Test").param("email", "yves@maillage.example")
                        .param("organisation", "cpam-ain").param("functions", "ADMINISTRATOR"))
                .andExpect(content().string(containsString("L’organisme n’a pas toutes ces fonctions.")));

        assertThat(directory.findAgent("yves.cpam01")).isEmpty();
    }

    @Test
    void whoIsUnknownIsNotFound() throws Exception {
        mvc.perform(get("/administration/organisations/inconnu")).andExpect(status().isNotFound());
        mvc.perform(get("/administration/agents/inconnu")).andExpect(status().isNotFound());
    }

    private MockHttpServletRequestBuilder edit(String id) {
        Organisation present = directory.organisation(id);
        return post("/administration/organisations/" + id)
                .param("version", String.valueOf(present.version())).param("kind", present.kind().name())
                .param("structureTypes", "MSP");
    }
}
