package fr.maillage.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import fr.maillage.workflow.ParisTime;

import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everything that happens to a dossier: who, when, what. Append-only, which the database enforces. */
@Service
@Transactional
public class Journal {

    private static final String COLUMNS =
            "select id, at, author, organisation, event, arguments::text as arguments, note, visibility from journal_entry ";

    private final JdbcClient jdbc;
    private final Json json;
    private final MessageSource messages;
    private final Authors authors;
    private final Clock clock;

    Journal(JdbcClient jdbc, Json json, MessageSource messages, Authors authors, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.messages = messages;
        this.authors = authors;
        this.clock = clock;
    }

    /** @param by engine user id; {@code null} for the application */
    public void write(String reference, JournalEntry entry, String by) {
        jdbc.sql("""
                        insert into journal_entry
                          (reference, at, author, organisation, event, arguments, note, visibility)
                        values (:reference, :at, :author, :organisation, :event, :arguments::jsonb, :note, :visibility)""")
                .param("reference", reference)
                .param("at", OffsetDateTime.now(clock))
                .param("author", by)
                .param("organisation", authors.organisationOf(by))
                .param("event", entry.event())
                .param("arguments", json.write(entry.arguments()))
                .param("note", entry.note())
                .param("visibility", entry.visibility().name())
                .update();
    }

    /**
     * What the reader may read, latest first; of the dossiers that go on in this one too.
     *
     * @param before only rows with a smaller id; {@code null} from the latest
     * @param limit  at most so many rows
     */
    @Transactional(readOnly = true)
    public List<JournalRow> read(String reference, Reader reader, Long before, int limit) {
        return jdbc.sql("""
                        with recursive line(dossier) as (select :reference::text union
                          select d.reference from dossier d join line on d.merged_into = line.dossier)
                        """ + COLUMNS + """
                        where reference in (select dossier from line) and id < :before
                          and (visibility in (:shared) or organisation in (:organisations))
                        order by id desc limit :limit""")
                .param("reference", reference)
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("shared", ReadingRule.shared(reader).stream().map(Visibility::name).toList())
                .param("organisations", SqlLists.nonEmpty(reader.organisations()))
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    /** When the dossier entered each stage for the first time, by the stage's label. */
    @Transactional(readOnly = true)
    public Map<String, Instant> stages(String reference) {
        return jdbc.sql("""
                        select arguments->>0 as label, min(at) as at from journal_entry
                        where reference = :reference and event = 'stage' group by 1 order by 2""")
                .param("reference", reference)
                .query((row, number) -> Map.entry(row.getString("label"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }

    /** What was typed with the latest row of that event, whoever may read it; for the application's own texts. */
    @Transactional(readOnly = true)
    Optional<String> lastNote(String reference, String event) {
        return jdbc.sql("""
                        select coalesce(note, '') from journal_entry
                        where reference = :reference and event = :event order by id desc limit 1""")
                .param("reference", reference)
                .param("event", event)
                .query(String.class)
                .optional()
                .filter(note -> !note.isEmpty());
    }

    /** On how many days that event is in the journal, since the latest row of the other one. */
    @Transactional(readOnly = true)
    int days(String reference, String event, String since) {
        return jdbc.sql("""
                        select count(distinct (at at time zone :zone)::date) from journal_entry
                        where reference = :reference and event = :event
                          and id > coalesce((select max(id) from journal_entry where reference = :reference and event = :since), 0)""")
                .param("zone", ParisTime.ZONE.getId())
                .param("reference", reference)
                .param("event", event)
                .param("since", since)
                .query(Integer.class)
                .single();
    }

    private JournalRow row(ResultSet row, int number) throws SQLException {
        String event = row.getString("event");
        List<String> arguments = json.readTexts(row.getString("arguments"));
        return new JournalRow(row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.UTC).toInstant(),
                row.getString("author"), row.getString("organisation"), event,
                messages.getMessage("journal." + event, arguments.toArray(), Locale.FRENCH),
                row.getString("note"), Visibility.valueOf(row.getString("visibility")));
    }
}
