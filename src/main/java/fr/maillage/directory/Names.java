package fr.maillage.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import fr.maillage.reference.EditorNames;
import fr.maillage.workflow.FrenchDates;
import fr.maillage.workflow.ParisTime;

/** Names of many people, organisations and groups in one query, for pages that show lists of them. */
@Component
public class Names implements EditorNames {

    /** What was found; everything asked for has a name, its id when the directory does not know it. */
    public static final class Known {

        private final Map<String, String> agents = new HashMap<>();
        private final Map<String, String> absences = new HashMap<>();
        private final Map<String, String> organisations = new HashMap<>();

        private Known() {
        }

        public String agent(String user) {
            return agents.getOrDefault(user, user);
        }

        /** The name, with « absent jusqu’au …, remplacé par … » while the person is away. */
        public String present(String user) {
            String absence = absences.get(user);
            return absence == null ? agent(user) : "%s (%s)".formatted(agent(user), absence);
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
    private final MessageSource messages;
    private final Clock clock;

    Names(JdbcClient jdbc, MessageSource messages, Clock clock) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.clock = clock;
    }

    public Known of(Collection<String> agents, Collection<String> organisations, Collection<String> groups) {
        Set<String> bodies = new HashSet<>(organisations);
        groups.forEach(group -> candidates(group).forEach(bodies::add));
        Known known = new Known();
        jdbc.sql("""
                        select true as person, id, given_name || ' ' || family_name as name, ends_on as away,
                          (select given_name || ' ' || family_name from agent as other where other.id = substitute
                             and coalesce(arrives_on, :today) <= :today and coalesce(leaves_on, :today) >= :today) as substitute
                        from agent left join absence on absence.agent = id and starts_on <= :today and ends_on >= :today
                        where id = any (:agents)
                        union all
                        select false, id, name, null, null from organisation where id = any (:organisations)""")
                .param("today", ParisTime.today(clock))
                .param("agents", array(agents))
                .param("organisations", array(bodies))
                .query(row -> {
                    (row.getBoolean("person") ? known.agents : known.organisations)
                            .put(row.getString("id"), row.getString("name"));
                    LocalDate away = row.getObject("away", LocalDate.class);
                    if (away != null) {
                        known.absences.put(row.getString("id"), absence(away, row.getString("substitute")));
                    }
                });
        return known;
    }

    @Override
    public Map<String, String> ofUsers(Collection<String> users) {
        Known known = of(users, Set.of(), Set.of());
        return users.stream().distinct().collect(Collectors.toMap(user -> user, known::agent));
    }

    private String absence(LocalDate until, String substitute) {
        return messages.getMessage(substitute == null ? "team.absent" : "team.absent.replaced",
                new Object[] {FrenchDates.of(until), substitute}, Locale.FRENCH);
    }

    private static Stream<String> candidates(String group) {
        return Arrays.stream(Function.values()).map(function -> function.organisationOf(group)).flatMap(Optional::stream);
    }

    private static String[] array(Collection<String> ids) {
        return ids.stream().filter(Objects::nonNull).distinct().toArray(String[]::new);
    }
}
