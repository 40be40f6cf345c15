package fr.maillage.review;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.Visibility;
import fr.maillage.reference.Delays;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.FieldOption;
import fr.maillage.workflow.FrenchDates;
import fr.maillage.workflow.ModelBean;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.RunningProcesses;
import fr.maillage.workflow.TaskInHand;

/** The sessions of the committees: planned, with their agenda, then held. */
@ModelBean
@Transactional
public class Sessions {

    private static final LocalTime END_OF_DAY = LocalTime.of(18, 0);
    /** Timers of the processes that wait for a session and read its day. */
    private static final Set<String> WAITS = Set.of("sessionTooLate", "committeeExpired");

    private final CommitteeSessionRepository repository;
    private final AgendaItemRepository agenda;
    private final AgendaSubjects subjects;
    private final RunningProcesses running;
    private final Dossiers dossiers;
    private final Delays delays;
    private final JdbcClient jdbc;
    private final Clock clock;

    Sessions(CommitteeSessionRepository repository, AgendaItemRepository agenda, AgendaSubjects subjects,
             RunningProcesses running, Dossiers dossiers, Delays delays, JdbcClient jdbc, Clock clock) {
        this.repository = repository;
        this.agenda = agenda;
        this.subjects = subjects;
        this.running = running;
        this.dossiers = dossiers;
        this.delays = delays;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Engine group that records the opinions of the session. */
    @Transactional(readOnly = true)
    public String secretariat(String number) {
        return get(number).secretariat();
    }

    /** When the opinions of the session are due: some working days after it. */
    @Transactional(readOnly = true)
    public Date opinionsDue(String number) {
        LocalDate day = delays.after(ParisTime.dateOf(get(number).heldAt()), "session.opinions");
        return endOf(day);
    }

    /**
     * Until when the opinion on something is awaited: the last day on which it still helps, else some time after the
     * session on whose agenda it is.
     *
     * @param subject {@code KIND:id}
     */
    @Transactional(readOnly = true)
    public Date awaitedUntil(String reference, String subject) {
        return endOf(subjects.decideBy(reference, subject).orElseGet(() ->
                delays.after(sessionDay(reference, subject).orElseGet(() -> ParisTime.today(clock)), "committee.wait")));
    }

    /** The day of the last session on whose agenda this is. */
    Optional<LocalDate> sessionDay(String reference, String subject) {
        return items(reference, subject).stream().reduce((first, second) -> second)
                .map(item -> ParisTime.dateOf(get(item.session()).heldAt()));
    }

    List<AgendaItem> items(String reference, String subject) {
        return agenda.findByReferenceOrderById(reference).stream()
                .filter(item -> item.subject().equals(subject)).toList();
    }

    private static Date endOf(LocalDate day) {
        return Date.from(day.atTime(END_OF_DAY).atZone(ParisTime.ZONE).toInstant());
    }

    /**
     * What is known of a session when it is planned.
     *
     * @param departement {@code null} for a committee of the whole region
     */
    record Plan(String committee, String region, String departement, String secretariat, Instant heldAt, String place,
                List<SessionMember> members) {
    }

    CommitteeSession plan(Plan plan, String by) {
        String number = nextNumber(ParisTime.today(clock).getYear(), plan.region());
        CommitteeSession session = repository.save(new CommitteeSession(number, plan.committee(), plan.region(),
                plan.departement(), plan.secretariat(), plan.heldAt(), plan.place(), plan.members(), clock.instant(), by));
        Map<String, Object> variables = new HashMap<>();
        variables.put(EngineNames.REFERENCE, number);
        variables.put(EngineNames.REGION, plan.region());
        variables.put(EngineNames.DEPARTEMENT, plan.departement());
        variables.put(EngineNames.STRUCTURE_NAME, plan.committee());
        running.start(EngineNames.COMMITTEE_SESSION, number, variables);
        return session;
    }

    @Transactional(readOnly = true)
    CommitteeSession get(String number) {
        return repository.findById(number).orElseThrow(() -> new IllegalStateException(
                "La séance %s n’existe pas.".formatted(number)));
    }

    @Transactional(readOnly = true)
    Optional<CommitteeSession> find(String number) {
        return repository.findById(number);
    }

    @Transactional(readOnly = true)
    List<CommitteeSession> ofRegion(String region) {
        return repository.findByRegionOrderByHeldAtDesc(region);
    }

    @Transactional(readOnly = true)
    List<AgendaItem> agenda(String number) {
        return agenda.findBySessionOrderById(number);
    }

    /**
     * The sessions on whose agenda this dossier can still be put, the next one first.
     *
     * @param latest last day of a session that leaves time to decide; {@code null} without limit
     */
    @Transactional(readOnly = true)
    List<CommitteeSession> openTo(String reference, LocalDate latest) {
        Dossier dossier = dossiers.get(reference);
        return repository.findByRegionAndStateOrderByHeldAt(dossier.region(), SessionState.PLANNED).stream()
                .filter(session -> isOpenTo(session, dossier, latest))
                .toList();
    }

    /** The same as choices of the field {@code session}. */
    @Transactional(readOnly = true)
    Map<String, List<FieldOption>> choices(String reference, LocalDate latest) {
        return Map.of("session", openTo(reference, latest).stream().map(Sessions::option).toList());
    }

    /** The planned sessions to which the whole agenda of this one can move. */
    @Transactional(readOnly = true)
    List<FieldOption> replacements(String number) {
        CommitteeSession cancelled = get(number);
        return repository.findByRegionAndStateOrderByHeldAt(cancelled.region(), SessionState.PLANNED).stream()
                .filter(session -> canReplace(session, cancelled))
                .map(Sessions::option)
                .toList();
    }

    private boolean canReplace(CommitteeSession session, CommitteeSession cancelled) {
        return session.isPlanned() && !session.number().equals(cancelled.number())
                && session.region().equals(cancelled.region())
                && (session.departement() == null || session.departement().equals(cancelled.departement()))
                && session.heldAt().isAfter(clock.instant());
    }

    private static FieldOption option(CommitteeSession session) {
        return new FieldOption(session.number(), "%s, %s (%s)".formatted(session.committee(),
                FrenchDates.of(ParisTime.dateOf(session.heldAt())), session.number()));
    }

    /**
     * Puts a filing on the agenda that the form names, or keeps the reason why no session looks at it.
     *
     * @param latest last day of a session that leaves time to decide; {@code null} without limit
     */
    void schedule(Filing filing, ScheduleSession form, LocalDate latest, TaskInHand task) {
        schedule(filing.reference(), AgendaItem.FILING, filing.id(), form, latest, task);
    }

    /** The same for anything else that waits for the opinion of a committee. */
    void schedule(String reference, String subject, ScheduleSession form, TaskInHand task) {
        schedule(reference, subject, null, form, subjects.decideBy(reference, subject).orElse(null), task);
    }

    private void schedule(String reference, String subject, Long filing, ScheduleSession form, LocalDate latest,
                          TaskInHand task) {
        if (form.sessionChoice() == SessionChoice.NO_SESSION) {
            dossiers.journal(reference,
                    JournalEntry.of("session.none", Visibility.ADMINISTRATIONS).withNote(form.reason()), task.userId());
            return;
        }
        Dossier dossier = dossiers.get(reference);
        CommitteeSession session = repository.findById(form.session())
                .filter(found -> isOpenTo(found, dossier, null))
                .orElseThrow(() -> new RefusedSubmission("session", "review.session.unknown", form.session()));
        LocalDate day = ParisTime.dateOf(session.heldAt());
        Refuse.when(latest != null && day.isAfter(latest), "session", "review.session.tooLate",
                FrenchDates.of(day), latest == null ? "" : FrenchDates.of(latest));
        AgendaItem item = agenda.findBySessionAndReferenceAndSubject(session.number(), reference, subject)
                .orElseGet(() -> new AgendaItem(null, session.number(), reference, subject, filing, null, false, null,
                        null, null));
        agenda.save(item.planned(filing, form.duration(), Boolean.TRUE.equals(form.leadInvited())));
        dossiers.journal(reference, JournalEntry.of("session.scheduled", Visibility.ADMINISTRATIONS,
                session.number(), FrenchDates.of(day)), task.userId());
    }

    /** The whole agenda moves to another day. */
    void postpone(String number, Instant newDate) {
        CommitteeSession session = get(number);
        session.moveTo(newDate);
        repository.save(session);
        agenda(number).forEach(this::waitAnew);
    }

    /**
     * The session does not take place at all; its agenda is taken over as a whole.
     *
     * @param replacement number of the session that takes the agenda over; {@code null} when none does, and the dossiers
     *                    are decided without
     */
    void cancel(String number, String replacement) {
        CommitteeSession session = get(number);
        if (replacement != null) {
            repository.findById(replacement).filter(other -> canReplace(other, session))
                    .orElseThrow(() -> new RefusedSubmission("replacement", "review.session.unknown", replacement));
            agenda(number).forEach(item -> moveTo(replacement, item));
        }
        session.cancelled(replacement);
        repository.save(session);
    }

    private void moveTo(String replacement, AgendaItem item) {
        if (agenda.findBySessionAndReferenceAndSubject(replacement, item.reference(), item.subject()).isEmpty()) {
            agenda.save(item.on(replacement));
        }
        waitAnew(item);
    }

    /** Who waits for the opinion waits for the new day, unless that is too late. */
    private void waitAnew(AgendaItem item) {
        running.recalculateTimers(item.isFiling() ? EngineNames.REVIEW : EngineNames.COMMITTEE_OPINION,
                item.reference(), WAITS);
    }

    void hold(String number, List<String> present, boolean quorum, String minutes, List<AgendaItem> judged) {
        CommitteeSession session = get(number);
        session.held(present, quorum, minutes);
        repository.save(session);
        agenda.saveAll(judged);
    }

    /** How the agenda names the item. */
    String title(AgendaItem item) {
        return subjects.title(item);
    }

    private boolean isOpenTo(CommitteeSession session, Dossier dossier, LocalDate latest) {
        LocalDate day = ParisTime.dateOf(session.heldAt());
        return session.isPlanned() && session.region().equals(dossier.region())
                && (session.departement() == null || session.departement().equals(dossier.departement()))
                && !day.isBefore(ParisTime.today(clock))
                && (latest == null || !day.isAfter(latest));
    }

    /** The counter's row stays locked until the session commits, so no number is given twice. */
    private String nextNumber(int year, String region) {
        int number = jdbc.sql("""
                        insert into session_counter (year, region, last_number) values (:year, :region, 1)
                        on conflict (year, region) do update set last_number = session_counter.last_number + 1
                        returning last_number""")
                .param("year", year)
                .param("region", region)
                .query(Integer.class)
                .single();
        return "S-%d-%s-%03d".formatted(year, region, number);
    }
}
