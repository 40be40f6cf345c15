package fr.maillage.workflow;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tasks that wait, over all dossiers, whoever asks; read in one statement, since there may be many. */
@Component
public class OpenTasks {

    private static final String SELECT = """
            select t.id_, d.key_, t.task_def_key_, t.name_, t.description_, i.business_key_, t.assignee_, t.due_date_,
              array_agg(distinct l.group_id_) as groups
            from act_ru_task t
              join act_ru_execution i on i.id_ = t.proc_inst_id_
              join act_re_procdef d on d.id_ = t.proc_def_id_
              join act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ is not null
            """;

    private final JdbcClient database;

    OpenTasks(JdbcClient database) {
        this.database = database;
    }

    /** Tasks whose due date lies after {@code from}, up to {@code to}. */
    public List<OpenTask> due(Instant from, Instant to) {
        return database.sql(SELECT + """
                where t.due_date_ > :from and t.due_date_ <= :to
                group by t.id_, d.key_, i.business_key_ order by t.due_date_""")
                .param("from", engineTime(from))
                .param("to", engineTime(to))
                .query(OpenTasks::row)
                .list();
    }

    public Optional<OpenTask> find(String id) {
        return database.sql(SELECT + "where t.id_ = :id group by t.id_, d.key_, i.business_key_")
                .param("id", id)
                .query(OpenTasks::row)
                .optional();
    }

    /** The tasks that wait on one dossier, the most urgent first. */
    public List<OpenTask> of(String reference) {
        return of(List.of(reference));
    }

    /** The tasks that wait on these dossiers, the most urgent first; one statement for a whole page of them. */
    public List<OpenTask> of(Collection<String> references) {
        return references.isEmpty() ? List.of() : database.sql(SELECT + "where i.business_key_ in (:references) "
                        + "group by t.id_, d.key_, i.business_key_ order by t.due_date_ nulls last, t.name_")
                .param("references", references)
                .query(OpenTasks::row)
                .list();
    }

    /** Whether a task on the dossier waits for one of these groups, taken or not. */
    public boolean isOffered(String businessKey, Collection<String> groups) {
        return !groups.isEmpty() && database.sql("""
                select exists (select 1 from act_ru_execution i
                  join act_ru_task t on t.proc_inst_id_ = i.id_
                  join act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate'
                where i.business_key_ = :businessKey and l.group_id_ in (:groups))""")
                .param("businessKey", businessKey)
                .param("groups", groups)
                .query(Boolean.class)
                .single();
    }

    private static OpenTask row(ResultSet row, int number) throws SQLException {
        Array groups = row.getArray("groups");
        LocalDateTime due = row.getObject("due_date_", LocalDateTime.class);
        return new OpenTask(row.getString("id_"), row.getString("key_"), row.getString("task_def_key_"),
                row.getString("name_"), row.getString("description_"), row.getString("business_key_"),
                new LinkedHashSet<>(Arrays.asList((String[]) groups.getArray())), row.getString("assignee_"),
                due == null ? null : due.toInstant(ZoneOffset.UTC));
    }

    /** The engine's columns carry no zone; the JVM runs in UTC. */
    private static LocalDateTime engineTime(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
