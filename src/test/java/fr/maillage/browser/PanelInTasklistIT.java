package fr.maillage.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import org.awaitility.Awaitility;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import fr.maillage.Visitor;
import fr.maillage.dossier.DeclaredProject;

/** The dossier beside the form, in Tasklist, as a case handler and as somebody who may only read. */
@BrowserTest
class PanelInTasklistIT {

    /** A machine that runs other tests beside draws slowly. */
    private static final double PATIENCE = 60_000;

    private static Chromium chromium;

    @LocalServerPort
    int port;
    @Autowired
    TaskService tasks;
    @Autowired
    ObjectMapper json;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
        setDefaultAssertionTimeout(PATIENCE);
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void aCaseHandlerReadsTheDossierAndActsWithoutLeavingTheForm() throws IOException {
        String reference = declared();
        Page page = open("alice.delegation38", 1500, task(reference));
        Locator panel = page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Dossier de la tâche"));
        assertThat(panel).containsText("Dossier " + reference);
        assertThat(panel).containsText("À qui est la balle");
        assertThat(panel).containsText("Émergence – en cours");
        assertThat(page.locator("[data-maillage-form]").first()).isVisible();
        assertThat(page.locator(".nav-tabs").getByText("Dossier", new Locator.GetByTextOptions().setExact(true))).isHidden();

        Locator diagram = panel.getByText("Voir le diagramme");
        diagram.press("Enter");
        assertThat(page.locator(".mp-canvas .mp-current").first()).isVisible();
        assertThat(page.locator(".mp-diagrams")).containsText("En cours : Qualifier le projet");
        page.keyboard().press("Escape");
        assertThat(diagram).isFocused();

        panel.getByText("Agir sur ce dossier").press("Enter");
        Locator dialog = page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Agir sur le dossier"));
        dialog.getByText("Écrire au porteur").click();
        assertThat(dialog).containsText("Lu par le porteur, Claire Exemple");
        dialog.evaluate("node => node.querySelectorAll('details').forEach(each => { each.open = true; })");
        Accessibility.of(page, ".mp-dialog");
        dialog.getByLabel("Objet").first().fill("Notre rendez-vous");
        dialog.getByLabel("Message").first().fill("Bonjour,\nà jeudi ?");
        dialog.getByText("Voir avant d’envoyer").click();
        assertThat(dialog.getByRole(AriaRole.REGION)).containsText("Docteur Exemple,");
        dialog.getByText("Envoyer au porteur").click();
        assertThat(dialog.getByRole(AriaRole.STATUS).first()).containsText("Le message part au porteur");
        page.keyboard().press("Escape");
        assertThat(panel.locator("[data-section=journal]")).containsText("Message au porteur : Notre rendez-vous");
        panel.evaluate("node => node.querySelectorAll('details').forEach(each => { each.open = true; })");
        Accessibility.of(page, ".mp-aside");
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/panel.png")));
        page.close();
    }

    @Test
    void whereThereIsNoRoomThePanelIsATabAndWhoOnlyReadsFindsNoAct() throws IOException {
        String reference = declared();
        Page page = open("nadia.lecture", 1000, task(reference));
        Locator tab = page.locator(".nav-tabs").getByText("Dossier", new Locator.GetByTextOptions().setExact(true));
        tab.click();
        Locator panel = page.locator(".mp:visible").first();
        assertThat(panel).containsText("Dossier " + reference);
        assertThat(panel).containsText("sans pouvoir y écrire");
        assertThat(panel.getByText("Agir sur ce dossier")).hasCount(0);
        assertThat(panel.getByText(Pattern.compile("Ajouter une version"))).hasCount(0);
        page.close();
    }

    private Page open(String user, int width, String task) {
        Page page = chromium.browser().newPage(new Browser.NewPageOptions().setViewportSize(width, 1000).setLocale("fr-FR"));
        String base = "http://localhost:" + port;
        page.navigate(base + "/connexion");
        page.fill("#username", user);
        page.fill("#password", Visitor.PASSWORD);
        page.click("button[type=submit]");
        WebappPage.load(page, base + "/camunda/app/tasklist/default/#/?task=" + task, page.locator(".task-card"));
        return page;
    }

    private String task(String reference) {
        return Awaitility.await().until(() -> tasks.createTaskQuery().processInstanceBusinessKey(reference).singleResult(),
                found -> found != null).getId();
    }

    private String declared() throws IOException {
        Visitor alice = Visitor.loggedIn(port, "alice.delegation38");
        alice.page("/");
        Map<String, Object> values = DeclaredProject.voironnais();
        for (String structured : List.of("lead", "communes", "team", "needs", "deposit")) {
            values.put(structured, json.readValue((String) values.get(structured), Object.class));
        }
        values.put("type", "CPTS");
        values.put("name", values.remove("structureName"));
        return Visitor.json(alice.post("/api/dossiers", json.writeValueAsString(values))).path("reference").asText();
    }
}
