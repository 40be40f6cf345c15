package fr.maillage.security;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import fr.maillage.Visitor;
import fr.maillage.browser.Chromium;
import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.directory.Function;

/** The profile « oidc » with a real Keycloak and a real browser: login, groups, refusals, logout, tokens of machines. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "maillage.trial.folder=target/trial-${random.uuid}",
        "camunda.bpm.job-execution.enabled=false",
        "db-scheduler.enabled=false",
        "logging.level.root=warn",
        "maillage.oidc.provider=Keycloak d’essai",
        "maillage.oidc.client-secret=" + Keycloak.SECRET,
        "maillage.oidc.emergency-administrator=admin.essai",
        "maillage.oidc.groups[0].name=ars-38-instruction",
        "maillage.oidc.groups[0].organisation=ars-84-38",
        "maillage.oidc.groups[0].functions=HANDLER",
        "maillage.oidc.groups[1].name=ars-38-responsables",
        "maillage.oidc.groups[1].organisation=ars-84-38",
        "maillage.oidc.groups[1].functions=SUPERVISOR",
        "maillage.oidc.groups[2].name=cpam-38-instruction",
        "maillage.oidc.groups[2].organisation=cpam-38",
        "maillage.oidc.groups[2].functions=HANDLER"
})
@ActiveProfiles(LoginMethod.OIDC)
// the context would outlive its Keycloak
@DirtiesContext
class OidcLoginIT {

    private static final String PASSWORD = "Essai-Keycloak-2026";
    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static Keycloak keycloak;
    private static Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    Directory directory;

    @Autowired
    IdentityService identity;

    private BrowserContext browser;
    private Page page;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry properties) throws IOException {
        keycloak = Keycloak.start();
        properties.add("maillage.oidc.issuer", () -> {
            keycloak.awaitReady();
            return keycloak.issuer();
        });
    }

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        keycloak.close();
    }

    @BeforeEach
    void open() {
        browser = chromium.browser().newContext();
        page = browser.newPage();
    }

    @AfterEach
    void shut() {
        browser.close();
    }

    @Test
    void aPersonComesWithTheGroupsOfTheProviderAndLeavesEverywhereAtOnce() {
        page.navigate(address(TASKLIST + "#/?task=4711"));
        assertThat(page).hasURL(Pattern.compile(".*/connexion\\?retour=.*"));
        logIn("oceane.keycloak");

        assertThat(page).hasURL(Pattern.compile(".*" + TASKLIST + "#/\\?task=4711.*"));
        Agent mirrored = directory.agent("oceane.keycloak");
        assertThat(mirrored.name()).isEqualTo("Océane Fictive");
        assertThat(mirrored.organisation()).isEqualTo("ars-84-38");
        assertThat(mirrored.functions()).containsExactlyInAnyOrder(Function.HANDLER, Function.SUPERVISOR);
        assertThat(groupsOf("oceane.keycloak")).contains("ars-84-38", "supervisors-ars-84-38").doesNotContain("chorale");
        assertThat(identity.createTenantQuery().userMember("oceane.keycloak").unlimitedList())
                .extracting(Tenant::getId).containsExactly("84-38");
        assertThat(keycloak.sessionsOf("oceane.keycloak")).isOne();

        // Tasklist's own button
        page.locator("[cam-widget-header] .account .dropdown-toggle").click();
        page.locator("[cam-widget-header] .logout a").click();
        assertThat(page).hasURL(Pattern.compile(".*/connexion\\?fin$"));
        assertThat(keycloak.sessionsOf("oceane.keycloak")).isZero();
        page.navigate(address("/dossiers"));
        assertThat(page).hasURL(Pattern.compile(".*/connexion\\?retour=%2Fdossiers"));
        page.locator("a[data-provider]").click();
        assertThat(page.locator("#password")).isVisible();
    }

    @Test
    void aLogoutFromAPageOfOursEndsTheProvidersSessionToo() {
        page.navigate(address("/dossiers"));
        logIn("oceane.keycloak");
        assertThat(page).hasURL(address("/dossiers"));
        page.locator("form[action='/deconnexion'] button").click();

        assertThat(page).hasURL(Pattern.compile(".*/connexion\\?fin$"));
        assertThat(keycloak.sessionsOf("oceane.keycloak")).isZero();
    }

    @Test
    void whoeverHasNoGroupHereIsToldSoAndMayTakeAnotherAccount() {
        page.navigate(address("/dossiers"));
        logIn("chantal.chorale");

        assertThat(page).hasURL(Pattern.compile(".*/connexion\\?refus$"));
        assertThat(page.locator("[role=alert]")).containsText("aucun de ses groupes");
        assertThat(directory.findAgent("chantal.chorale")).isEmpty();
        assertThat(page.request().get(address("/api/session")).status()).isEqualTo(401);
        page.locator("a[href*='autre']").click();
        assertThat(page.locator("#password")).isVisible();
    }

    @Test
    void whoeverBelongsToTwoOrganisationsIsRefused() {
        page.navigate(address("/dossiers"));
        logIn("didier.double");

        assertThat(page).hasURL(Pattern.compile(".*/connexion\\?refus$"));
        assertThat(directory.findAgent("didier.double")).isEmpty();
    }

    @Test
    void whoeverLosesTheGroupsAtTheProviderLosesThemHereAtTheNextLogin() {
        page.navigate(address("/dossiers"));
        logIn("marius.keycloak");
        assertThat(page).hasURL(address("/dossiers"));
        assertThat(groupsOf("marius.keycloak")).contains("ars-84-38");

        keycloak.removeFromGroups("marius.keycloak");
        try (BrowserContext elsewhere = chromium.browser().newContext()) {
            Page later = elsewhere.newPage();
            later.navigate(address("/dossiers"));
            logIn(later, "marius.keycloak");
            assertThat(later).hasURL(Pattern.compile(".*/connexion\\?refus$"));
        }

        assertThat(groupsOf("marius.keycloak")).isEmpty();
        assertThat(directory.agent("marius.keycloak").leavesOn()).isNotNull();
        page.navigate(address("/dossiers"));
        assertThat(page).hasURL(Pattern.compile(".*/connexion\\?retour=.*"));
    }

    @Test
    void passwordsOfTheEngineOpenNothingButTheEmergencyDoor() {
        page.navigate(address("/connexion"));
        assertThat(page.locator("#password")).hasCount(0);
        assertThat(location(Visitor.anonymous(port).logIn("alice.delegation38", Visitor.PASSWORD))).contains("error");

        page.navigate(address("/connexion?secours"));
        page.locator("#username").fill("admin.essai");
        page.locator("#password").fill(Visitor.PASSWORD);
        page.locator("form[action='/connexion'] button").click();
        assertThat(page.locator("a[href='/administration']").first()).isVisible();
        page.locator("form[action='/deconnexion'] button").click();
        assertThat(page).hasURL(Pattern.compile(".*/connexion\\?fin$"));
    }

    @Test
    void machinesBringTokensOfTheProvider() {
        String path = "/engine-rest/process-definition/count";

        assertThat(call(path, "Bearer " + keycloak.tokenOf("entrepot"))).isEqualTo(200);
        assertThat(call(path, "Bearer " + keycloak.tokenOf("sans-groupe"))).isEqualTo(403);
        assertThat(call(path, "Bearer " + keycloak.tokenOf("autre-service"))).isEqualTo(401);
        assertThat(call(path, "Bearer " + keycloak.tokenOf("entrepot") + "x")).isEqualTo(401);
        assertThat(Visitor.anonymous(port).basic("admin.essai", "/engine-rest/task", "{}").statusCode()).isEqualTo(401);
        // a token opens the engine's REST API and nothing else
        assertThat(call("/api/session", "Bearer " + keycloak.tokenOf("entrepot"))).isEqualTo(401);
    }

    private int call(String path, String authorization) {
        return Visitor.anonymous(port).with("Authorization", authorization).get(path).statusCode();
    }

    private void logIn(String user) {
        logIn(page, user);
    }

    private static void logIn(Page page, String user) {
        page.locator("a[data-provider]").click();
        page.locator("#username").fill(user);
        page.locator("#password").fill(PASSWORD);
        page.locator("#kc-login").click();
    }

    private Set<String> groupsOf(String user) {
        return identity.createGroupQuery().groupMember(user).unlimitedList().stream().map(Group::getId).collect(Collectors.toSet());
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
