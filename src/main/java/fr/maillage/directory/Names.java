package fr.maillage.directory;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Names of many people, organisations and groups in one query, for pages that show lists of them. */
@Component
public class Names {

    /** What was found; everything asked for has a name, its id when the directory does not know it. */
    public static final class Known {

        private final Map<String, String> agents = new HashMap<>();
        private final Map<String, String> organisations = new HashMap<>();

        private Known() {
        }

        public String agent(String user) {
            return agents.getOrDefault(user, user);
        }

        public String organisation(String id) {
            return organisations.getOrDefault(id, id);
        }

        /** The organisation to which an engine group belongs. */
        public String organisationOfGroup(String group) {
            return candidates(group).map(organisations::get).filter(Objects::nonNull).findFirst().orElse(group);
        }
    }

    private final JdbcClient jdbc;

    Names(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Known of(Collection<String> agents, Collection<String> organisations, Collection<String> groups) {
        Set<String> bodies = new HashSet<>(organisations);
        groups.forEach(group -> candidates(group).forEach(bodies::add));
        Known known = new Known();
        jdbc.sql("""
                        select true as person, id, given_name || ' ' || family_name as name from agent where id = any (:agents)
                        union all
                        select false, id, name from organisation where id = any (:organisations)""")
                .param("agents", array(agents))
                .param("organisations", array(bodies))
                .query(row -> {
                    (row.getBoolean("person") ? known.agents : known.organisations)
                            .put(row.getString("id"), row.getString("name"));
                });
        return known;
    }

    private static Stream<String> candidates(String group) {
        return Arrays.stream(Function.values()).map(function -> function.organisationOf(group)).flatMap(Optional::stream);
    }

    private static String[] array(Collection<String> ids) {
        return ids.stream().filter(Objects::nonNull).distinct().toArray(String[]::new);
    }
}
