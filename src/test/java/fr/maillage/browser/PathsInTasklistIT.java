package fr.maillage.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Map;

import com.microsoft.playwright.Page;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import fr.maillage.CdsAnswers;
import fr.maillage.CdsJourney;
import fr.maillage.DacAnswers;
import fr.maillage.DacJourney;
import fr.maillage.MspAnswers;
import fr.maillage.MspJourney;
import fr.maillage.PathJourney;

/** The other paths in a real browser, each from its start form to its end, as the people of each organisation work. */
@BrowserTest
class PathsInTasklistIT {

    private static Chromium chromium;

    @LocalServerPort
    private int port;
    @Autowired
    private TasklistWalk walk;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void takesACentreDeSanteFromDeclarationToOpening(@Autowired CdsJourney journey, @Autowired CdsAnswers answers) {
        take(journey, "alice.delegation38", "Création d’un centre de santé", answers.declaration("MEDICAL"),
                "Centre de santé des Gorges (fictif)", "Qualifier la demande", "Ouvert");
    }

    @Test
    void takesADacFromItsTerritoryToItsService(@Autowired DacJourney journey, @Autowired DacAnswers answers) {
        take(journey, "helene.siege84", "Création d’un dispositif d’appui à la coordination", answers.opening(),
                (String) answers.opening().get("structureName"), "Recenser les dispositifs à réunir", "En service");
    }

    @Test
    void takesAMspFromDeclarationToOpening(@Autowired MspJourney journey) {
        take(journey, "alice.delegation38", "Création d’une MSP",
                MspAnswers.declaration("MSP du Voironnais (fictive)", "38563", "38133"), "MSP du Voironnais (fictive)",
                "Qualifier le projet", "En fonctionnement");
    }

    private void take(PathJourney journey, String person, String process, Map<String, Object> declaration,
                      String structure, String firstTask, String end) {
        People people = new People(chromium.browser(), "http://localhost:" + port, journey.process());
        people.as(person).start(journey.process(), process, declaration);
        String reference = walk.opened(people, journey, structure, firstTask);
        walk.walk(people, journey, reference);

        Page page = people.as(person).page();
        page.navigate("/dossiers/" + reference);
        assertThat(page.locator("main")).containsText(end);
        people.photograph(person, end);
    }
}
