package fr.maillage.security;

import static fr.maillage.Visitor.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import fr.maillage.MaillageTest;
import fr.maillage.Visitor;
import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.directory.DirectoryEditing;
import fr.maillage.directory.Function;

/** Logging in and out with the engine's users, over HTTP: what is refused, and what every answer carries. */
@MaillageTest
class LoginTest {

    private static final String PERSON = "ulysse.urps974";
    private static final String ADMINISTRATOR = "admin.essai";
    private static final String WRONG = "Faux-Mot-2026";
    private static final String OTHER = "Autre-Mot-De-Passe-7";
    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String ENGINE_USER = "/camunda/api/admin/auth/user/default";

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identity;

    @Autowired
    DirectoryEditing directory;

    @Autowired
    Directory agents;

    @Autowired
    OpenSessions sessions;

    @Autowired
    Accounts accounts;

    @AfterEach
    void asBefore() {
        ClockUtil.reset();
        accounts.unlock(PERSON);
        directory.setPassword(PERSON, Visitor.PASSWORD);
    }

    @Test
    void aLoginLeadsBackToThePageThatWasAskedFor() {
        Visitor visitor = Visitor.anonymous(port);
        String login = location(visitor.page("/dossiers?etape=IDEA"));

        assertThat(login).endsWith("/connexion?retour=%2Fdossiers%3Fetape%3DIDEA");
        assertThat(location(visitor.logIn(PERSON, Visitor.PASSWORD, "/camunda/app/tasklist/default/#/?task=4711")))
                .endsWith("/camunda/app/tasklist/default/#/?task=4711");
        assertThat(location(visitor.page("/connexion?retour=%2Fdossiers"))).endsWith("/dossiers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://ailleurs.example/", "//ailleurs.example/", "/\\ailleurs.example", "ailleurs",
            "javascript:alert(1)", "/connexion?retour=%2F", "/dossiers\r\nSet-Cookie: a=b", "/\t/ailleurs.example"})
    void aLoginNeverLeadsElsewhere(String address) {
        assertThat(location(Visitor.anonymous(port).logIn(PERSON, Visitor.PASSWORD, address))).matches("(http://localhost:\\d+)?/");
    }

    @Test
    void theSessionChangesItsNameWithTheLogin() {
        Visitor visitor = Visitor.anonymous(port);
        visitor.with("Cookie", "MAILLAGE-SESSION=0123456789ABCDEF0123456789ABCDEF").logIn(PERSON, Visitor.PASSWORD);
        String mine = visitor.cookie("MAILLAGE-SESSION");
        visitor.logIn(PERSON, Visitor.PASSWORD);

        assertThat(mine).isNotBlank().isNotEqualTo("0123456789ABCDEF0123456789ABCDEF");
        assertThat(visitor.cookie("MAILLAGE-SESSION")).isNotEqualTo(mine);
    }

