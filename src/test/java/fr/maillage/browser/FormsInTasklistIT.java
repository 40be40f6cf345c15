package fr.maillage.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import fr.maillage.GivenDossier;
import fr.maillage.Visitor;

/** Our forms as somebody works with them all day: by keyboard, interrupted, logged out, with files and spreadsheets. */
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormsInTasklistIT {

    private static final String ALICE = "alice.delegation38";
    private static final String QUALIFY = "Qualifier le projet";
    private static final String FILE = "Enregistrer le dépôt du projet";

    @LocalServerPort
    int port;

    @Autowired
    FormService forms;

    @Autowired
    RepositoryService repository;

    @Autowired
    TaskService tasks;

    @Autowired
    GivenDossier given;

    private Chromium chromium;
    private People people;

    @BeforeAll
    void open() {
        chromium = Chromium.launch();
        people = new People(chromium.browser(), "http://localhost:" + port, "forms");
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void theKeyboardIsEnoughAndTheFirstErrorHasTheFocus() {
        FormPart form = alice().take(declared(), QUALIFY);
        Page page = alice().page();
        Locator complete = page.locator(".task-card .form-actions .btn-primary");
        complete.focus();
        page.keyboard().press("Enter");
        Locator coherent = page.getByRole(AriaRole.RADIOGROUP, new Page.GetByRoleOptions().setName(Pattern.compile("^Le territoire est cohérent")));
        assertThat(coherent.getByLabel("Oui")).isFocused();
        assertThat(coherent.locator(".mf-error")).hasText("Ce champ est obligatoire.");
        form.shows("2 points à revoir avant de terminer");
        people.photograph(ALICE, "Premier champ à revoir");

        page.keyboard().press("Space");
        assertThat(coherent.locator(".mf-error")).isHidden();
        Locator choice = page.getByLabel("Poursuivre");
        while (!isFocused(choice)) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Space");
        assertThat(choice).isChecked();
        while (!isFocused(complete)) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        assertThat(page.locator(".task-card [data-maillage-form]")).hasCount(0);
    }

    @Test
    void whatIsTypedIsThereAgainAfterAReloadUntilItIsThrownAway() {
        String reference = declared();
        FormPart form = alice().take(reference, QUALIFY);
        form.answer("Médecins généralistes mobilisés", "environ trois").answer("Autres professions mobilisées", "Sage-femme.");
        assertThat(draft()).containsText(Pattern.compile("Brouillon enregistré à \\d\\d\\sh\\s\\d\\d\\."));

        form = alice().take(reference, QUALIFY);
        form.has("Médecins généralistes mobilisés", "environ trois").has("Autres professions mobilisées", "Sage-femme.");
        assertThat(draft()).containsText("Brouillon enregistré à ");
        people.photograph(ALICE, "Brouillon retrouvé");

        draft().getByRole(AriaRole.BUTTON).click();
        alice().page().getByText("Garder mon brouillon").click();
        form.has("Autres professions mobilisées", "Sage-femme.");
        draft().getByRole(AriaRole.BUTTON).click();
        alice().page().locator("dialog").getByText("Effacer", new Locator.GetByTextOptions().setExact(true)).click();
        form.has("Autres professions mobilisées", "");
        assertThat(draft()).isHidden();
        alice().take(reference, QUALIFY).has("Autres professions mobilisées", "");
    }

    @Test
    void whatCannotBeUndoneIsAskedOnceMore() {
        FormPart form = alice().take(declared(), QUALIFY);
        form.answer("Médecins généralistes mobilisés", "0").answer("Le territoire est cohérent", "Non")
                .answer("Orientation", "Sans suite").answer("Motif, en mots pour le porteur", "Le porteur renonce.");
        Page page = alice().page();
        Locator question = page.locator("dialog.mf-dialog");

        alice().submit();
        assertThat(question).containsText("Le projet est classé sans suite");
        assertThat(question.getByText("Revenir au formulaire")).isFocused();
        Accessibility.of(page, "dialog.mf-dialog");
        people.photograph(ALICE, "Confirmation");
        page.keyboard().press("Escape");
        assertThat(question).hasCount(0);
        form.has("Motif, en mots pour le porteur", "Le porteur renonce.");

        alice().complete();
    }

    @Test
    void nothingIsLostWhenAColleagueHasDoneTheTask() {
        String reference = declared();
        FormPart form = alice().take(reference, QUALIFY);
        form.answer("Médecins généralistes mobilisés", "3").answer("Le territoire est cohérent", "Oui").answer("Orientation", "Poursuivre")
                .answer("Risques et points de vigilance", "Deux départs annoncés.");
        Visitor bruno = Visitor.loggedIn(port, "bruno.delegation38");
        bruno.page("/");
        String task = taskOf(reference, "qualifyProject");
        bruno.post("/api/tasks/" + task + "/submission",
                "{\"leadIsHealthProfessional\":true,\"generalPractitioners\":3,\"territoryCoherent\":true,\"orientation\":\"CONTINUE\"}");

        alice().page().getByLabel("Risques et points de vigilance").pressSequentially(" À suivre.");

        form.shows("Cette tâche a été terminée par Bruno Carlin le ");
        assertThat(alice().page().getByLabel("Votre saisie")).hasValue(Pattern.compile("Risques et points de vigilance.: Deux départs annoncés\\."));
        people.photograph(ALICE, "Tâche terminée par un collègue");
    }

    @Test
    void nothingIsLostWhenTheSessionHasExpired() {
        FormPart form = alice().take(declared(), QUALIFY);
        Page page = alice().page();
        form.answer("Médecins généralistes mobilisés", "3").answer("Le territoire est cohérent", "Oui").answer("Orientation", "Poursuivre");
        assertThat(draft()).isVisible();
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("MAILLAGE-SESSION"));

        form.answer("Risques et points de vigilance", "Saisi après la fin de la session.");

        Locator again = page.getByText("Se reconnecter");
        assertThat(again).isVisible();
        people.photograph(ALICE, "Session expirée");
        Page login = page.waitForPopup(again::click);
        login.getByLabel("Identifiant").fill(ALICE);
        login.getByLabel("Mot de passe").fill(Visitor.PASSWORD);
        login.getByText("Se connecter").and(login.locator("button")).click();
        assertThat(again).hasCount(0);
        form.has("Risques et points de vigilance", "Saisi après la fin de la session.");
        alice().complete();
    }

    @Test
    void filesAreDroppedAndEachRefusalIsSaidAtTheField() {
        FormPart form = alice().take(filed(), FILE);
        Page page = alice().page();
        Locator field = page.locator("fieldset.mf-list").filter(new Locator.FilterOptions().setHasText("Projet de santé et pièces")).last();
        JSHandle dropped = page.evaluateHandle("""
                () => {
                  const files = new DataTransfer();
                  files.items.add(new File(['%PDF-1.4\\n1 0 obj<</Type/Catalog>>endobj\\ntrailer<</Root 1 0 R>>\\n%%EOF\\n'], 'projet.pdf', { type: 'application/pdf' }));
                  files.items.add(new File(['MZ'], 'virus.exe'));
                  files.items.add(new File(['du texte'], 'faux.pdf', { type: 'application/pdf' }));
                  return files;
                }""");
        Map<String, Object> event = new HashMap<>();
        event.put("dataTransfer", dropped);
        field.dispatchEvent("drop", event);

        assertThat(field.locator(".mf-error")).containsText("virus.exe : ce type de fichier n’est pas accepté");
        assertThat(field.locator(".mf-error")).containsText("« faux.pdf »");
        assertThat(field.getByLabel("projet.pdf")).isChecked();
        assertThat(field.getByLabel("virus.exe")).hasCount(0);
        people.photograph(ALICE, "Pièces déposées");
        form.upload("Projet de santé et pièces", People.document("annexe.pdf"));
        assertThat(field.getByLabel("annexe.pdf")).isChecked();
    }

    @Test
    void aTableTakesTheCellsOfASpreadsheet() {
        alice().start("Création d’une CPTS");
        Page page = alice().page();
        Locator field = page.locator("fieldset.mf-list").filter(new Locator.FilterOptions().setHasText("Personnes déjà mobilisées")).last();
        Locator first = field.locator("tbody input").first();
        first.focus();
        first.evaluate("""
                cell => {
                  const clipboardData = new DataTransfer();
                  clipboardData.setData('text/plain', 'Karim Besson\\tinfirmier\\tkarim.besson@sante.example\\nLucie Ferrand\\tPharmacien\\tlucie@sante.example\\nX\\tCosmonaute\\t\\n');
                  cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
                }""");

        assertThat(field.locator("tbody tr")).hasCount(3);
        assertThat(field.locator("tbody tr").nth(1).locator("input").first()).hasValue("Lucie Ferrand");
        assertThat(field.locator("tbody tr").nth(0).locator("select")).hasValue("NURSE");
        assertThat(field.getByRole(AriaRole.STATUS)).containsText("3 lignes collées. À vérifier");
        field.locator("tbody tr").nth(2).locator("input").first().press("Enter");
        assertThat(field.locator("tbody tr").nth(3).locator("input").first()).isFocused();
        people.photograph(ALICE, "Tableau collé");
        Accessibility.of(page, ".modal-body .mf");
    }

    @Test
    void theSameFormStandsOnAPageOfOurs() {
        String task = taskOf(declared(), "qualifyProject");
        Page page = alice().page();
        page.navigate("/");
        page.evaluate("""
                async task => {
                  const { renderTask } = await import('/forms/standalone.js');
                  await renderTask(document.querySelector('main'), task, { onDone: () => { document.title = 'Terminé'; } });
                }""", task);
        FormPart form = new FormPart(page.locator("main"));
        Accessibility.of(page, "main");

        form.answer("Médecins généralistes mobilisés", "-4").answer("Le territoire est cohérent", "Oui").answer("Orientation", "Poursuivre");
        page.getByText("Terminer la tâche").click();
        form.refuses("Médecins généralistes mobilisés", "La valeur minimale est 0.");
        people.photograph(ALICE, "Formulaire hors de Tasklist");
        form.answer("Médecins généralistes mobilisés", "4");
        page.getByText("Terminer la tâche").click();

        assertThat(page).hasTitle("Terminé");
        assertThat(tasks.createTaskQuery().taskId(task).count()).isZero();
    }

    @Test
    void everybodyCanReadAndUseFormsAndPages() {
        String reference = declared();
        alice().take(reference, QUALIFY).answer("Orientation", "Mettre en veille");
        Page page = alice().page();
        alice().submit();
        Accessibility.of(page, ".task-card .mf");
        page.setViewportSize(1900, 1000);
        assertThat(page.locator(".mp-aside").getByText(reference).first()).isVisible();
        Accessibility.of(page, ".mp-aside");
        page.setViewportSize(1400, 1000);
        alice().take(filed(), FILE);
        Accessibility.of(page, ".task-card .mf");
        alice().start("Création d’une MSP");
        Accessibility.of(page, ".modal-body .mf");
        for (String address : List.of("/", "/dossiers", "/dossiers/" + reference)) {
            page.navigate(address);
            Accessibility.ofPage(page);
        }
        try (var nobody = chromium.browser().newContext()) {
            Page login = nobody.newPage();
            login.navigate("http://localhost:" + port + "/connexion");
            Accessibility.ofPage(login);
        }
    }

    private TasklistPage alice() {
        return people.as(ALICE);
    }

    private Locator draft() {
        return alice().page().locator(".task-card .mf-draft");
    }

    private static boolean isFocused(Locator node) {
        return (Boolean) node.evaluate("node => node === document.activeElement");
    }

    private String declared() {
        String definition = repository.createProcessDefinitionQuery().processDefinitionKey("cpts-creation")
                .latestVersion().singleResult().getId();
        return forms.submitStartForm(definition, Map.of("declarationId", UUID.randomUUID().toString(),
                "origin", "DECLARED", "structureName", "CPTS fictive du Voironnais", "lead",
                Map.of("firstName", "Claire", "lastName", "Exemple", "profession", "GENERAL_PRACTITIONER",
                        "email", UUID.randomUUID() + "@exemple.fr"),
                "communes", List.of(Map.of("commune", "38563"), Map.of("commune", "38133")), "motives", "Essai",
                "team", List.of(Map.of("name", "Paul Fictif", "profession", "NURSE")),
                "deposit", Map.of("depositedBy", "Claire Exemple", "channel", "EMAIL", "receivedOn", "2026-01-05")))
                .getBusinessKey();
    }

    /** The task of that dossier as soon as the jobs before it have run. */
    private String taskOf(String reference, String task) {
        alice().page().waitForCondition(() -> open(reference, task).count() > 0);
        return open(reference, task).singleResult().getId();
    }

    private TaskQuery open(String reference, String task) {
        return tasks.createTaskQuery().processInstanceBusinessKey(reference).taskDefinitionKey(task);
    }

    private String filed() {
        String reference = given.declared(GivenDossier.VOIRONNAIS);
        given.start("review", reference);
        return reference;
    }
}
