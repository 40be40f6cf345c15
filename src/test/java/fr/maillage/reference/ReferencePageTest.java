package fr.maillage.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static fr.maillage.CsrfToken.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.WebApplicationContext;

import fr.maillage.MaillageTest;
import fr.maillage.security.MaillageUser;
import fr.maillage.workflow.ParisTime;

@MaillageTest
@Transactional
class ReferencePageTest {

    private static final LocalDate SOON = LocalDate.of(2099, 1, 1);
    private static final DateTimeFormatter FRENCH = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    @Autowired
    WebApplicationContext context;

    @Autowired
    ReferenceEditing editing;

    @Autowired
    Delays delays;

    @Autowired
    Amounts amounts;

    @Autowired
    DatedTexts texts;

    @Autowired
    Choices choices;

    @Autowired
    Clock clock;

    @Autowired
    ReferenceLabels labels;

    @Autowired
    MessageSource messages;

    MockMvc mvc;

    @BeforeEach
    void setUp() {
        mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    }

    @Test
    void everyKeyAndEveryWordHasAFrenchLabel() {
        assertThat(editing.rows()).allSatisfy(row -> {
            assertThat(labels.of(row.value().key())).isNotEqualTo(row.value().key());
            String words = row.domain() == Domain.CHOICE ? row.value().code() : "";
            assertThat(words.split(",")).filteredOn(word -> !word.isEmpty()).allSatisfy(word ->
                    assertThat(messages.getMessage("reference.code." + word, null, Locale.FRENCH)).isNotBlank());
        });
    }

    @Test
    void aDueDateIsCalledAsTheModelCallsItsTask() {
        assertThat(labels.of("qualifyProject")).isEqualTo("Qualifier le projet");
        assertThat(labels.of("signContract.escalation")).isEqualTo("Signer le contrat\u00a0: alerte des responsables");
        assertThat(labels.of("payContract.secondReminder")).isEqualTo("Vérifier le dossier de paiement et payer\u00a0: second rappel");
        assertThat(labels.of("no.such.key")).isEqualTo("no.such.key");
    }

    @Test
    void everyDelayThatAModelNamesHasARow() throws IOException {
        Pattern named = Pattern.compile("(?:dueDates\\.(?:after|every)|legalClock\\.before)\\([^')]*'([^']+)'");
        for (Resource model : new PathMatchingResourcePatternResolver().getResources("classpath:/bpmn/**/*.bpmn")) {
            named.matcher(model.getContentAsString(StandardCharsets.UTF_8)).results().map(found -> found.group(1))
                    .forEach(key -> assertThat(delays.has(key)).as("délai %s de %s", key, model.getFilename()).isTrue());
        }
    }

    @Test
    void theTablesAreShownWithWhatIsToConfirm() throws Exception {
        mvc.perform(as("administrators", get("/administration/referentiels")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Qualifier le projet")))
                .andExpect(content().string(containsString("10 jours ouvrés")))
                .andExpect(content().string(containsString("17 500 €")))
                .andExpect(content().string(containsString("accès aux soins, parcours, prévention")))
                .andExpect(content().string(containsString("non connu")))
                .andExpect(content().string(containsString("à confirmer")));
    }

    @Test
    void aRowIsAddedAndTheOldOneStays() throws Exception {
        submit("DELAY", "qualifyProject", "12", SOON, null)
                .andExpect(status().is3xxRedirection())
                .andExpect(redirectedUrl("/administration/referentiels"));
        assertThat(delays.on("qualifyProject", SOON).amount()).isEqualTo(12);
        assertThat(delays.on("qualifyProject", SOON.minusDays(1)).amount()).isEqualTo(10);
        mvc.perform(as("administrators", get("/administration/referentiels/valeur?domain=DELAY&key=qualifyProject")))
                .andExpect(content().string(containsString("en vigueur")))
                .andExpect(content().string(containsString("Ada Serre")));
    }

    @Test
    void thePastIsNotRewrittenWithoutAReason() throws Exception {
        LocalDate then = LocalDate.of(2019, 8, 25);
        submit("AMOUNT", "aci-cpts.ACCESS.fixed.2", "30 000,50", then, null)
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("dites en note pourquoi")));
        submit("AMOUNT", "aci-cpts.ACCESS.fixed.2", "30 000,50", then, "Annexe lue à la CPAM")
                .andExpect(status().is3xxRedirection());
        assertThat(amounts.on("aci-cpts.ACCESS.fixed.2", then).amount()).isEqualByComparingTo("30000.50");
        List<ReferenceTable.Row> rows = editing.rows(Domain.AMOUNT, "aci-cpts.ACCESS.fixed.2");
        assertThat(rows).hasSize(2);
        assertThat(rows.get(1).superseded()).isTrue();
    }

