package fr.maillage.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import fr.maillage.workflow.TaskInHand;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything that was typed in the tasks of a dossier, kept as it was submitted. Fields that the application works with
 * also have columns of their own; this is where the others live, and where the dossier's page reads them all.
 */
@Service
@Transactional
public class TaskRecords {

    /**
     * One submission.
     *
     * @param organisation of the author
     * @param content      the contract's record; dates as ISO texts
     */
    public record TaskRecord(long id, String process, String task, Instant at, String author, String organisation,
                             Visibility visibility, JsonNode content) {
    }

    private final JdbcClient jdbc;
    private final Json json;
    private final Authors authors;
    private final Clock clock;

    TaskRecords(JdbcClient jdbc, Json json, Authors authors, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.authors = authors;
        this.clock = clock;
    }

    /** Keeps what a task has submitted. */
    public void keep(TaskInHand task, Record form, Visibility visibility) {
        keep(task.reference(), task, form, visibility);
    }

    /** For a start form, whose dossier has just got its reference. */
    public void keep(String reference, TaskInHand task, Record form, Visibility visibility) {
        jdbc.sql("""
                        insert into task_record
                          (reference, process, task, task_id, at, author, organisation, visibility, content)
                        values (:reference, :process, :task, :taskId, :at, :author, :organisation, :visibility,
                                :content::jsonb)""")
                .param("reference", reference)
                .param("process", task.process())
                .param("task", task.task())
                .param("taskId", task.taskId())
                .param("at", OffsetDateTime.now(clock))
                .param("author", task.userId())
                .param("organisation", authors.organisationOf(task.userId()))
                .param("visibility", visibility.name())
                .param("content", json.write(form))
                .update();
    }

    /** All submissions of the dossier, oldest first. */
    @Transactional(readOnly = true)
    public List<TaskRecord> list(String reference) {
        return select("reference = :reference", reference, "", "").list();
    }

    /** Those that the reader may read. */
    @Transactional(readOnly = true)
    public List<TaskRecord> list(String reference, Reader reader) {
        return list(reference).stream()
                .filter(each -> ReadingRule.mayRead(reader, each.visibility(), each.organisation()))
                .toList();
    }

    /** The last submission of one task. */
    @Transactional(readOnly = true)
    public Optional<TaskRecord> last(String reference, String process, String task) {
        List<TaskRecord> all = submissions(reference, process, task);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** All submissions of one task, oldest first. */
    @Transactional(readOnly = true)
    public List<TaskRecord> submissions(String reference, String process, String task) {
        return select("reference = :reference and process = :process and task = :task", reference, process, task).list();
    }

    private JdbcClient.MappedQuerySpec<TaskRecord> select(String where, String reference, String process, String task) {
        return jdbc.sql("""
                        select id, process, task, at, author, organisation, visibility, content::text as content
                        from task_record where %s order by id""".formatted(where))
                .param("reference", reference)
                .param("process", process)
                .param("task", task)
                .query(this::row);
    }

    private TaskRecord row(ResultSet row, int number) throws SQLException {
        return new TaskRecord(row.getLong("id"), row.getString("process"), row.getString("task"),
                row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("author"),
                row.getString("organisation"), Visibility.valueOf(row.getString("visibility")),
                json.read(row.getString("content")));
    }
}
