package fr.maillage.act;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import fr.maillage.act.PostCall.Criterion;
import fr.maillage.act.PostCall.Juror;
import fr.maillage.act.SharedPost.State;
import fr.maillage.reference.Delays;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.ModelBean;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.RunningProcesses;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Calls for shared posts, their applications, and what becomes of the posts. */
@ModelBean
@Transactional
public class SharedPosts {

    private static final LocalTime END_OF_DAY = LocalTime.of(18, 0);

    private final JdbcClient jdbc;
    private final RunningProcesses running;
    private final Delays delays;
    private final Clock clock;

    SharedPosts(JdbcClient jdbc, RunningProcesses running, Delays delays, Clock clock) {
        this.jdbc = jdbc;
        this.running = running;
        this.delays = delays;
        this.clock = clock;
    }

    // ---- what the models ask

    /** First instant after the last day of the call. */
    @Transactional(readOnly = true)
    public Date closing(String call) {
        return Date.from(ParisTime.startOf(call(call).closesOn().plusDays(1)));
    }

    @Transactional(readOnly = true)
    public boolean hasApplications(String call) {
        return applications(call).stream().anyMatch(post -> post.state() != State.INELIGIBLE);
    }

    /** When the marks of the jury are due: some working days after it. */
    @Transactional(readOnly = true)
    public Date marksDue(String call) {
        return endOf(delays.after(ParisTime.dateOf(call(call).juryAt()), "scoreApplications"));
    }

    /** When somebody looks whether the post is taken. */
    @Transactional(readOnly = true)
    public Date startDue(String reference) {
        return endOf(delays.after(get(reference).startsOn(), "recordTakingPost"));
    }

    /** Six months after the post was taken. */
    @Transactional(readOnly = true)
    public Date reviewDue(String reference) {
        return endOf(delays.after(get(reference).takenOn(), "reviewPost"));
    }

    @Transactional(readOnly = true)
    public Date endDue(String reference) {
        return endOf(delays.after(get(reference).endsOn(), "closePost"));
    }

    private static Date endOf(LocalDate day) {
        return Date.from(day.atTime(END_OF_DAY).atZone(ParisTime.ZONE).toInstant());
    }

    // ---- calls

    void open(PostCall call, List<Criterion> grid) {
        jdbc.sql("""
                        insert into shared_post_call (reference, kind, title, opens_on, closes_on, places, conditions)
                        values (:reference, :kind, :title, :opensOn, :closesOn, :places, :conditions)""")
                .param("reference", call.reference()).param("kind", call.kind().name()).param("title", call.title())
                .param("opensOn", call.opensOn()).param("closesOn", call.closesOn()).param("places", call.places())
                .param("conditions", call.conditions())
                .update();
        grid.forEach(criterion -> jdbc.sql("""
                        insert into shared_post_criterion (call, position, name, maximum)
                        values (:call, :position, :name, :maximum)""")
                .param("call", call.reference()).param("position", criterion.position())
                .param("name", criterion.name()).param("maximum", criterion.maximum())
                .update());
    }

    @Transactional(readOnly = true)
    Optional<PostCall> findCall(String reference) {
        return jdbc.sql("select * from shared_post_call where reference = :reference").param("reference", reference)
                .query(SharedPosts::call).optional();
    }

    PostCall call(String reference) {
        return findCall(reference).orElseThrow(() -> new IllegalStateException("no call " + reference));
    }

    /** Calls that still take applications in, those received in time but recorded late included. */
    @Transactional(readOnly = true)
    List<PostCall> openCalls() {
        return jdbc.sql("""
                        select * from shared_post_call where opens_on <= :today and jury_at is null and published_at is null
                        order by closes_on, reference""")
                .param("today", ParisTime.today(clock))
                .query(SharedPosts::call)
                .list();
    }

    @Transactional(readOnly = true)
    List<Criterion> grid(String call) {
        return jdbc.sql("select position, name, maximum from shared_post_criterion where call = :call order by position")
                .param("call", call).query(Criterion.class).list();
    }

    void convene(String call, Instant juryAt, String place, List<Juror> jurors) {
        jdbc.sql("update shared_post_call set jury_at = :at, jury_place = :place where reference = :call")
                .param("at", juryAt.atOffset(ZoneOffset.UTC)).param("place", place).param("call", call)
                .update();
        jdbc.sql("delete from shared_post_juror where call = :call").param("call", call).update();
        jurors.forEach(juror -> jdbc.sql("insert into shared_post_juror (call, name, email) values (:call, :name, :email)")
                .param("call", call).param("name", juror.name()).param("email", juror.email()).update());
    }

    void postponeJury(String call, Instant juryAt) {
        jdbc.sql("update shared_post_call set jury_at = :at where reference = :call")
                .param("at", juryAt.atOffset(ZoneOffset.UTC)).param("call", call).update();
    }

    @Transactional(readOnly = true)
    List<Juror> jurors(String call) {
        return jdbc.sql("select name, email from shared_post_juror where call = :call order by name")
                .param("call", call).query(Juror.class).list();
    }

    // ---- applications

