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

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.Visibility;
import fr.maillage.reference.Delays;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.FieldOption;
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

    private final CommitteeSessionRepository repository;
    private final AgendaItemRepository agenda;
    private final RunningProcesses running;
    private final Dossiers dossiers;
    private final Delays delays;
    private final JdbcClient jdbc;
    private final Clock clock;

    Sessions(CommitteeSessionRepository repository, AgendaItemRepository agenda, RunningProcesses running,
             Dossiers dossiers, Delays delays, JdbcClient jdbc, Clock clock) {
        this.repository = repository;
        this.agenda = agenda;
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
        return Map.of("session", openTo(reference, latest).stream()
                .map(session -> new FieldOption(session.number(), "%s, %s (%s)".formatted(session.committee(),
                        Refuse.french(ParisTime.dateOf(session.heldAt())), session.number())))
                .toList());
    }

    /**
     * Puts the dossier on the agenda that the form names, or keeps the reason why no session looks at it.
     *
     * @param latest last day of a session that leaves time to decide; {@code null} without limit
     */
    void schedule(Filing filing, LetterTasks.ScheduleSession form, LocalDate latest, TaskInHand task) {
        if (form.sessionChoice() == SessionChoice.NO_SESSION) {
            dossiers.journal(filing.reference(),
                    JournalEntry.of("session.none", Visibility.ADMINISTRATIONS).withNote(form.reason()), task.userId());
            return;
        }
        Dossier dossier = dossiers.get(filing.reference());
        CommitteeSession session = repository.findById(form.session())
                .filter(found -> isOpenTo(found, dossier, null))
                .orElseThrow(() -> new RefusedSubmission("session", "review.session.unknown", form.session()));
        LocalDate day = ParisTime.dateOf(session.heldAt());
        Refuse.when(latest != null && day.isAfter(latest), "session", "review.session.tooLate",
                Refuse.french(day), latest == null ? "" : Refuse.french(latest));
        put(filing, session, form);
        dossiers.journal(filing.reference(), JournalEntry.of("session.scheduled", Visibility.ADMINISTRATIONS,
                session.number(), Refuse.french(day)), task.userId());
    }

    private void put(Filing filing, CommitteeSession session, LetterTasks.ScheduleSession form) {
        boolean invited = Boolean.TRUE.equals(form.leadInvited());
        agenda.save(agenda.findBySessionAndReference(session.number(), filing.reference())
                .map(item -> item.about(filing, form.duration(), invited))
                .orElseGet(() -> new AgendaItem(null, session.number(), filing.reference(), filing.id(),
                        form.duration(), invited, null, null, null)));
    }

    /** The whole agenda moves to another day. */
    void postpone(String number, Instant newDate) {
        CommitteeSession session = get(number);
        session.moveTo(newDate);
        repository.save(session);
    }

    void hold(String number, List<String> present, boolean quorum, String minutes, List<AgendaItem> judged) {
        CommitteeSession session = get(number);
        session.held(present, quorum, minutes);
        repository.save(session);
        agenda.saveAll(judged);
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
