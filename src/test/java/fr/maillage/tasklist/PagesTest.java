package fr.maillage.tasklist;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.security.MaillageUser;

@MaillageTest
class PagesTest {

    private static final String HANDLER = "alice.delegation38";
    private static final String STRANGER = "felix.finess84";
    private static final String NEIGHBOUR = "amelie.delegation73";

    @Autowired
    WebApplicationContext context;
    @Autowired
    GivenDossier given;
    @Autowired
    ProcessDriver driver;
    @Autowired
    IdentityService identity;

    MockMvc web;
    String reference;
    String taskId;

    @BeforeEach
    void aLetterIsAwaited() {
        web = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
        reference = given.declared(GivenDossier.VOIRONNAIS);
        given.start("intention-letter", reference);
        driver.runJobs(reference);
        taskId = driver.task(reference, "depositLetter").getId();
    }

    @Test
    void theFormOfATaskNamesTheDossierAndItsFields() throws Exception {
        web.perform(get("/api/tasks/{id}/form", taskId).with(loggedIn(HANDLER)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.reference").value(reference))
                .andExpect(jsonPath("$.task").value("depositLetter"))
                .andExpect(jsonPath("$.facts[*].value").value(hasItem("Voiron")))
                .andExpect(jsonPath("$.schema.properties.deposit.title").value("Dépôt de la lettre"));
    }

    @Test
    void aTaskOfAnotherOrganisationHasNoForm() throws Exception {
        web.perform(get("/api/tasks/{id}/form", taskId).with(loggedIn(STRANGER)))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail").value("Cette tâche n’existe pas ou ne vous est pas proposée."));
    }

    @Test
    void whoMayDeclareGetsTheStartFormAndACalledProcessHasNone() throws Exception {
        web.perform(get("/api/processes/cpts-creation/start-form").with(loggedIn(HANDLER)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.schema.properties.communes['x-control']").value("communes"))
                .andExpect(jsonPath("$.schema.properties.seatCommune['x-control']").value("seat"));
        web.perform(get("/api/processes/intention-letter/start-form").with(loggedIn(HANDLER)))
                .andExpect(status().isNotFound());
    }

    @Test
    void theListSaysWhoHasTheBall() throws Exception {
        web.perform(get("/dossiers").param("q", reference).with(loggedIn(HANDLER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("CPTS fictive")))
                .andExpect(content().string(containsString("<strong>Porteur</strong>")));
    }

    @Test
    void thePageOfADossierIsForThoseWhoTakePart() throws Exception {
        web.perform(get("/dossiers/{reference}", reference).with(loggedIn(HANDLER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Délégation pilote")))
                .andExpect(content().string(containsString("Mettre en veille")));
        web.perform(get("/dossiers/{reference}", reference).with(loggedIn(NEIGHBOUR)))
                .andExpect(status().isNotFound());
        web.perform(get("/dossiers/{reference}", "2026-38-9999").with(loggedIn(HANDLER)))
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("Page introuvable")));
    }

    @Test
    void theLoginPageListsTheTrialAccountsAndNothingElseIsOpen() throws Exception {
        web.perform(get("/connexion"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(HANDLER)));
        web.perform(get("/dossiers")).andExpect(status().is3xxRedirection());
        web.perform(get("/api/tasks/{id}/form", taskId)).andExpect(status().isUnauthorized());
    }

    @Test
    void theClockOfTheTrialSaysTheDay() throws Exception {
        web.perform(get("/essai/horloge").with(loggedIn(HANDLER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("heure de Paris")));
    }

    private RequestPostProcessor loggedIn(String id) {
        Set<String> groups = identity.createGroupQuery().groupMember(id).unlimitedList().stream().map(Group::getId)
                .collect(Collectors.toSet());
        return authentication(UsernamePasswordAuthenticationToken.authenticated(
                new MaillageUser(id, id, groups, List.of()), null, List.of()));
    }
}
