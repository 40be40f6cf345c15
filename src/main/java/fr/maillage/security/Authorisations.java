package fr.maillage.security;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Who may do what: the table {@code security/authorisations.csv}, role × resource × action × whose it is. Engine grants,
 * URLs and the rules on tasks and dossiers are made from it; a table with a mistake stops the start.
 */
@Component
public class Authorisations {

    static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setCommentMarker('#')
            .setIgnoreSurroundingSpaces(true).setIgnoreEmptyLines(true).get();

    private static final String FILE = "security/authorisations.csv";
    private static final Map<String, Boolean> CELLS = Map.of("x", true, "-", false);

    /** One row of the table, by its resource and action, « task read », and scope. */
    record Row(String right, Scope scope, Set<Role> roles) {

        String resource() {
            return right.substring(0, right.indexOf(' '));
        }

        String action() {
            return right.substring(right.indexOf(' ') + 1);
        }
    }

    private final List<Row> rows = read();
    private final Map<String, Map<Scope, Set<Role>>> byRight = new LinkedHashMap<>();

    Authorisations() {
        for (Row row : rows) {
            if (byRight.computeIfAbsent(row.right(), right -> new EnumMap<>(Scope.class)).put(row.scope(), row.roles()) != null) {
                throw new IllegalStateException("%s: two rows for %s %s".formatted(FILE, row.right(), row.scope()));
            }
        }
        for (Right right : Right.values()) {
            requireKnown(right.row());
        }
    }

    List<Row> rows() {
        return rows;
    }

    /** Whether somebody with these groups may do it to a thing of this scope; what no row says is refused. */
    public boolean allow(Collection<String> groups, Right right, Scope scope) {
        return allow(Role.among(groups), right.row(), scope);
    }

    public boolean allow(MaillageUser user, Right right, Scope scope) {
        return allow(user.groups(), right, scope);
    }

    boolean allow(Set<Role> roles, String right, Scope scope) {
        Set<Role> allowed = byRight.get(right).getOrDefault(scope, Set.of());
        return roles.stream().anyMatch(allowed::contains);
    }

    /** Whether there is anything that somebody with these roles may do it to. */
    boolean allowSomewhere(Set<Role> roles, String right) {
        return byRight.get(right).values().stream().anyMatch(allowed -> roles.stream().anyMatch(allowed::contains));
    }

    /** Those who may do it to something. */
    Set<Role> rolesOf(String right) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        byRight.get(right).values().forEach(roles::addAll);
        return roles;
    }

    void requireKnown(String right) {
        if (!byRight.containsKey(right)) {
            throw new IllegalStateException("%s has no row « %s »".formatted(FILE, right));
        }
    }

    private static List<Row> read() {
        try (Reader reader = new InputStreamReader(new ClassPathResource(FILE).getInputStream(), StandardCharsets.UTF_8)) {
            return FORMAT.parse(reader).stream().map(Authorisations::row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(CSVRecord line) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            Boolean allowed = CELLS.get(line.get(role.key()));
            if (allowed == null) {
                throw new IllegalStateException("%s, line %d: « %s » is neither x nor -"
                        .formatted(FILE, line.getParser().getCurrentLineNumber(), line.get(role.key())));
            }
            if (allowed) {
                roles.add(role);
            }
        }
        return new Row(line.get("resource") + " " + line.get("action"),
                Scope.valueOf(line.get("scope").toUpperCase(Locale.ROOT)), roles);
    }

    static List<String> words(String text) {
        return text.isBlank() ? List.of() : Arrays.asList(text.split(" "));
    }
}
