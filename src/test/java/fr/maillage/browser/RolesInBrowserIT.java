package fr.maillage.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import fr.maillage.CptsJourney;
import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.directory.Lot;
import fr.maillage.support.mission.MissionOrigin;
import fr.maillage.support.mission.Missions;

/**
 * Each kind of user in a browser of their own: what they see and, above all, what they do not see. The pictures are those
 * of the user's guide.
 */
@MaillageTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RolesInBrowserIT {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String COCKPIT = "/camunda/app/cockpit/default/";
    private static final String ADMIN = "/camunda/app/admin/default/";
    /** A working day, so that dates on pictures do not move. */
    private static final Instant TODAY = Instant.parse("2026-03-10T09:00:00Z");

    @LocalServerPort
    private int port;
    @Autowired
    private ProcessDriver driver;
    @Autowired
    private CptsJourney journey;
    @Autowired
    private GivenDossier given;
    @Autowired
    private Missions missions;

    private Chromium chromium;
    private People people;
    private String declared;
    private String proposed;
    private String toSign;
    private String faraway;
    private long mission;

    /** Once; the coverage of processes is measured inside a test only. */
    @BeforeEach
    void aRegionAtWork() {
        if (people != null) {
            return;
        }
        chromium = Chromium.launch();
        people = new People(chromium.browser(), "http://localhost:" + port, "roles");
        ClockUtil.setCurrentTime(Date.from(TODAY));
        declared = journey.declare();
        proposed = journey.declaredUntil("acceptSupport");
        toSign = journey.declaredUntil("signJointLetter");
        faraway = given.declared(GivenDossier.GRAND_SUD);
        mission = missions.open(proposed, Lot.HEALTH_PROJECT, MissionOrigin.FORM, null);
        driver.runJobs(proposed);
        order("expressNeed", GivenDossier.form("needOutcome", "TRANSMITTED", "purpose",
                "Rédiger le projet de santé avec l’équipe.", "deliverable", "Projet de santé", "days", "12.5", "wantedOn",
                "2026-06-01"));
        order("issueOrder", GivenDossier.form("orderOutcome", "ISSUED", "consultant", "consult-plume",
                "derogation", "Demande de l’équipe.", "price", "10000", "commitmentNumber", "E-2026-1", "dueOn", "2026-06-01"));
    }

    @AfterAll
    void close() {
        chromium.close();
        journey.end();
    }

    @Test
    void whoIsNotLoggedInSeesTheLogin() {
        try (BrowserContext anonymous = chromium.browser().newContext(new Browser.NewContextOptions()
                .setBaseURL("http://localhost:" + port).setViewportSize(1280, 800))) {
            Page page = anonymous.newPage();
            page.navigate("/connexion");
            GuidePictures.take(page, "connexion");
        }
    }

    @Test
    void aCaseHandlerSeesTheDossiersOfTheDelegationAndNoOther() {
        TasklistPage tasklist = as("alice.delegation38");
        Page page = tasklist.page();
        page.navigate("/");
        GuidePictures.take(page, "accueil");
        tasklist.take(declared, "Qualifier le projet");
        page.navigate("/");
        page.setViewportSize(1900, 1000);
        Locator qualification = page.locator("ol.tasks-list h4.task a").getByText("Qualifier le projet");
        WebappPage.load(page, TASKLIST, qualification);
        qualification.click();
        assertThat(page.locator(".mp-aside")).containsText(declared);
        assertThat(page.locator(".mf-title")).isVisible();
        GuidePictures.take(page, "tache");
        page.setViewportSize(1400, 1000);
        page.navigate("/dossiers");
        assertThat(page.locator("main")).containsText(declared);
        assertThat(page.locator("main")).not().containsText(faraway);
        GuidePictures.take(page, "mes-dossiers");
        page.navigate("/dossiers/" + declared);
        GuidePictures.take(page, "dossier");
        isClosedTo(page, COCKPIT, ADMIN, "/administration", "/equipe", "/parapheur", "/paiements", "/finess",
                "/engine-rest/task");
        isUnknownTo(page, faraway);
    }

    @Test
    void anOfficerSeesWhatIsProposedToTheCaisse() {
        TasklistPage tasklist = as("denis.msa");
        Page page = tasklist.page();
        tasklist.take(proposed, "Accepter l’accompagnement");
        GuidePictures.take(page, "accompagnement");
        isClosedTo(page, COCKPIT, ADMIN, "/administration", "/equipe", "/parapheur", "/paiements", "/finess");
        isUnknownTo(page, faraway);
        tasklist.isOfferedNothing(declared);
    }

    @Test
    void aConsultantSeesTheirOrderAndNothingElseOfTheDossier() {
        TasklistPage tasklist = as("conrad.consultant");
        Page page = tasklist.page();
        tasklist.take(proposed, "Répondre au bon de commande");
        GuidePictures.take(page, "bon-de-commande");
        page.navigate("/missions/" + mission);
        assertThat(page.locator("main")).containsText("E-2026-1");
        GuidePictures.take(page, "mission");
        isClosedTo(page, COCKPIT, ADMIN, "/administration", "/seances", "/parapheur", "/dossiers/" + proposed,
                "/api/dossiers/" + proposed, "/dossiers/" + declared, "/dossiers/" + faraway);
        assertThat(people.as("irma.consultant").page().navigate("/missions/" + mission).status()).isEqualTo(404);
    }

    @Test
    void aSignatoryFindsWhatToSignOnAPhone() {
        Page page = as("sophie.delegation38").page();
        page.setViewportSize(390, 844);
        page.navigate("/parapheur");
        assertThat(page.locator("main")).containsText(toSign);
        assertThat(page.locator("main")).not().containsText(declared);
        GuidePictures.take(page, "parapheur");
        isClosedTo(page, COCKPIT, ADMIN, "/administration", "/equipe", "/paiements", "/finess");
        isUnknownTo(page, faraway);
        assertThat(as("simon.cpam38").page().request().get("/parapheur").text()).doesNotContain(declared);
    }

    @Test
    void whoPaysAndWhoRegistersSeeTheirListAndNoDossier() {
        Page paying = as("paula.cpam38").page();
        assertThat(paying.navigate("/paiements").status()).isEqualTo(200);
        isClosedTo(paying, COCKPIT, ADMIN, "/administration", "/equipe", "/parapheur", "/finess", "/registre",
                "/dossiers/" + declared, "/api/dossiers/" + declared);
        Page registering = as("felix.finess84").page();
        assertThat(registering.navigate("/finess").status()).isEqualTo(200);
        isClosedTo(registering, COCKPIT, ADMIN, "/administration", "/equipe", "/parapheur", "/paiements", "/registre",
                "/dossiers/" + declared, "/api/dossiers/" + declared);
    }

    @Test
    void aSupervisorWatchesTheDepartmentAndChangesNoRouting() {
        Page page = as("rachid.delegation38").page();
        Locator process = page.getByText("Création d’une CPTS").first();
        WebappPage.load(page, COCKPIT + "#/processes", process);
        process.click();
        assertThat(page.getByText(declared).first()).isVisible();
        GuidePictures.take(page, "supervision");
        page.navigate("/equipe");
        assertThat(page.locator("main")).containsText(declared);
        GuidePictures.take(page, "equipe");
        isClosedTo(page, ADMIN, "/administration");
        isUnknownTo(page, faraway);
    }

    @Test
    void anAdministratorKeepsTheDirectoryAndTheTables() {
        Page page = as("admin.essai").page();
        page.navigate("/administration");
        GuidePictures.take(page, "administration");
        WebappPage.load(page, ADMIN, page.getByText("Utilisateurs").first());
        GuidePictures.take(page, "comptes");
    }

    /** The path may have opened a mission of its own. */
    private void order(String task, Map<String, Object> form) {
        Task open = driver.tasks(proposed, task).stream()
                .filter(each -> driver.variable(each, "mission").equals(mission)).findFirst().orElseThrow();
        driver.complete(proposed, open, form);
    }

    /** Their Tasklist, in a browser whose clock shows the day of the test. */
    private TasklistPage as(String person) {
        TasklistPage tasklist = people.as(person);
        tasklist.page().context().clock().install(new Clock.InstallOptions().setTime(Date.from(TODAY)));
        return tasklist;
    }

    private static void isClosedTo(Page page, String... addresses) {
        assertThat(List.of(addresses)).allSatisfy(address ->
                assertThat(page.request().get(address).status()).as(address).isIn(401, 403));
    }

    private static void isUnknownTo(Page page, String reference) {
        assertThat(page.request().get("/dossiers/" + reference).status()).as(reference).isEqualTo(404);
        assertThat(page.request().get("/api/dossiers/" + reference).status()).as(reference).isEqualTo(404);
    }
}
