package fr.maillage.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.workflow.ParisTime;

/**
 * Keeps the engine's groups, users and memberships in step with the directory: at start, at each edit, and every night for
 * what begins or ends by date. Groups are added and renamed, never deleted, since tasks and journal name them.
 */
@Component
@Order(4)
class EngineInStep implements ApplicationRunner {

    private final Organisations organisations;
    private final Agents agents;
    private final Directory directory;
    private final EngineIdentities engine;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    EngineInStep(Organisations organisations, Agents agents, Directory directory, EngineIdentities engine,
                 ApplicationEventPublisher events, JdbcClient jdbc, Clock clock) {
        this.organisations = organisations;
        this.agents = agents;
        this.directory = directory;
        this.engine = engine;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        everything();
    }

    @Transactional
    public void everything() {
        DirectoryLock.take(jdbc);
        List<Organisation> all = organisations.findAll();
        groupsOf(all);
        agents.findAll().forEach(this::agent);
        all.forEach(this::handOverFromPredecessors);
    }

    void organisations(List<Organisation> changed) {
        groupsOf(changed);
        changed.forEach(this::handOverFromPredecessors);
    }

    void agent(Agent agent) {
        Set<String> before = engine.groupsOf(agent.id());
        Organisation organisation = directory.organisation(agent.organisation());
        boolean active = agent.isActiveOn(today()) && (!organisation.kind().leavesByDate() || organisation.isValidOn(today()));
        engine.saveUser(agent.id(), agent.givenName(), agent.familyName(), agent.email());
        engine.setMemberships(agent.id(), active ? agent.groupsOn(today()) : Set.of(), active ? watchedBy(agent) : Set.of());
        if (!active && !before.isEmpty()) {
            events.publishEvent(new AgentLeft(agent.id(), agent.organisation()));
        }
    }

    private void groupsOf(List<Organisation> some) {
        Map<String, String> names = new HashMap<>();
        some.forEach(organisation -> organisation.allFunctions().forEach(function ->
                names.put(function.groupIn(organisation.id()), directory.groupName(organisation, function))));
        names.entrySet().removeAll(engine.groupNames().entrySet());
        engine.saveGroups(names);
    }

    /** Supervisors of the agency and of its delegations watch what their delegations pilot; nobody else has tenants. */
    private Set<String> watchedBy(Agent agent) {
        Organisation organisation = directory.organisation(agent.organisation());
        return !agent.functions().contains(Function.SUPERVISOR) || !isHealthAgency(organisation) ? Set.of()
                : organisation.departements().stream()
                        .map(departement -> organisation.region() + "-" + departement)
                        .collect(Collectors.toSet());
    }

    private static boolean isHealthAgency(Organisation organisation) {
        return organisation.kind() == OrganisationKind.ARS || organisation.kind() == OrganisationKind.ARS_DELEGATION;
    }

    /** Once for each succession, as soon as it is in force. */
    private void handOverFromPredecessors(Organisation successor) {
        if (!successor.isValidOn(today())) {
            return;
        }
        successor.succeeds().stream()
                .filter(predecessor -> organisations.findById(predecessor).filter(this::hasEnded).isPresent())
                .filter(predecessor -> jdbc.sql("""
                        insert into organisation_handover (predecessor, successor, done_at)
                        values (:predecessor, :successor, :now) on conflict do nothing""")
                        .param("predecessor", predecessor)
                        .param("successor", successor.id())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update() == 1)
                .forEach(predecessor -> handOver(predecessor, successor));
    }

    private void handOver(String predecessor, Organisation successor) {
        Stream.of(Function.values())
                .filter(function -> !function.isAboveOrganisations())
                .forEach(function -> engine.handOver(function.groupIn(predecessor),
                        successor.functions().contains(function) ? function.groupIn(successor.id()) : successor.id()));
        events.publishEvent(new OrganisationReplaced(predecessor, successor.id()));
    }

    private boolean hasEnded(Organisation organisation) {
        return organisation.validTo() != null && organisation.validTo().isBefore(today());
    }

    private LocalDate today() {
        return ParisTime.today(clock);
    }
}
