package fr.maillage.security;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may call which URL: the first row of {@code security/endpoints.csv} that fits names the right that it takes, and the
 * table of authorisations says who has it; what fits no row is for nobody. What an answer contains is decided further in,
 * by the rule on tasks and by the rule on dossiers.
 */
@Component
public class EndpointTable {

    private static final String FILE = "security/endpoints.csv";

    /**
     * @param methods empty for every method
     * @param right   resource and action of the table of authorisations
     */
    record Row(Set<HttpMethod> methods, PathPattern pattern, String right) {

        boolean fits(String method, PathContainer path) {
            return (methods.isEmpty() || methods.contains(HttpMethod.valueOf(method))) && pattern.matches(path);
        }
    }

    private final List<Row> rows = read();
    private final Authorisations authorisations;

    EndpointTable(Authorisations authorisations) {
        this.authorisations = authorisations;
        rows.forEach(row -> authorisations.requireKnown(row.right()));
    }

    /**
     * Whether the user may call the URL at all.
     *
     * @param user {@code null} when nobody is logged in
     * @param path as it is asked for, without query
     */
    public boolean mayCall(MaillageUser user, String method, String path) {
        Set<Role> roles = Role.among(user == null ? Set.of() : user.groups());
        return row(method, path).filter(row -> authorisations.allowSomewhere(roles, row.right())).isPresent();
    }

    /** The roles that may call the URL. */
    Set<Role> whoMayCall(String method, String path) {
        return row(method, path).map(Row::right).map(authorisations::rolesOf).orElse(Set.of());
    }

    Optional<Row> row(String method, String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        return rows.stream().filter(row -> row.fits(method, parsed)).findFirst();
    }

    List<Row> rows() {
        return rows;
    }

    private static List<Row> read() {
        try (Reader reader = new InputStreamReader(new ClassPathResource(FILE).getInputStream(), StandardCharsets.UTF_8)) {
            return Authorisations.FORMAT.parse(reader).stream().map(EndpointTable::row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(CSVRecord line) {
        return new Row(Authorisations.words(line.get("methods")).stream().map(HttpMethod::valueOf).collect(Collectors.toSet()),
                PathPatternParser.defaultInstance.parse(line.get("path")), line.get("resource") + " " + line.get("action"));
    }
}
