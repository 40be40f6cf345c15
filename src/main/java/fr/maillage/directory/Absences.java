package fr.maillage.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.workflow.FrenchDates;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.RefusedSubmission;

/**
 * Who is away, and what follows: at the start the tasks in hand go where the agent wished, during the absence the
 * substitute signs what the agent signs, at the end the agent gets back what the substitute has not done. Runs every
 * night and at each change.
 */
@Service
@Transactional
public class Absences {

    private final Agents agents;
    private final DirectoryEditing editing;
    private final EngineInStep engineInStep;
    private final TasksInHand tasks;
    private final MessageSource messages;
    private final JdbcClient jdbc;
    private final Clock clock;

    Absences(Agents agents, DirectoryEditing editing, EngineInStep engineInStep, TasksInHand tasks, MessageSource messages,
             JdbcClient jdbc, Clock clock) {
        this.agents = agents;
        this.editing = editing;
        this.engineInStep = engineInStep;
        this.tasks = tasks;
        this.messages = messages;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param signs whether the substitute signs what the agent signs
     * @throws RefusedSubmission when a rule is broken
     */
    public void record(String user, Absence absence, boolean signs) {
        DirectoryLock.take(jdbc);
        Agent agent = agents.findById(user).orElseThrow();
        check(agent, absence, signs);
        Set<Absence> absences = new LinkedHashSet<>(agent.absences());
        absences.add(absence);
        editing.saveAgents(List.of(agent.withAbsences(absences)));
        if (signs) {
            lendSignature(agent, absence);
        }
        takeEffect();
    }

    /** Withdraws an absence that has not begun; one that runs ends today. */
    public void end(String user, LocalDate startsOn) {
        DirectoryLock.take(jdbc);
        Agent agent = agents.findById(user).orElseThrow();
        Absence absence = agent.absences().stream().filter(each -> each.startsOn().equals(startsOn)).findFirst()
                .orElseThrow(() -> new RefusedSubmission("", "team.absence.gone"));
        LocalDate yesterday = today().minusDays(1);
        Set<Absence> absences = agent.absences().stream().filter(each -> !each.equals(absence))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!absence.startsOn().isAfter(yesterday)) {
            absences.add(new Absence(absence.startsOn(), yesterday, absence.substitute(), absence.tasks()));
        }
        editing.saveAgents(List.of(agent.withAbsences(absences)));
        takeBackSignature(agent, absence);
        takeEffect();
    }

    /** A task that was given to somebody who is away is the substitute's, who may have it, until the end of the absence. */
    public void substituted(String task, String absent, Absence absence) {
        remember(task, absent, absence);
    }

    /** Begins and ends what today begins and ends, once each. */
    public void takeEffect() {
        LocalDate today = today();
        absentOn(today).forEach(user -> agents.findById(user).ifPresent(agent -> agent.absenceOn(today)
                .filter(absence -> isFirst(agent, absence))
                .ifPresent(absence -> begin(agent, absence))));
        running().stream().filter(each -> !isAway(each, today)).forEach(this::finish);
    }

    private List<String> absentOn(LocalDate day) {
        return jdbc.sql("select distinct agent from absence where starts_on <= :day and ends_on >= :day order by agent")
                .param("day", day).query(String.class).list();
    }

    private boolean isAway(Running running, LocalDate day) {
        return agents.findById(running.agent()).flatMap(agent -> agent.absenceOn(day))
                .filter(absence -> absence.startsOn().equals(running.startsOn())).isPresent();
    }

    private void begin(Agent agent, Absence absence) {
        engineOfSubstitute(absence);
        if (absence.tasks() == AbsenceTasks.KEPT) {
            return;
        }
        String word = messages.getMessage("team.absence.word",
                new Object[] {agent.name(), FrenchDates.of(absence.endsOn())}, Locale.FRENCH);
        for (String task : tasks.of(agent.id())) {
            if (absence.tasks() == AbsenceTasks.TO_SUBSTITUTE && absence.substitute() != null
                    && tasks.give(task, absence.substitute(), word)) {
                remember(task, agent.id(), absence);
            } else {
                tasks.giveBack(task);
            }
        }
    }

