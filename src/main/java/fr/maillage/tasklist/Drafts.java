package fr.maillage.tasklist;

import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What somebody has typed into a form and not yet sent: shown to nobody else, never read by a rule, and gone with the
 * submission, with the task, with the agent, or when it has grown old.
 */
@Component
class Drafts {

    /** Many times the longest form, and little for a table. */
    static final int LONGEST = 300_000;
    /** An abandoned draft holds names and opinions that nobody needs any more. */
    static final Duration KEPT = Duration.ofDays(180);

    /** What a draft is for. */
    enum Kind { TASK, START }

    /**
     * @param values  by component of the contract, as they were typed: right or wrong
     * @param savedAt when they were typed last
     */
    record Draft(JsonNode values, Instant savedAt) {
    }

    /** The draft is longer than any form. */
    static class TooLong extends RuntimeException {
    }

    private final JdbcClient db;
    private final ObjectMapper mapper;
    private final Clock clock;

    Drafts(JdbcClient db, ObjectMapper mapper, Clock clock) {
        this.db = db;
        this.mapper = mapper;
        this.clock = clock;
    }

    Optional<Draft> find(String person, Kind kind, String subject) {
        return db.sql("select typed, saved_at from form_draft where person = ? and kind = ? and subject = ?")
                .params(person, kind.name(), subject).query(this::draft).optional();
    }

    /**
     * Keeps what was typed last.
     *
     * @return when it was kept
     * @throws TooLong nothing is kept then
     */
    Instant keep(String person, Kind kind, String subject, ObjectNode values) {
        String typed = values.toString();
        if (typed.length() > LONGEST) {
            throw new TooLong();
        }
        Instant now = clock.instant();
        db.sql("""
                        insert into form_draft (person, kind, subject, typed, saved_at) values (?, ?, ?, ?, ?)
                        on conflict (person, kind, subject) do update set typed = excluded.typed, saved_at = excluded.saved_at""")
                .params(person, kind.name(), subject, typed, Timestamp.from(now)).update();
        return now;
    }

    void discard(String person, Kind kind, String subject) {
        db.sql("delete from form_draft where person = ? and kind = ? and subject = ?")
                .params(person, kind.name(), subject).update();
    }

    /** Everybody's, once the task is over. */
    void discardAllOf(String taskId) {
        db.sql("delete from form_draft where kind = ? and subject = ?").params(Kind.TASK.name(), taskId).update();
    }

    /** All that somebody has typed. */
    void discardAllBy(String person) {
        db.sql("delete from form_draft where person = ?").params(person).update();
    }

    void discardTheOld() {
        db.sql("delete from form_draft where saved_at < ?").params(Timestamp.from(clock.instant().minus(KEPT))).update();
    }

    private Draft draft(ResultSet row, int number) throws SQLException {
        try {
            return new Draft(mapper.readTree(row.getString("typed")), row.getTimestamp("saved_at").toInstant());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