    @Test
    void aValueThatHasBeenUsedIsFollowedByANewPeriodAndNeverRewritten() throws Exception {
        LocalDate today = ParisTime.today(clock);
        refused(submit("DELAY", "qualifyProject", "12", LocalDate.of(2020, 1, 1), "Faute de frappe"),
                "elle ne se réécrit pas. Ouvrez une nouvelle période à partir du " + FRENCH.format(today));
        submit("DELAY", "qualifyProject", "12", today, null).andExpect(status().is3xxRedirection());
        refused(submit("DELAY", "qualifyProject", "13", today, "Faute de frappe"),
                "nouvelle période à partir du " + FRENCH.format(today.plusDays(1)));
        assertThat(delays.on("qualifyProject", today.minusDays(1)).amount()).as("les dossiers d’hier").isEqualTo(10);
        assertThat(delays.on("qualifyProject", today).amount()).isEqualTo(12);
    }

    @Test
    void aValueToComeMayBeReplacedForAReason() throws Exception {
        submit("DELAY", "qualifyProject", "12", SOON, null).andExpect(status().is3xxRedirection());
        refused(submit("DELAY", "qualifyProject", "13", SOON, null), "dites en note pourquoi");
        submit("DELAY", "qualifyProject", "13", SOON, "Texte paru").andExpect(status().is3xxRedirection());
        mvc.perform(as("administrators", get("/administration/referentiels/valeur?domain=DELAY&key=qualifyProject")))
                .andExpect(content().string(containsString("du 01/01/2010 au 31/12/2098")))
                .andExpect(content().string(containsString("depuis le 01/01/2099")))
                .andExpect(content().string(containsString("remplacée")));
        assertThat(delays.on("qualifyProject", SOON).amount()).isEqualTo(13);
    }

    @Test
    void theTablesAreSearchedByDomainWordsAndConfidence() throws Exception {
        mvc.perform(as("administrators", get("/administration/referentiels?domaine=AMOUNT&q=amorcage start-up.2")))
                .andExpect(content().string(containsString("1 valeur<")))
                .andExpect(content().string(containsString("aci-cpts.start-up.2")))
                .andExpect(content().string(not(containsString("aci-cpts.start-up.1"))));
        mvc.perform(as("administrators", get("/administration/referentiels?q=aci-cpts.operation&aConfirmer=true")))
                .andExpect(content().string(containsString("Aucune valeur ne correspond")));
        mvc.perform(as("administrators", get("/administration/referentiels?q=cpom-dac.grant&aConfirmer=true")))
                .andExpect(content().string(containsString("non connu")));
        mvc.perform(as("administrators", get("/administration/referentiels?q=L. 1434-12")))
                .andExpect(content().string(containsString("Silence de l’ARS")));
        mvc.perform(as("administrators", get("/administration/referentiels?domaine=INCONNU"))).andExpect(status().isBadRequest());
    }