    @Test
    void theSessionCookieIsForOurServerAlone() {
        Visitor visitor = Visitor.anonymous(port);
        HttpResponse<String> answer = visitor.logIn(PERSON, Visitor.PASSWORD);

        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("MAILLAGE-SESSION=").contains("HttpOnly", "SameSite=Lax", "Path=/"))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("XSRF-TOKEN=").contains("SameSite=Lax", "Path=/camunda"))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("MAILLAGE-CSRF=").contains("SameSite=Lax"));
        assertThat(visitor.page(TASKLIST).headers().allValues("Set-Cookie").toString()).doesNotContain("JSESSIONID");
    }

    @Test
    void aForwardedAddressOrSchemeFromAnybodyCountsForNothing() {
        HttpResponse<String> answer = Visitor.anonymous(port).with("X-Forwarded-Proto", "https").page("/dossiers");

        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(location(answer)).doesNotStartWith("https");
    }

    @Test
    void aLockedAccountAnswersLikeAWrongPasswordUntilAnAdministratorOpensIt() {
        for (int attempt = 0; attempt < 10; attempt++) {
            identity.checkPassword(PERSON, WRONG);
            // after each failure the account is closed for up to a minute of the engine's clock
            ClockUtil.offset((attempt + 1) * 61_000L);
        }
        assertThat(accounts.lock(PERSON)).get().satisfies(lock -> {
            assertThat(lock.attempts()).isEqualTo(10);
            assertThat(lock.until()).isNull();
        });
        assertThat(location(Visitor.anonymous(port).logIn(PERSON, Visitor.PASSWORD))).endsWith("/connexion?error&retour=%2F");
        assertThat(location(Visitor.anonymous(port).logIn("personne.inconnue", WRONG))).endsWith("/connexion?error&retour=%2F");

        Visitor administrator = Visitor.loggedIn(port, ADMINISTRATOR);
        assertThat(administrator.page("/administration/comptes").body()).contains("Ulysse Lebon", "Jusqu’au déblocage");
        assertThat(administrator.submit("/administration/comptes/" + PERSON + "/deblocage", "").statusCode()).isEqualTo(302);
        assertThat(location(Visitor.anonymous(port).logIn(PERSON, Visitor.PASSWORD))).doesNotContain("error");
    }

    @Test
    void aWrongPasswordCountsOnce() {
        Visitor.anonymous(port).logIn(PERSON, WRONG);

        assertThat(failures()).isOne();
    }

    @Test
    void onlyAdministratorsOpenAccounts() {
        Visitor visitor = Visitor.loggedIn(port, PERSON);

        assertThat(visitor.page("/administration/comptes").statusCode()).isEqualTo(403);
        assertThat(visitor.submit("/administration/comptes/admin.essai/sessions/fin", "").statusCode()).isEqualTo(403);
    }

    @Test
    void tooManyFailuresOfAnAccountAreRefusedBeforeThePasswordIsRead() {
        Visitor visitor = Visitor.anonymous(port);
        String account = "attaque." + System.nanoTime();
        HttpResponse<String> refused = untilRefused(() -> visitor.logIn(account, WRONG));

        assertThat(refused.headers().firstValueAsLong("Retry-After")).matches(seconds -> seconds.orElse(0) > 0);
        assertThat(location(visitor.logIn(PERSON, Visitor.PASSWORD))).doesNotContain("error");
    }

    @Test
    void machinesAreSlowedDownAsWell() {
        Visitor visitor = Visitor.anonymous(port);
        String machine = "machine." + System.nanoTime();
        assertThat(visitor.basic(machine, "/engine-rest/task", "{}").statusCode()).isEqualTo(401);

        HttpResponse<String> refused = untilRefused(() -> visitor.basic(machine, "/engine-rest/task", "{}"));

        assertThat(refused.headers().firstValue("Content-Type")).get().asString().startsWith("application/problem+json");
        assertThat(json(refused).path("detail").asText()).startsWith("Trop d’essais de connexion ont échoué.");
        assertThat(refused.headers().firstValueAsLong("Retry-After")).matches(seconds -> seconds.orElse(0) > 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Faux-Mot-2026         | Autre-Mot-De-Passe-7 | Autre-Mot-De-Passe-7 | Ce n’est pas votre mot de passe actuel.
            Essai-Maillage-2026   | Autre-Mot-De-Passe-7 | Autre-Mot-De-Passe-8 | Les deux saisies du nouveau mot de passe diffèrent.
            Essai-Maillage-2026   | Essai-Maillage-2026  | Essai-Maillage-2026  | Choisissez un mot de passe différent de l’actuel.
            Essai-Maillage-2026   | Court-7              | Court-7              | Trop court
            Essai-Maillage-2026   | sans-majuscule-7     | sans-majuscule-7     | Il manque une lettre majuscule.
            Essai-Maillage-2026   | SANS-MINUSCULE-7     | SANS-MINUSCULE-7     | Il manque une lettre minuscule.
            Essai-Maillage-2026   | Sans-Chiffre-Aucun   | Sans-Chiffre-Aucun   | Il manque un chiffre.
            Essai-Maillage-2026   | SansSpecial77        | SansSpecial77        | Il manque un caractère spécial
            Essai-Maillage-2026   | Lebon-le-grand-7     | Lebon-le-grand-7     | Le mot de passe ne doit contenir ni votre nom
            """)
    void aPasswordThatBreaksTheRulesIsRefusedAtItsField(String old, String wanted, String repeated, String sentence) {
        HttpResponse<String> answer = Visitor.loggedIn(port, PERSON)
                .submit("/compte/mot-de-passe", "old=%s&wanted=%s&repeated=%s".formatted(old, wanted, repeated));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(sentence).contains("aria-invalid=\"true\"");
        assertThat(failures()).isEqualTo(old.equals(WRONG) ? 1 : 0);
    }

    @Test
    void aChangedPasswordEndsTheSessionsThatTheOldOneOpened() {
        Visitor here = Visitor.loggedIn(port, PERSON);
        Visitor elsewhere = Visitor.loggedIn(port, PERSON);

        assertThat(location(here.submit("/compte/mot-de-passe", "old=%s&wanted=%s&repeated=%s".formatted(Visitor.PASSWORD, OTHER, OTHER))))
                .endsWith("/connexion?change");
        assertThat(elsewhere.get("/api/session").statusCode()).isEqualTo(401);
        assertThat(location(Visitor.anonymous(port).logIn(PERSON, Visitor.PASSWORD))).contains("error");
        accounts.unlock(PERSON);
        assertThat(location(Visitor.anonymous(port).logIn(PERSON, OTHER))).doesNotContain("error");
    }

    @Test
    void severalSessionsAreOpenAtATimeAndEndTogether() {
        Visitor here = Visitor.loggedIn(port, PERSON);
        Visitor elsewhere = Visitor.loggedIn(port, PERSON);
        Visitor colleague = Visitor.loggedIn(port, "tania.tipsante");
        assertThat(json(elsewhere.get("/api/session")).path("user").asText()).isEqualTo(PERSON);

        assertThat(location(here.submit("/compte/sessions/fin", ""))).endsWith("/connexion?partout");

        assertThat(List.of(here, elsewhere)).allSatisfy(visitor -> {
            assertThat(visitor.get("/api/session").statusCode()).isEqualTo(401);
            assertThat(visitor.get("/camunda/api/engine/engine/default/task").statusCode()).isEqualTo(401);
        });
        assertThat(colleague.get("/api/session").statusCode()).isEqualTo(200);
    }

    @Test
    void aLogoutEndsPagesAndWebappsTogether() {
        Visitor visitor = Visitor.loggedIn(port, PERSON);
        assertThat(visitor.get(ENGINE_USER).statusCode()).isEqualTo(200);

        HttpResponse<String> answer = visitor.post("/deconnexion", "");

        assertThat(json(answer).path("suite").asText()).isEqualTo("/connexion?fin");
        assertThat(visitor.get(ENGINE_USER).statusCode()).isEqualTo(401);
        assertThat(visitor.get("/api/session").statusCode()).isEqualTo(401);
    }

    @Test
    void aGroupThatIsLostIsLostInTheOpenSession() {
        Agent person = agents.agent(PERSON);
        Visitor visitor = Visitor.loggedIn(port, PERSON);
        assertThat(visitor.page("/equipe").statusCode()).isEqualTo(403);

        directory.saveAgents(List.of(with(person, Set.of(Function.HANDLER, Function.SUPERVISOR))));
        assertThat(visitor.page("/equipe").statusCode()).isNotEqualTo(403);

        directory.saveAgents(List.of(with(agents.agent(PERSON), person.functions())));
        assertThat(visitor.page("/equipe").statusCode()).isEqualTo(403);
    }

    private static Agent with(Agent agent, Set<Function> functions) {
        return new Agent(agent.id(), agent.version(), agent.givenName(), agent.familyName(), agent.title(), agent.email(),
                agent.telephone(), agent.presence(), agent.organisation(), functions, agent.sectorCommunes(),
                agent.sectorEpcis(), agent.capacity(), agent.arrivesOn(), agent.leavesOn(), agent.absences(),
                agent.signatureDelegations());
    }

    @Test
    void aLogoutOfAWebappEndsOurSession() {
        Visitor visitor = Visitor.loggedIn(port, PERSON);

        assertThat(visitor.post(ENGINE_USER + "/logout", "").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/api/session").statusCode()).isEqualTo(401);
    }

    @Test
    void aBusySessionEndsAsWell() {
        assertThat(sessions.isTooOld(Duration.ofHours(11))).isFalse();
        assertThat(sessions.isTooOld(Duration.ofHours(13))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/deconnexion", "/compte/mot-de-passe", "/compte/sessions/fin", "/api/dossiers",
            "/camunda/api/engine/engine/default/filter/1/list", "/camunda/api/admin/auth/user/default/logout"})
    void nothingChangesWithoutAToken(String path) {
        Visitor visitor = Visitor.loggedIn(port, PERSON);

        assertThat(visitor.postWithoutToken(path, "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void anUploadNeedsTheTokenToo() {
        Visitor visitor = Visitor.loggedIn(port, PERSON);

        assertThat(visitor.uploadWithoutToken("/api/dossiers/2026-38-0001/documents", "note.txt", new byte[] {65}).statusCode()).isEqualTo(403);
    }

    @Test
    void theTokenOfAWebappIsRefusedForOurPagesAndTheOtherWayRound() {
        Visitor visitor = Visitor.loggedIn(port, PERSON);

        assertThat(visitor.with("X-MAILLAGE-CSRF", visitor.cookie("XSRF-TOKEN")).postWithoutToken("/api/dossiers", "{}").statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"/connexion", "/compte", "/api/session", "/camunda/app/tasklist/default/", "/camunda/app/welcome/default/",
            "/camunda/api/engine/engine/default/task", "/engine-rest/task", "/maillage.css"})
    void everyAnswerCarriesTheHeadersOfACarefulSite(String path) {
        HttpResponse<String> answer = Visitor.loggedIn(port, PERSON).page(path);
        Supplier<String> policy = () -> answer.headers().firstValue("Content-Security-Policy").orElse("");

        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("SAMEORIGIN");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(answer.headers().firstValue("Permissions-Policy")).get().asString().contains("camera=()", "geolocation=()");
        assertThat(policy.get()).contains("default-src").contains("frame-ancestors");
        assertThat(policy.get().replace("style-src 'self' 'unsafe-inline'", path.startsWith("/camunda/") ? "" : "!"))
                .doesNotContain("unsafe-inline").doesNotContain("!").doesNotContain("https:");
        assertThat(answer.headers().allValues("Content-Security-Policy")).hasSize(1);
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void thePageOfAWebappNamesItsOneInlineScript() {
        HttpResponse<String> page = Visitor.loggedIn(port, PERSON).page(TASKLIST);

        assertThat(page.headers().firstValue("Content-Security-Policy")).get().asString().contains("'sha256-");
        assertThat(page.headers().firstValue("Content-Type")).get().asString().containsIgnoringCase("UTF-8");
        assertThat(page.body()).contains("window.tasklistConf").doesNotContain("nonce=");
    }

    /** Ten attempts are free, and one more every six seconds that a slow machine takes. */
    private static HttpResponse<String> untilRefused(Supplier<HttpResponse<String>> attempt) {
        List<HttpResponse<String>> answers = new ArrayList<>();
        do {
            answers.add(attempt.get());
        } while (answers.get(answers.size() - 1).statusCode() != 429 && answers.size() < 25);
        assertThat(answers.get(answers.size() - 1).statusCode()).isEqualTo(429);
        assertThat(answers).hasSizeGreaterThan(9);
        return answers.get(answers.size() - 1);
    }

    private int failures() {
        return ((UserEntity) identity.createUserQuery().userId(PERSON).singleResult()).getAttempts();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
