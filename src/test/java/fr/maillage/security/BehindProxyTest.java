package fr.maillage.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;

import org.apache.catalina.valves.RemoteIpValve;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

import fr.maillage.MaillageTest;
import fr.maillage.Visitor;

/** Behind a proxy that ends https and says so, as production runs: cookies are Secure and the browser is told to stay with https. */
@MaillageTest
class BehindProxyTest {

    private static final String STAY = "Strict-Transport-Security";

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @LocalServerPort
    int port;
    @Autowired
    ServletWebServerApplicationContext context;

    private RemoteIpValve proxies;

    /** What {@code maillage.trusted-proxies} sets; a context of its own would take the webapps' engine from the other tests. */
    @BeforeEach
    void trustThisMachine() {
        proxies = Stream.of(((TomcatWebServer) context.getWebServer()).getTomcat().getEngine().getPipeline().getValves())
                .filter(RemoteIpValve.class::isInstance).map(RemoteIpValve.class::cast).findFirst().orElseThrow();
        assertThat(proxies.getInternalProxies()).isEqualTo("none");
        proxies.setInternalProxies("127\\.0\\.0\\.1|0:0:0:0:0:0:0:1");
    }

    @AfterEach
    void trustNobody() {
        proxies.setInternalProxies("none");
    }

    @Test
    void everyCookieOfALoginIsSecure() throws Exception {
        HttpResponse<String> page = send(request("/connexion").header("X-Forwarded-Proto", "https"));
        assertThat(cookies(page)).isNotEmpty().allSatisfy(BehindProxyTest::isSecure);
        String token = value(cookies(page), "MAILLAGE-CSRF");

        HttpResponse<String> login = send(request("/connexion").header("X-Forwarded-Proto", "https")
                .header("Cookie", "MAILLAGE-CSRF=" + token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "username=alice.delegation38&password=%s&_csrf=%s".formatted(Visitor.PASSWORD, token))));
        assertThat(login.statusCode()).isEqualTo(302);
        assertThat(cookies(login)).extracting(cookie -> cookie.substring(0, cookie.indexOf('=')))
                .contains("MAILLAGE-SESSION", "XSRF-TOKEN", "MAILLAGE-CSRF");
        assertThat(cookies(login)).allSatisfy(BehindProxyTest::isSecure);

        String session = value(cookies(login), "MAILLAGE-SESSION");
        for (String path : List.of("/", "/camunda/app/tasklist/default/", "/camunda/api/engine/engine/default/task?maxResults=1")) {
            HttpResponse<String> answer = send(request(path).header("X-Forwarded-Proto", "https")
                    .header("Cookie", "MAILLAGE-SESSION=" + session));
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(cookies(answer)).as(path).allSatisfy(BehindProxyTest::isSecure);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/connexion", "/dossiers", "/api/session", "/camunda/app/tasklist/default/",
            "/camunda/api/engine/engine/default/task", "/engine-rest/task/count", "/maillage.css", "/actuator/health"})
    void everyAnswerTellsTheBrowserToStayWithHttps(String path) throws Exception {
        assertThat(send(request(path).header("X-Forwarded-Proto", "https")).headers().firstValue(STAY))
                .hasValueSatisfying(value -> assertThat(value).contains("max-age=31536000"));
        HttpResponse<String> plain = send(request(path).header("X-Forwarded-Proto", "http"));
        assertThat(plain.headers().firstValue(STAY)).isEmpty();
        assertThat(cookies(plain)).noneMatch(cookie -> cookie.contains("Secure"));
    }

    private static void isSecure(String cookie) {
        assertThat(cookie).contains("; Secure").contains("SameSite=Lax");
    }

    private static String value(List<String> cookies, String name) {
        return cookies.stream().filter(cookie -> cookie.startsWith(name + "=") && !cookie.startsWith(name + "=;"))
                .map(cookie -> cookie.substring(name.length() + 1, cookie.indexOf(';'))).findFirst().orElseThrow();
    }

    private static List<String> cookies(HttpResponse<String> response) {
        return response.headers().allValues("Set-Cookie");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Accept", "text/html, application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
