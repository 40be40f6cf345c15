package fr.maillage.tasklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.FilterService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import fr.maillage.security.MaillageUser;
import fr.maillage.security.ReadableTasks;
import fr.maillage.security.TaskRule;
import fr.maillage.workflow.EngineNames;

/**
 * How many tasks each filter holds for somebody; all that the application provides in one statement, since every open
 * Tasklist asks once a minute. Administrators read every filter, but are counted only those that are for everybody: a
 * hundred départements are no worklist of theirs.
 */
@Component
class FilterCounts {

    private static final String OFFERED = """
            select distinct task_id_ from act_ru_identitylink where type_ = 'candidate' and group_id_ in (:groups)""";
    private static final String WATCHED = " union select id_ from act_ru_task where tenant_id_ in (:tenants)";
    private static final Set<String> NO_GROUP = Set.of("");
    /** For each task on its own, whatever number of them the planner expects. */
    private static final String PATH_OF_EACH = """
             join act_ru_task t on t.id_ = readable.task_id_
            left join lateral (select text_ from act_ru_variable
                               where var_scope_ = t.proc_inst_id_ and name_ = :type limit 1) path on true""";
    private static final String ALL = """
            act_ru_task t
            left join act_ru_variable path on path.var_scope_ = t.proc_inst_id_ and path.name_ = :type""";

    private final TaskFilters provided;
    private final FilterService filters;
    private final TaskRule taskRule;
    private final JdbcClient jdbc;
    private final Clock clock;

    FilterCounts(TaskFilters provided, FilterService filters, TaskRule taskRule, JdbcClient jdbc, Clock clock) {
        this.provided = provided;
        this.filters = filters;
        this.taskRule = taskRule;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** By id of the filter, of those that the logged-in user may read. */
    Map<String, Long> of(MaillageUser user) {
        Map<String, Long> counts = ofProvided(user);
        filters.createFilterQuery().unlimitedList().stream()
                .filter(filter -> !provided.isProvided(filter))
                .forEach(filter -> counts.put(filter.getId(), filters.count(filter.getId())));
        return counts;
    }

    private Map<String, Long> ofProvided(MaillageUser user) {
        Map<String, FilterRule> rules = provided.rulesFor(user.groups());
        List<String> ids = List.copyOf(rules.keySet());
        List<String> columns = new ArrayList<>();
        Map<String, Object> parameters = new HashMap<>();
        ids.forEach(id -> {
            columns.add("count(*) filter (where %s)".formatted(rules.get(id).sql()));
            parameters.putAll(rules.get(id).parameters());
        });
        ReadableTasks readable = taskRule.readableBy(user);
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        return jdbc.sql("select %s from %s where t.suspension_state_ = 1".formatted(String.join(",\n", columns), tasks(readable)))
                .params(parameters)
                .param("type", EngineNames.TYPE)
                .param("user", user.id())
                .param("now", now)
                .param("soon", now.plusDays(FilterRule.SOON))
                .param("groups", readable.groups().isEmpty() ? NO_GROUP : readable.groups())
                .param("tenants", readable.tenants())
                .query((row, number) -> counts(row, ids))
                .single();
    }

    private static String tasks(ReadableTasks readable) {
        return readable.everything() ? ALL
                : "(" + OFFERED + (readable.tenants().isEmpty() ? "" : WATCHED) + ") readable" + PATH_OF_EACH;
    }

    private static Map<String, Long> counts(ResultSet row, List<String> ids) throws SQLException {
        Map<String, Long> counts = new HashMap<>();
        for (int column = 0; column < ids.size(); column++) {
            counts.put(ids.get(column), row.getLong(column + 1));
        }
        return counts;
    }
}
