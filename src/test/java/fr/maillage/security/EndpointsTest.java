package fr.maillage.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.web.context.WebApplicationContext;

import fr.maillage.MaillageTest;
import fr.maillage.security.RunningEndpoints.Endpoint;

/**
 * Every endpoint of the running application has a row that says who may use it, and docs/endpoints.md tells them all. With
 * {@code -Dmaillage.docs=write} this test writes the page anew instead of finding it stale.
 */
@MaillageTest
class EndpointsTest {

    private static final Path PAGE = Path.of("docs", "endpoints.md");
    private static final boolean WRITE = "write".equals(System.getProperty("maillage.docs"));
    private static final String COMMAND = "write it anew: mvn test -Dtest=EndpointsTest -Dmaillage.docs=write";

    @Autowired
    WebApplicationContext context;
    @Autowired
    EndpointTable table;
    @Autowired
    Authorisations authorisations;
    @Autowired
    MessageSource messages;

    List<Endpoint> endpoints;

    @BeforeEach
    void collect() {
        endpoints = List.copyOf(new RunningEndpoints(context).all());
    }

    @Test
    void everyEndpointHasARow() {
        assertThat(endpoints).hasSizeGreaterThan(900);
        assertThat(endpoints.stream()
                .filter(endpoint -> table.row(endpoint.calledMethod(), endpoint.called()).isEmpty())
                .map(endpoint -> endpoint.method() + " " + endpoint.path()))
                .as("endpoints without a row in security/endpoints.csv").isEmpty();
    }

    @Test
    void everyRowIsOfAnEndpoint() {
        Set<EndpointTable.Row> used = new HashSet<>();
        endpoints.forEach(endpoint -> methods(endpoint).forEach(method -> {
            table.row(method, endpoint.called()).ifPresent(used::add);
            table.row(method, endpoint.called() + "/").ifPresent(used::add);
        }));

        assertThat(table.rows().stream().filter(row -> !used.contains(row)).map(row -> row.methods() + " " + row.pattern()))
                .as("rows of security/endpoints.csv that fit no endpoint").isEmpty();
    }

    @Test
    void everyRightIsAskedBySomebody() {
        Set<String> asked = table.rows().stream().map(EndpointTable.Row::right).collect(Collectors.toSet());
        for (Right right : Right.values()) {
            asked.add(right.row());
        }
        assertThat(authorisations.rows().stream().map(Authorisations.Row::right).filter(right -> !asked.contains(right)))
                .as("rows of security/authorisations.csv that nothing asks").isEmpty();
    }

    @Test
    void bothMountsOfTheEnginesApiAreForTheSamePeople() {
        assertThat(endpoints.stream().filter(endpoint -> endpoint.path().startsWith("/engine-rest/engine/{name}/"))
                .filter(endpoint -> !table.whoMayCall(endpoint.calledMethod(), endpoint.called())
                        .equals(table.whoMayCall(endpoint.calledMethod(), endpoint.called().replace("/engine/default", "")))))
                .isEmpty();
    }

    @Test
    void thePageTellsThemAll() throws IOException {
        String page = new EndpointsPage(endpoints, table, messages).write();
        if (WRITE) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).as(COMMAND).content().isEqualTo(page);
    }

    private static Set<String> methods(Endpoint endpoint) {
        return endpoint.method().equals("*") ? Set.of("GET", "POST", "PUT", "DELETE") : Set.of(endpoint.method());
    }
}