    private void finish(Running running) {
        agents.findById(running.agent()).stream().flatMap(agent -> agent.absences().stream())
                .filter(absence -> absence.startsOn().equals(running.startsOn()))
                .forEach(this::engineOfSubstitute);
        String word = messages.getMessage("team.absence.restored", null, Locale.FRENCH);
        jdbc.sql("delete from absence_task where agent = :agent and starts_on = :start returning task_id, substitute")
                .param("agent", running.agent()).param("start", running.startsOn())
                .query((row, number) -> List.of(row.getString("task_id"), row.getString("substitute")))
                .list().stream()
                .filter(each -> tasks.isHeldBy(each.get(0), each.get(1)))
                .forEach(each -> tasks.give(each.get(0), running.agent(), word));
        jdbc.sql("update absence_effect set ended_at = :now where agent = :agent and starts_on = :start")
                .param("agent", running.agent()).param("start", running.startsOn())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void check(Agent agent, Absence absence, boolean signs) {
        refuseWhen(absence.endsOn().isBefore(absence.startsOn()), "endsOn", "directory.period.order");
        refuseWhen(absence.startsOn().isBefore(today()), "startsOn", "team.absence.past");
        refuseWhen(agent.absences().stream().anyMatch(absence::overlaps), "startsOn", "team.absence.overlap");
        refuseWhen(absence.substitute() == null && absence.tasks() == AbsenceTasks.TO_SUBSTITUTE, "substitute",
                "team.absence.substitute.missing");
        refuseWhen(absence.substitute() == null && signs, "substitute", "team.absence.substitute.missing");
        refuseWhen(signs && signatures(agent, absence).findAny().isEmpty(), "signs", "team.absence.signs.nothing");
        if (absence.substitute() != null) {
            Agent substitute = agents.findById(absence.substitute())
                    .filter(found -> found.organisation().equals(agent.organisation()) && !found.id().equals(agent.id()))
                    .filter(found -> found.isActiveOn(absence.startsOn()))
                    .orElseThrow(() -> new RefusedSubmission("substitute", "directory.agent.absences.substitute",
                            absence.substitute()));
            refuseWhen(substitute.absences().stream().anyMatch(absence::overlaps), "substitute",
                    "team.absence.substitute.away", substitute.name());
        }
    }

    /** What the agent signs in their own right on the first day. */
    private static Stream<SignatureDelegation> signatures(Agent agent, Absence absence) {
        return agent.ownSignatures().filter(each -> each.isInForceOn(absence.startsOn()));
    }

    private void lendSignature(Agent agent, Absence absence) {
        Agent substitute = agents.findById(absence.substitute()).orElseThrow();
        Set<SignatureDelegation> delegations = new LinkedHashSet<>(substitute.signatureDelegations());
        signatures(agent, absence)
                .map(each -> new SignatureDelegation(each.act(), absence.startsOn(), absence.endsOn(), agent.id()))
                .forEach(delegations::add);
        editing.saveAgents(List.of(substitute.withSignatureDelegations(delegations)));
    }

    /** What was signed stays signed: a delegation that has run is shortened, not erased. */
    private void takeBackSignature(Agent agent, Absence absence) {
        if (absence.substitute() == null) {
            return;
        }
        LocalDate yesterday = today().minusDays(1);
        Agent substitute = agents.findById(absence.substitute()).orElseThrow();
        Set<SignatureDelegation> delegations = new LinkedHashSet<>();
        for (SignatureDelegation each : substitute.signatureDelegations()) {
            boolean lent = agent.id().equals(each.onBehalfOf()) && each.startsOn().equals(absence.startsOn());
            if (!lent) {
                delegations.add(each);
            } else if (!each.startsOn().isAfter(yesterday)) {
                delegations.add(new SignatureDelegation(each.act(), each.startsOn(), yesterday, each.onBehalfOf()));
            }
        }
        editing.saveAgents(List.of(substitute.withSignatureDelegations(delegations)));
    }

    private void engineOfSubstitute(Absence absence) {
        if (absence.substitute() != null) {
            agents.findById(absence.substitute()).ifPresent(engineInStep::agent);
        }
    }

    private boolean isFirst(Agent agent, Absence absence) {
        return jdbc.sql("""
                insert into absence_effect (agent, starts_on, begun_at) values (:agent, :start, :now)
                on conflict (agent, starts_on) do update set ended_at = null where absence_effect.ended_at is not null""")
                .param("agent", agent.id()).param("start", absence.startsOn())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update() == 1;
    }

    private List<Running> running() {
        return jdbc.sql("select agent, starts_on from absence_effect where ended_at is null").query(Running.class).list();
    }

    private void remember(String task, String agent, Absence absence) {
        jdbc.sql("""
                insert into absence_task (task_id, agent, starts_on, substitute) values (:task, :agent, :start, :substitute)
                on conflict (task_id) do nothing""")
                .param("task", task).param("agent", agent).param("start", absence.startsOn())
                .param("substitute", absence.substitute())
                .update();
    }

    private LocalDate today() {
        return ParisTime.today(clock);
    }

    private static void refuseWhen(boolean broken, String field, String messageKey, Object... arguments) {
        if (broken) {
            throw new RefusedSubmission(field, messageKey, arguments);
        }
    }

    private record Running(String agent, LocalDate startsOn) {
    }
}
