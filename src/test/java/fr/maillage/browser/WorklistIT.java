package fr.maillage.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.UUID;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import fr.maillage.GivenDossier;

/** What a case handler sees at a glance: counts beside the filters, cards, search, « Mes dossiers ». */
@BrowserTest
class WorklistIT {

    private static final String HANDLER = "alice.delegation38";

    @LocalServerPort
    private int port;
    @Autowired
    private GivenDossier given;

    private String reference;

    @BeforeEach
    void aDossierWaitsForItsLead() {
        reference = given.declared(GivenDossier.VOIRONNAIS);
        given.start("intention-letter", reference);
    }

    @Test
    void aHandlerSeesCountsAndCardsFindsADossierAndFollowsIt() {
        try (Chromium chromium = Chromium.launch()) {
            People people = new People(chromium.browser(), "http://localhost:" + port, "worklist");
            Page page = people.as(HANDLER).page();
            people.as(HANDLER).isOffered(reference, "Enregistrer la lettre d’intention");
            countsStandBesideTheFilters(page);
            people.photograph(HANDLER, "liste");

            page.getByLabel("Nom, référence ou commune").fill(reference);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Chercher")).click();
            assertThat(page.locator(".maillage-said")).containsText("Un dossier");
            Locator cards = page.locator("ol.tasks-list > li");
            assertThat(cards).hasCount(1);
            assertThat(cards.locator(".maillage-structure")).hasText("CPTS fictive");
            assertThat(cards.locator(".maillage-card")).containsText(reference);
            assertThat(cards.locator(".maillage-due")).containsText("dans");
            people.photograph(HANDLER, "recherche");

            page.locator("#maillage-search-words").fill("introuvable-" + UUID.randomUUID());
            page.keyboard().press("Enter");
            assertThat(page.locator(".maillage-said")).containsText("Aucune tâche");
            page.locator("#maillage-search-words").fill("");
            page.keyboard().press("Enter");

            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Mes dossiers")).click();
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).hasText("Mes dossiers");
            Locator row = page.locator("tr", new Page.LocatorOptions().setHasText(reference));
            assertThat(row).containsText("Porteur");
            row.getByRole(AriaRole.BUTTON).click();
            assertThat(row.getByRole(AriaRole.BUTTON)).hasText("Suivi");
            people.photograph(HANDLER, "mes-dossiers");
        }
    }

    @Test
    void onAPhoneTheTaskTakesThePlaceOfTheListAndTheNameLeadsBackToWhatIsDueFirst() {
        try (Chromium chromium = Chromium.launch()) {
            Page page = new People(chromium.browser(), "http://localhost:" + port, "telephone").as(HANDLER).page();
            page.setViewportSize(390, 844);
            Locator waiting = filter(page, "En attente du porteur").locator("h4.name a");
            WebappPage.load(page, "/camunda/app/tasklist/default/", waiting);
            waiting.click();
            Locator list = page.locator("ol.tasks-list");
            list.locator("h4.task a").first().click();
            assertThat(page.locator(".mf-title")).isVisible();
            assertThat(list).isHidden();
            assertThat(page.locator(".task-filters")).isHidden();

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Liste des tâches")).click();
            assertThat(list).isVisible();
            assertThat(page.locator(".task-details")).isHidden();
            page.locator(".navbar-brand").click();
            assertThat(page).hasURL(Pattern.compile("dueDate.*filter="));
        }
    }

    private static void countsStandBesideTheFilters(Page page) {
        assertThat(count(page, "À prendre dans mon équipe")).hasText(Pattern.compile("\\([1-9]\\d*\\)"));
        assertThat(count(page, "En attente du porteur")).hasText(Pattern.compile("\\([1-9]\\d*\\)"));
        assertThat(count(page, "À faire par moi")).hasText(Pattern.compile("\\(\\d+\\)"));
    }

    private static Locator count(Page page, String name) {
        return filter(page, name).locator(".maillage-count");
    }

    private static Locator filter(Page page, String name) {
        return page.locator(".task-filters .item").filter(new Locator.FilterOptions().setHasText(name));
    }
}
