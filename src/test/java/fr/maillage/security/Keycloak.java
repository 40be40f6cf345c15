package fr.maillage.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.awaitility.Awaitility;
import org.springframework.util.FileSystemUtils;

/**
 * A real Keycloak on the loopback, from the distribution that the build has unpacked, with a realm of fictitious people.
 */
final class Keycloak implements AutoCloseable {

    static final String REALM = "maillage";
    static final String SECRET = "secret-d-essai";
    private static final Path UNPACKED = Path.of("target/keycloak");
    private static final Path REALM_FILE = Path.of("src/test/resources/keycloak/maillage-realm.json");
    private static final String ADMINISTRATOR = "essai";
    private static final Duration START = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final URI base;

    private Keycloak(Process process, URI base) {
        this.process = process;
        this.base = base;
    }

    /** Starts it; {@link #awaitReady} waits until it answers. */
    static Keycloak start() throws IOException {
        Path home;
        try (Stream<Path> unpacked = Files.list(UNPACKED)) {
            home = unpacked.filter(path -> path.getFileName().toString().startsWith("keycloak-")).findFirst()
                    .orElseThrow(() -> new IllegalStateException("No Keycloak in " + UNPACKED + ": mvn pre-integration-test unpacks it."));
        }
        FileSystemUtils.deleteRecursively(home.resolve("data"));
        Path imported = Files.createDirectories(home.resolve("data/import"));
        Files.copy(REALM_FILE, imported.resolve(REALM_FILE.getFileName()), StandardCopyOption.REPLACE_EXISTING);

        int port = freePort();
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        Path script = home.resolve(windows ? "bin/kc.bat" : "bin/kc.sh").toAbsolutePath();
        // the zip's permissions may be lost: the script is given to the shell that it is written for
        List<String> command = windows ? List.of(script.toString()) : List.of("bash", script.toString());
        ProcessBuilder start = new ProcessBuilder(Stream.concat(command.stream(), Stream.of("start-dev", "--import-realm",
                "--http-host=127.0.0.1", "--http-port=" + port, "--cache=local")).toList());
        start.environment().putAll(Map.of("JAVA_HOME", System.getProperty("java.home"),
                "JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m -XX:TieredStopAtLevel=1",
                "KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR, "KC_BOOTSTRAP_ADMIN_PASSWORD", SECRET));
        // meant for Maven and the tests: another garbage collector than the script's stops Keycloak
        start.environment().remove("JAVA_TOOL_OPTIONS");
        start.redirectErrorStream(true).redirectOutput(UNPACKED.resolve("keycloak.log").toFile());
        return new Keycloak(start.start(), URI.create("http://127.0.0.1:" + port));
    }

    void awaitReady() {
        Awaitility.await("Keycloak, see " + UNPACKED.resolve("keycloak.log")).atMost(START)
                .failFast("Keycloak has stopped", () -> !process.isAlive())
                .pollInterval(Duration.ofMillis(500)).ignoreExceptions()
                .until(() -> http.send(HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration")).build(),
                        HttpResponse.BodyHandlers.discarding()).statusCode() == 200);
    }

    String issuer() {
        return base + "/realms/" + REALM;
    }

    /** The access token of a machine, by its own secret. */
    String tokenOf(String client) {
        return token(REALM, Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", SECRET));
    }

    /** Takes the person out of every group, as an administrator of the realm does. */
    void removeFromGroups(String user) {
        JsonNode found = administer("GET", "/users?exact=true&username=" + user);
        String id = found.path(0).path("id").asText();
        administer("GET", "/users/" + id + "/groups").forEach(group ->
                administer("DELETE", "/users/" + id + "/groups/" + group.path("id").asText()));
    }

    /** How many sessions Keycloak itself keeps for the person. */
    int sessionsOf(String user) {
        String id = administer("GET", "/users?exact=true&username=" + user).path(0).path("id").asText();
        return administer("GET", "/users/" + id + "/sessions").size();
    }

    private JsonNode administer(String method, String path) {
        String token = token("master", Map.of("grant_type", "password", "client_id", "admin-cli", "username", ADMINISTRATOR, "password", SECRET));
        return send(HttpRequest.newBuilder(base.resolve("/admin/realms/" + REALM + path))
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.noBody()));
    }

    private String token(String realm, Map<String, String> form) {
        return send(HttpRequest.newBuilder(base.resolve("/realms/" + realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))))).path("access_token").asText();
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(response + " " + response.body());
            }
            return response.body().isBlank() ? JSON.nullNode() : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
