package fr.maillage.tasklist.team;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.directory.Colleagues;
import fr.maillage.directory.Names;
import fr.maillage.directory.StructureType;
import fr.maillage.security.MaillageUser;
import fr.maillage.workflow.OpenTask;
import fr.maillage.workflow.ParisTime;

/**
 * The open tasks for which a supervisor answers: those offered to their organisations and those of the dossiers that their
 * delegations pilot.
 */
@Component
@Transactional(readOnly = true)
class TeamBoard {

    static final int PAGE = 100;

    private static final String COLUMNS = """
            select t.id_, t.name_, i.business_key_, d.name, d.type, d.departement, t.assignee_, t.due_date_, t.priority_,
              (select string_agg(distinct l.group_id_, ',') from act_ru_identitylink l
                where l.task_id_ = t.id_ and l.type_ = 'candidate') as groups
            """;
    private static final String ANSWERED_FOR = """
            (:everything
              or t.id_ in (select o.task_id_ from act_ru_identitylink o where o.type_ = 'candidate' and o.group_id_ = any (:groups))
              or t.tenant_id_ = any (:tenants))
            """;
    private static final String FROM = """
            from act_ru_task t
              join act_ru_execution i on i.id_ = t.proc_inst_id_
              left join dossier d on d.reference = i.business_key_
            where\s""";
    private static final String FILTERED = """
              and (not :overdue or t.due_date_ < :now)
              and (:agent::text is null or t.assignee_ = :agent or :agent = '-' and t.assignee_ is null)
              and (:type::text is null or d.type = :type)
              and (:departement::text is null or d.departement = :departement)
            """;

    /** How much an agent has in hand. */
    record Load(String agent, String name, String absence, int open, int overdue) {
    }

    private final JdbcClient jdbc;
    private final Supervision supervision;
    private final Names names;
    private final Colleagues colleagues;
    private final Clock clock;

    TeamBoard(JdbcClient jdbc, Supervision supervision, Names names, Colleagues colleagues, Clock clock) {
        this.jdbc = jdbc;
        this.supervision = supervision;
        this.names = names;
        this.colleagues = colleagues;
        this.clock = clock;
    }

    /** The most urgent first, one page. */
    List<TeamTask> list(MaillageUser user, TeamFilter filter) {
        return worded(jdbc.sql(COLUMNS + FROM + ANSWERED_FOR + FILTERED + """
                        order by t.due_date_ nulls last, t.id_ limit :limit offset :offset""")
                .params(scope(user)).params(parameters(filter))
                .param("limit", PAGE).param("offset", filter.page() * PAGE)
                .query(this::row)
                .list());
    }

    long count(MaillageUser user, TeamFilter filter) {
        return jdbc.sql("select count(*) " + FROM + ANSWERED_FOR + FILTERED).params(scope(user)).params(parameters(filter))
                .query(Long.class).single();
    }

    /** One task, if the supervisor answers for it. */
    Optional<TeamTask> find(MaillageUser user, String id) {
        return worded(jdbc.sql(COLUMNS + FROM + ANSWERED_FOR + " and t.id_ = :id")
                .params(scope(user)).param("id", id).query(this::row).list()).stream().findFirst();
    }

    /** Départements of the dossiers of these tasks. */
    List<String> departements(MaillageUser user) {
        return jdbc.sql("select distinct d.departement " + FROM + ANSWERED_FOR + " and d.departement is not null order by 1")
                .params(scope(user)).query(String.class).list();
    }

    /** Agents by name, those without a task included: the page helps to share work out, it ranks nobody. */
    List<Load> loads(MaillageUser user) {
        Map<String, int[]> counts = jdbc.sql("""
                        select t.assignee_, count(*) as open, count(*) filter (where t.due_date_ < :now) as overdue
                        """ + FROM + ANSWERED_FOR + " and t.assignee_ is not null group by t.assignee_")
                .params(scope(user)).param("now", now())
                .query((row, number) -> Map.entry(row.getString(1), new int[] {row.getInt(2), row.getInt(3)}))
                .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        List<Load> loads = new ArrayList<>();
        supervision.agents(user).values().forEach(agents -> agents.forEach(agent -> {
            int[] count = counts.getOrDefault(agent.id(), new int[2]);
            loads.add(new Load(agent.id(), agent.name(), colleagues.absence(agent.id()), count[0], count[1]));
        }));
        return loads;
    }

    private Map<String, Object> scope(MaillageUser user) {
        return Map.of("everything", supervision.answersForAll(user),
                "groups", supervision.groups(user).toArray(String[]::new),
                "tenants", supervision.tenants(user).toArray(String[]::new));
    }

    private Map<String, Object> parameters(TeamFilter filter) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("overdue", Boolean.TRUE.equals(filter.overdue()));
        parameters.put("now", now());
        parameters.put("agent", filter.agent());
        parameters.put("type", filter.type() == null ? null : filter.type().name());
        parameters.put("departement", filter.departement());
        return parameters;
    }

    private Found row(ResultSet row, int number) throws SQLException {
        return new Found(row.getString("id_"), row.getString("name_"), row.getString("business_key_"), row.getString("name"),
                row.getString("type"), row.getString("departement"), row.getString("assignee_"),
                row.getObject("due_date_", LocalDateTime.class), row.getInt("priority_"),
                row.getString("groups") == null ? List.of() : Arrays.asList(row.getString("groups").split(",")));
    }

    private List<TeamTask> worded(List<Found> found) {
        Set<String> groups = new HashSet<>();
        found.forEach(task -> groups.addAll(task.groups()));
        Names.Known known = names.of(found.stream().map(Found::assignee).filter(Objects::nonNull).toList(), List.of(), groups);
        return found.stream().map(task -> {
            LocalDateTime due = task.due();
            return new TeamTask(task.id(), task.name(), task.reference(), task.structure(),
                    task.type() == null ? null : StructureType.valueOf(task.type()), task.departement(), task.assignee(),
                    task.assignee() != null ? known.agent(task.assignee())
                            : task.groups().stream().map(known::organisationOfGroup).distinct().collect(Collectors.joining(", ")),
                    colleagues.absence(task.assignee()),
                    due == null ? null : ParisTime.dateOf(due.toInstant(ZoneOffset.UTC)),
                    task.priority() >= OpenTask.LEGAL_PRIORITY, due != null && due.isBefore(now()));
        }).toList();
    }

    /** The engine's columns carry no zone; the JVM runs in UTC. */
    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private record Found(String id, String name, String reference, String structure, String type, String departement,
                         String assignee, LocalDateTime due, int priority, List<String> groups) {
    }
}