    void apply(SharedPost post, String finess, String rpps, LocalDate receivedOn) {
        jdbc.sql("""
                        insert into shared_post (reference, call, kind, applicant, finess, rpps, specialty, share, first_place,
                          second_place, zone, received_on, state)
                        values (:reference, :call, :kind, :applicant, :finess, :rpps, :specialty, :share, :firstPlace,
                          :secondPlace, :zone, :receivedOn, 'RECEIVED')""")
                .param("reference", post.reference()).param("call", post.call()).param("kind", post.kind().name())
                .param("applicant", post.applicant()).param("finess", finess).param("rpps", rpps)
                .param("specialty", post.specialty()).param("share", post.share()).param("firstPlace", post.firstPlace())
                .param("secondPlace", post.secondPlace()).param("zone", post.zone().name()).param("receivedOn", receivedOn)
                .update();
    }

    @Transactional(readOnly = true)
    Optional<SharedPost> find(String reference) {
        return jdbc.sql("select * from shared_post where reference = :reference").param("reference", reference)
                .query(SharedPosts::post).optional();
    }

    SharedPost get(String reference) {
        return find(reference).orElseThrow(() -> new IllegalStateException("no application " + reference));
    }

    @Transactional(readOnly = true)
    List<SharedPost> applications(String call) {
        return jdbc.sql("select * from shared_post where call = :call order by score desc nulls last, reference")
                .param("call", call).query(SharedPosts::post).list();
    }

    @Transactional(readOnly = true)
    List<SharedPost> applications(String call, State state) {
        return applications(call).stream().filter(post -> post.state() == state).toList();
    }

    void move(String reference, State state, String reason) {
        jdbc.sql("update shared_post set state = :state, reason = coalesce(:reason, reason) where reference = :reference")
                .param("state", state.name()).param("reason", reason).param("reference", reference).update();
    }

    /** @param marks by position of the criterion */
    void mark(String reference, Map<Integer, Integer> marks) {
        marks.forEach((position, mark) -> jdbc.sql("""
                        insert into shared_post_mark (post, position, mark) values (:post, :position, :mark)
                        on conflict (post, position) do update set mark = excluded.mark""")
                .param("post", reference).param("position", position).param("mark", mark).update());
        jdbc.sql("update shared_post set score = :score where reference = :reference")
                .param("score", marks.values().stream().mapToInt(Integer::intValue).sum())
                .param("reference", reference)
                .update();
    }

    void sign(String reference, LocalDate startsOn, LocalDate endsOn, BigDecimal amount, String source) {
        jdbc.sql("""
                        update shared_post set state = 'SIGNED', starts_on = :startsOn, ends_on = :endsOn, amount = :amount,
                          amount_source = :source where reference = :reference""")
                .param("startsOn", startsOn).param("endsOn", endsOn).param("amount", amount).param("source", source)
                .param("reference", reference)
                .update();
    }

    void take(String reference, LocalDate takenOn) {
        jdbc.sql("update shared_post set state = 'TAKEN', taken_on = :day where reference = :reference")
                .param("day", takenOn).param("reference", reference).update();
    }

    void end(String reference, String outcome, String report) {
        jdbc.sql("update shared_post set state = 'ENDED', outcome = :outcome, report = :report where reference = :reference")
                .param("outcome", outcome).param("report", report).param("reference", reference).update();
    }

    /** Tells every application its result; one that knows it already is left alone. */
    void publish(String call) {
        for (SharedPost post : applications(call)) {
            running.correlate(EngineNames.SHARED_POST_DECIDED, EngineNames.SHARED_POST, post.reference(),
                    Map.of("applicationOutcome", post.state().name()));
        }
        jdbc.sql("update shared_post_call set published_at = :at where reference = :call")
                .param("at", OffsetDateTime.now(clock)).param("call", call).update();
    }

    /** A place is free again: the best of the waiting list gets it. */
    void offerToNext(String reference) {
        SharedPost freed = get(reference);
        if (freed.state() == State.UNFILLED) {
            return;
        }
        move(reference, State.UNFILLED, null);
        for (SharedPost next : applications(freed.call(), State.WAITING_LIST)) {
            if (running.correlate(EngineNames.SHARED_POST_PROMOTED, EngineNames.SHARED_POST, next.reference(), Map.of())) {
                move(next.reference(), State.LAUREATE, null);
                return;
            }
        }
    }

    private static PostCall call(ResultSet row, int number) throws SQLException {
        OffsetDateTime juryAt = row.getObject("jury_at", OffsetDateTime.class);
        return new PostCall(row.getString("reference"), CallKind.valueOf(row.getString("kind")), row.getString("title"),
                row.getObject("opens_on", LocalDate.class), row.getObject("closes_on", LocalDate.class), row.getInt("places"),
                row.getString("conditions"), juryAt == null ? null : juryAt.toInstant(), row.getString("jury_place"),
                row.getObject("published_at") != null);
    }

    private static SharedPost post(ResultSet row, int number) throws SQLException {
        return new SharedPost(row.getString("reference"), row.getString("call"),
                CallKind.Applicant.valueOf(row.getString("kind")), row.getString("applicant"), row.getString("specialty"),
                row.getInt("share"), row.getString("first_place"), row.getString("second_place"),
                PostZone.valueOf(row.getString("zone")), State.valueOf(row.getString("state")),
                row.getObject("score", Integer.class), row.getString("reason"), row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class), row.getObject("taken_on", LocalDate.class),
                row.getBigDecimal("amount"), row.getString("report"));
    }
}
