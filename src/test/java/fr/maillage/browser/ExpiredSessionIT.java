package fr.maillage.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.regex.Pattern;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import fr.maillage.Visitor;

/** A session that ends while somebody works: what is typed stays, the action goes on after the login. */
@BrowserTest
class ExpiredSessionIT {

    private static final String PERSON = "alice.delegation38";

    @LocalServerPort
    int port;

    @Test
    void whatIsTypedOutlivesTheSession() {
        String address = "http://localhost:" + port;
        try (Chromium chromium = Chromium.launch()) {
            People people = new People(chromium.browser(), address, "session");
            TasklistPage tasklist = people.as(PERSON);
            Page page = tasklist.page();
            String structure = "CPTS fictive " + UUID.randomUUID();

            FormPart form = tasklist.start("Création d’une CPTS");
            form.answer("Nom du projet", structure);
            endSession(page.context());
            page.locator(".modal-body").getByRole(AriaRole.COMBOBOX).and(page.locator("input")).first().fill("Voiron");
            // what was asked meanwhile is answered then
            page.waitForResponse(answer -> answer.url().contains("/api/territory/communes") && answer.ok(),
                    () -> renewInAWindow(people, page, "Tasklist"));
            assertThat(page.getByLabel("Nom du projet").first()).hasValue(structure);

            ourPagesKeepTheirForms(people, page);
            theLoginOfTasklistIsOurs(page, address);
            tasklistGoesOnWhenEveryCookieIsGone(people, page);
            theLogoutOfTasklistEndsEverything(page);
        }
    }

    private static void ourPagesKeepTheirForms(People people, Page page) {
        page.navigate("/compte");
        page.locator("#old").fill("Faux-Mot-2026");
        page.locator("#wanted").fill("Autre-Mot-De-Passe-7");
        page.locator("#repeated").fill("Autre-Mot-De-Passe-7");
        endSession(page.context());
        page.getByText("Changer le mot de passe").click();
        renewInAWindow(people, page, "Mon compte");
        assertThat(page.locator("#old-erreur")).containsText("Ce n’est pas votre mot de passe actuel");
    }

    private static void theLoginOfTasklistIsOurs(Page page, String address) {
        page.navigate("/camunda/app/tasklist/default/#/login");
        assertThat(page).hasURL(Pattern.compile(address + "/camunda/app/tasklist/default/(#/(\\?.*)?)?"));
    }

    /** What Tasklist asks then has no token either, which its filter answers by ending the session that has just begun. */
    private static void tasklistGoesOnWhenEveryCookieIsGone(People people, Page page) {
        Locator filter = page.locator(".task-filters .item").filter(new Locator.FilterOptions().setHasText("Toutes mes tâches"));
        assertThat(filter).isVisible();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.context().clearCookies();
        page.waitForResponse(answer -> answer.url().matches(".*/filter/[^/]+/list.*") && answer.ok(), () -> {
            filter.locator("a").first().click();
            renewInAWindow(people, page, "Tasklist sans témoin de connexion");
        });
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.locator("[data-session='expired']")).hasCount(0);
        assertThat(page.request().get("/api/session").status()).isEqualTo(200);
    }

    private static void theLogoutOfTasklistEndsEverything(Page page) {
        page.locator(".account .dropdown-toggle").click();
        page.locator(".account .logout a").click();
        assertThat(page).hasURL(Pattern.compile(".*/connexion\\?fin$"));
        assertThat(page.request().get("/api/session").status()).isEqualTo(401);
        assertThat(page.request().get("/camunda/api/engine/engine/default/task").status()).isEqualTo(401);
    }

    private static void endSession(BrowserContext context) {
        context.clearCookies(new BrowserContext.ClearCookiesOptions().setName("MAILLAGE-SESSION"));
    }

    private static void renewInAWindow(People people, Page page, String subject) {
        Locator overlay = page.locator("[data-session='expired'] dialog");
        assertThat(overlay).isVisible();
        assertThat(overlay).containsText("Votre session a expiré");
        people.photograph(PERSON, "Session expirée, " + subject);
        Page window = page.waitForPopup(() -> overlay.getByText("Se reconnecter").click());
        window.getByLabel("Identifiant").fill(PERSON);
        window.getByLabel("Mot de passe").fill(Visitor.PASSWORD);
        window.locator("form[action='/connexion'] button").click();
        assertThat(overlay).hasCount(0);
        assertThat(window.isClosed()).isTrue();
    }
}
