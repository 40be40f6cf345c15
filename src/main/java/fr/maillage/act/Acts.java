package fr.maillage.act;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;

import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.directory.Function;
import fr.maillage.reference.Delays;
import fr.maillage.workflow.ModelBean;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.RefusedSubmission;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Events, information actions and partnership projects: who answers for them, when, with whom. */
@ModelBean
@Transactional
public class Acts {

    private static final LocalTime END_OF_DAY = LocalTime.of(18, 0);

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Delays delays;
    private final Clock clock;

    Acts(JdbcClient jdbc, Directory directory, Delays delays, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.delays = delays;
        this.clock = clock;
    }

    /** The group that answers for the act. */
    @Transactional(readOnly = true)
    public String organiser(String reference, Long act) {
        return directory.groupOf(get(act).organiser(), Function.HANDLER);
    }

    /** When the account of what happened is due: some working days after the day. */
    @Transactional(readOnly = true)
    public Date reportDue(String reference, Long act) {
        LocalDate day = delays.after(ParisTime.dateOf(get(act).heldAt()), "act.report");
        return Date.from(day.atTime(END_OF_DAY).atZone(ParisTime.ZONE).toInstant());
    }

    /** The organisation for which somebody plans an act. */
    @Transactional(readOnly = true)
    String organisationOf(String user) {
        return directory.findAgent(user).map(Agent::organisation)
                .orElseThrow(() -> new RefusedSubmission("", "act.agent"));
    }

    /** Keeps a new act with those whom it concerns; its number. */
    long plan(Act act, List<ActPerson> persons, String by) {
        long id = jdbc.sql("""
                        insert into act (reference, kind, organiser, title, held_at, place, content, press, state,
                          created_at, created_by)
                        values (:reference, :kind, :organiser, :title, :heldAt, :place, :content, :press, 'PLANNED', :at, :by)
                        returning id""")
                .param("reference", act.reference()).param("kind", act.kind().name())
                .param("organiser", act.organiser()).param("title", act.title())
                .param("heldAt", act.heldAt() == null ? null : act.heldAt().atOffset(ZoneOffset.UTC))
                .param("place", act.place()).param("content", act.content()).param("press", act.press())
                .param("at", OffsetDateTime.now(clock)).param("by", by)
                .query(Long.class).single();
        persons.forEach(person -> add(id, person));
        return id;
    }

    void add(long act, ActPerson person) {
        jdbc.sql("""
                        insert into act_person (act, part, name, email, detail)
                        values (:act, :part, :name, :email, :detail)""")
                .param("act", act).param("part", person.part().name()).param("name", person.name())
                .param("email", person.email()).param("detail", person.detail())
                .update();
    }

    /**
     * One line about an act.
     *
     * @param heldAt {@code null} for a partnership
     */
    record Listed(String title, Act.Kind kind, Instant heldAt, String place, String state) {
    }

    /** The acts of a dossier, latest first. */
    @Transactional(readOnly = true)
    List<Listed> of(String reference) {
        return jdbc.sql("select * from act where reference = :reference order by id desc").param("reference", reference)
                .query((row, number) -> {
                    Act act = row(row, number);
                    return new Listed(act.title(), act.kind(), act.heldAt(), act.place(), row.getString("state"));
                })
                .list();
    }

    @Transactional(readOnly = true)
    Act get(long id) {
        return jdbc.sql("select * from act where id = :id").param("id", id).query(Acts::row).single();
    }

    @Transactional(readOnly = true)
    List<ActPerson> persons(long act, ActPerson.Part part) {
        return jdbc.sql("""
                        select id, part, name, email, detail, signed_on from act_person
                        where act = :act and part = :part order by id""")
                .param("act", act).param("part", part.name())
                .query((row, number) -> new ActPerson(row.getLong("id"), part, row.getString("name"),
                        row.getString("email"), row.getString("detail"), row.getObject("signed_on", LocalDate.class)))
                .list();
    }

    /**
     * @param newDate in France
     */
    void postpone(long id, LocalDateTime newDate) {
        jdbc.sql("update act set held_at = :at where id = :id")
                .param("at", newDate.atZone(ParisTime.ZONE).toOffsetDateTime()).param("id", id).update();
    }

    void held(long id, Integer attendance, String report, String pressRelease) {
        jdbc.sql("""
                        update act set state = 'HELD', attendance = :attendance, report = :report,
                          press_release = coalesce(:release, press_release) where id = :id""")
                .param("attendance", attendance).param("report", report).param("release", pressRelease).param("id", id)
                .update();
    }

    /** @param state {@code CANCELLED}, or {@code ENDED} for what has come to its end */
    void close(long id, String state, String report) {
        jdbc.sql("update act set state = :state, report = coalesce(:report, report) where id = :id")
                .param("state", state).param("report", report).param("id", id)
                .update();
    }

    void sign(long person, LocalDate day) {
        jdbc.sql("update act_person set signed_on = :day where id = :id").param("day", day).param("id", person).update();
    }

    void follow(long person, String followUp, String dossier) {
        jdbc.sql("update act_person set follow_up = :followUp, follow_up_dossier = :dossier where id = :id")
                .param("followUp", followUp).param("dossier", dossier).param("id", person)
                .update();
    }

    /** Refuses an account of something that has not happened yet. */
    void refuseBefore(Instant heldAt, String field) {
        if (heldAt.isAfter(clock.instant())) {
            throw new RefusedSubmission(field, "act.notYet");
        }
    }

    private static Act row(ResultSet row, int number) throws SQLException {
        OffsetDateTime heldAt = row.getObject("held_at", OffsetDateTime.class);
        return new Act(row.getLong("id"), row.getString("reference"), Act.Kind.valueOf(row.getString("kind")),
                row.getString("organiser"), row.getString("title"), heldAt == null ? null : heldAt.toInstant(),
                row.getString("place"), row.getString("content"), row.getString("press"), row.getString("press_release"),
                row.getObject("attendance", Integer.class), row.getString("report"));
    }
}
