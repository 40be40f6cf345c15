package fr.maillage.tasklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import fr.maillage.directory.Directory;
import fr.maillage.directory.Organisation;
import fr.maillage.workflow.ParisTime;

/**
 * The tasks that wait on dossiers, whoever they are offered to: everybody who may read a dossier may know who has the
 * ball. One query of the engine's tables for a whole page of dossiers; the engine's own query would need one for each task.
 */
@Component
class WaitingTasks {

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Clock clock;

    WaitingTasks(JdbcClient jdbc, Directory directory, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.clock = clock;
    }

    /** The most urgent first. */
    List<WaitingTask> of(String reference) {
        return of(List.of(reference)).getOrDefault(reference, List.of());
    }

    Map<String, List<WaitingTask>> of(Collection<String> references) {
        if (references.isEmpty()) {
            return Map.of();
        }
        Instant now = clock.instant();
        return jdbc.sql("""
                        select t.id_, e.business_key_, t.name_, t.due_date_, t.assignee_,
                               string_agg(distinct l.group_id_, ',') as groups
                        from act_ru_task t
                        join act_ru_execution e on e.id_ = t.proc_inst_id_
                        left join act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate'
                        where e.business_key_ in (:references)
                        group by t.id_, e.business_key_, t.name_, t.due_date_, t.assignee_
                        order by t.due_date_ nulls last, t.name_""")
                .param("references", references)
                .query((row, number) -> task(row, now))
                .list().stream()
                .collect(Collectors.groupingBy(WaitingTask::reference, LinkedHashMap::new, Collectors.toList()));
    }

    private WaitingTask task(ResultSet row, Instant now) throws SQLException {
        LocalDateTime due = row.getObject("due_date_", LocalDateTime.class);
        Instant dueAt = due == null ? null : due.toInstant(ZoneOffset.UTC);
        LocalDate dueOn = dueAt == null ? null : ParisTime.dateOf(dueAt);
        return new WaitingTask(row.getString("id_"), row.getString("business_key_"), row.getString("name_"),
                holder(row.getString("groups")), dueOn, row.getString("assignee_") != null,
                dueAt != null && dueAt.isBefore(now));
    }

    private String holder(String groups) {
        return groups == null ? "" : Arrays.stream(groups.split(","))
                .map(this::nameOf)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private String nameOf(String group) {
        return directory.organisationOfGroup(group).map(Organisation::name).orElse(group);
    }
}
