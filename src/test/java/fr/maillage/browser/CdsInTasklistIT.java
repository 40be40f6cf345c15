package fr.maillage.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import fr.maillage.CdsAnswers;
import fr.maillage.CdsJourney;

/** A centre de santé in a real browser, from its declaration to its opening. */
@BrowserTest
class CdsInTasklistIT {

    private static final String HANDLER = "alice.delegation38";

    @LocalServerPort
    private int port;
    @Autowired
    private CdsJourney journey;
    @Autowired
    private CdsAnswers answers;
    @Autowired
    private TasklistWalk walk;

    @Test
    void takesACentreOfVoironFromDeclarationToOpening() {
        try (Chromium chromium = Chromium.launch()) {
            People people = new People(chromium.browser(), "http://localhost:" + port, "cds");
            TasklistPage alice = people.as(HANDLER);
            alice.start(journey.process(), "Création d’un centre de santé", answers.declaration("MEDICAL"));
            String reference = alice.referenceOf("Centre de santé des Gorges", "Qualifier la demande");
            walk.walk(people, journey, reference);

            Page page = alice.page();
            page.navigate("/dossiers/" + reference);
            assertThat(page.locator("main")).containsText("Ouvert");
            people.photograph(HANDLER, "Dossier ouvert");
        }
    }
}
