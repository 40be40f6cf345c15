package fr.maillage.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

import fr.maillage.MaillageTest;
import fr.maillage.Visitor;

/** Addresses that try to get past the table of endpoints, sent as they are: refused before they reach anything, and without noise. */
@MaillageTest
@ExtendWith(OutputCaptureExtension.class)
class PlainAddressesTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(strings = {
            "/camunda/api/tasklist/plugin/tasklistPlugins/static/../../../../engine/engine/default/history/task",
            "/camunda/api/tasklist/plugin/tasklistPlugins/static/%2e%2e/%2e%2e/%2e%2e/%2e%2e/engine/engine/default/history/task",
            "/camunda/api/tasklist/plugin/tasklistPlugins/static/%252e%252e/%252e%252e/engine/engine/default/history/task",
            "//camunda/api/engine/engine/default/history/task", ENGINE + "//history/task", ENGINE + "/./history/task",
            ENGINE + "/history/task;x=y", ENGINE + ";x=y/history/task", ENGINE + "/task/..;/history/task", ENGINE + "/history/task%3bx",
            ENGINE + "/history%2ftask", ENGINE + "/history%2Ftask", ENGINE + "/history%5ctask", ENGINE + "/history/%00task",
            ENGINE + "/history/task%0a", "/engine-rest/../camunda/app/admin/", "/camunda/../camunda/app/admin/default/",
            "/maillage.css/../administration", "/connexion/../dossiers", "/dossiers/x/..", "/%2e%2e/%2e%2e/etc/passwd"})
    void whatIsNotWrittenPlainlyIsRefusedQuietly(String address, CapturedOutput log) throws IOException {
        Visitor alice = Visitor.loggedIn(port, "alice.delegation38");

        assertThat(statusLine(address, alice.cookie("MAILLAGE-SESSION"))).as("logged in").startsWith("HTTP/1.1 400");
        assertThat(statusLine(address, "none")).as("anonymous").startsWith("HTTP/1.1 400");
        assertThat(log.getAll()).doesNotContain("Exception");
    }

    /** A client of HTTP would tidy the address up. */
    private String statusLine(String address, String session) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream().write("GET %s HTTP/1.1\r\nHost: localhost\r\nCookie: MAILLAGE-SESSION=%s\r\nConnection: close\r\n\r\n"
                    .formatted(address, session).getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().findFirst().orElse("");
        }
    }
}