    @Test
    void whoHasChangedWhatIsInTheHistory() throws Exception {
        submit("DELAY", "qualifyProject", "12", SOON, null);
        mvc.perform(as("administrators", get("/administration/referentiels/historique")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Ada Serre")))
                .andExpect(content().string(containsString("Qualifier le projet")))
                .andExpect(content().string(containsString("10 jours ouvrés")))
                .andExpect(content().string(containsString("12 jours ouvrés")))
                .andExpect(content().string(containsString("01/01/2099")));
        mvc.perform(as("ars-84-38", get("/administration/referentiels/historique"))).andExpect(status().isForbidden());
    }

    @Test
    void aChoiceTakesOnlyWordsThatCodeKnows() throws Exception {
        MockHttpServletRequestBuilder order = row("CHOICE", "contract-signing.CPOM_DAC", null, SOON, null);
        mvc.perform(as("administrators", order.param("code", "PARALLEL"))).andExpect(status().is3xxRedirection());
        assertThat(choices.on("contract-signing.CPOM_DAC", SOON)).isEqualTo("PARALLEL");
        refused(mvc.perform(as("administrators",
                row("CHOICE", "contract-kind.MSP", null, SOON, null).param("code", "CPOM_DAC"))), "Choisissez une valeur de la liste");
    }

    @Test
    void aTextIsFreeAndNobodyKnowsItWhileItIsEmpty() throws Exception {
        assertThat(texts.find("prs.44", LocalDate.of(2018, 12, 31))).hasValueSatisfying(text ->
                assertThat(text.code()).startsWith("PRS 2018-2022"));
        assertThat(texts.find("prs.44", LocalDate.of(2023, 1, 1))).as("le suivant n’a pas été lu").isEmpty();
        mvc.perform(as("administrators", row("TEXT", "prs.84", null, SOON, null).param("code", "Une priorité, deux priorités")))
                .andExpect(status().is3xxRedirection());
        assertThat(texts.find("prs.84", SOON)).hasValueSatisfying(text ->
                assertThat(text.code()).isEqualTo("Une priorité, deux priorités"));
        refused(mvc.perform(as("administrators", row("TEXT", "prs.84", null, SOON, null).param("code", "x".repeat(1_001)))), "au plus");
    }

    @Test
    void wrongValuesAreRefusedInFrench() throws Exception {
        refused(submit("DELAY", "qualifyProject", "", SOON, null), "Indiquez la valeur");
        refused(submit("DELAY", "qualifyProject", "2,5", SOON, null), "nombre entier");
        refused(submit("DELAY", "qualifyProject", "-1", SOON, null), "négative");
        refused(submit("DELAY", "qualifyProject", "beaucoup", SOON, null), "Indiquez un nombre");
        refused(submit("THRESHOLD", "cpts-size.class-2-from", "40000,5", SOON, null), "nombre entier");
        refused(submit("THRESHOLD", "msa.leads-from-rural-share", "101", SOON, null), "de 0 à 100");
        mvc.perform(as("administrators", row("DELAY", "noSuchKey", "3", SOON, null))).andExpect(status().isNotFound());
        assertThat(delays.on("qualifyProject", SOON).amount()).isEqualTo(10);
    }

    @Test
    void aFormulaIsShownAsItWasTyped() throws Exception {
        submit("AMOUNT", "aci-cpts.CRISIS.fixed.1", "", SOON, "${7*7} <b>#{1+1}</b>").andExpect(status().is3xxRedirection());
        mvc.perform(as("administrators", get("/administration/referentiels/valeur?domain=AMOUNT&key=aci-cpts.CRISIS.fixed.1")))
                .andExpect(content().string(containsString("${7*7} &lt;b&gt;#{1+1}&lt;/b&gt;")));
    }

    @Test
    void onlyAnAdministratorSeesThePage() throws Exception {
        mvc.perform(as("ars-84-38", get("/administration/referentiels"))).andExpect(status().isForbidden());
        mvc.perform(as("ars-84-38", row("DELAY", "qualifyProject", "1", SOON, null))).andExpect(status().isForbidden());
    }

    private ResultActions submit(String domain, String key, String amount, LocalDate validFrom, String note) throws Exception {
        return mvc.perform(as("administrators", row(domain, key, amount, validFrom, note)));
    }

    private static void refused(ResultActions answer, String text) throws Exception {
        answer.andExpect(status().isBadRequest()).andExpect(content().string(containsString(text)));
    }

    private static MockHttpServletRequestBuilder row(String domain, String key, String amount, LocalDate validFrom, String note) {
        MockHttpServletRequestBuilder request = post("/administration/referentiels/valeur").with(csrf())
                .param("domain", domain).param("key", key).param("amount", amount == null ? "" : amount).param("validFrom", validFrom.toString())
                .param("unit", "WORKING_DAYS").param("source", "Essai").param("confidence", "VERIFIED");
        return note == null ? request : request.param("note", note);
    }

    private static MockHttpServletRequestBuilder as(String group, MockHttpServletRequestBuilder request) {
        MaillageUser user = new MaillageUser("admin.essai", "Administratrice", Set.of(group), List.of());
        return request.with(authentication(UsernamePasswordAuthenticationToken.authenticated(user, null, List.of())));
    }
}
