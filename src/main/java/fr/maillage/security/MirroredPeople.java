package fr.maillage.security;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.directory.DirectoryEditing;
import fr.maillage.directory.Function;
import fr.maillage.security.OidcSettings.Mapping;
import fr.maillage.workflow.ParisTime;

/**
 * Writes whoever logs in with the provider into the directory, and so into the engine's users, groups and tenants, before
 * a webapp asks for them. The provider decides on organisation and functions; sector, capacity, absences and delegations
 * of signature stay what the directory says.
 */
@Component
@Profile(LoginMethod.OIDC)
class MirroredPeople {

    private static final Logger LOG = LoggerFactory.getLogger(MirroredPeople.class);

    /** What the provider says of a person. */
    record Person(String id, String givenName, String familyName, String email, Set<String> groups) {
    }

    /** The groups of the person are unknown here, or belong to several organisations. */
    static class NoOrganisation extends Exception {

        NoOrganisation(String message) {
            super(message);
        }
    }

    private final Directory directory;
    private final DirectoryEditing editing;
    private final OidcSettings settings;
    private final Clock clock;

    MirroredPeople(Directory directory, DirectoryEditing editing, OidcSettings settings, Clock clock) {
        this.directory = directory;
        this.editing = editing;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Makes the person an agent of the organisation that the groups name; somebody whose groups say nothing any more has
     * left, and loses what they had.
     *
     * @throws NoOrganisation when the groups name none, or several
     */
    @Transactional
    public void mirror(Person person) throws NoOrganisation {
        List<Mapping> known = settings.groups().stream().filter(group -> person.groups().contains(group.name())).toList();
        Set<String> organisations = known.stream().map(Mapping::organisation).collect(Collectors.toSet());
        Optional<Agent> present = directory.findAgent(person.id());
        if (organisations.size() != 1) {
            present.ifPresent(this::leave);
            throw new NoOrganisation("%s: groups %s name %d organisations".formatted(person.id(), person.groups(), organisations.size()));
        }
        Set<Function> functions = EnumSet.noneOf(Function.class);
        known.forEach(group -> functions.addAll(group.functions()));
        Agent mirrored = agent(present.orElse(null), person, organisations.iterator().next(), functions);
        if (!present.filter(mirrored::equals).isPresent()) {
            editing.saveAgents(List.of(mirrored));
            LOG.info("{} comes as {} of {}", mirrored.id(), functions, mirrored.organisation());
        }
    }

    private void leave(Agent agent) {
        LocalDate yesterday = ParisTime.today(clock).minusDays(1);
        if (agent.leavesOn() == null || agent.leavesOn().isAfter(yesterday)) {
            editing.saveAgents(List.of(with(agent, arrival(agent, yesterday), yesterday)));
            LOG.info("{} has left {}", agent.id(), agent.organisation());
        }
    }

    private Agent agent(Agent present, Person person, String organisation, Set<Function> functions) {
        if (present == null) {
            return new Agent(person.id(), null, person.givenName(), person.familyName(), null, person.email(), null, null,
                    organisation, functions, Set.of(), Set.of(), null, null, null, Set.of(), Set.of());
        }
        LocalDate today = ParisTime.today(clock);
        boolean back = !present.isActiveOn(today);
        return new Agent(present.id(), present.version(), person.givenName(), person.familyName(), present.title(),
                person.email(), present.telephone(), present.presence(), organisation, functions, present.sectorCommunes(),
                present.sectorEpcis(), present.capacity(), back ? arrival(present, today) : present.arrivesOn(),
                back ? null : present.leavesOn(), present.absences(), present.signatureDelegations());
    }

    private static LocalDate arrival(Agent agent, LocalDate latest) {
        return agent.arrivesOn() != null && agent.arrivesOn().isAfter(latest) ? latest : agent.arrivesOn();
    }

    private static Agent with(Agent agent, LocalDate arrivesOn, LocalDate leavesOn) {
        return new Agent(agent.id(), agent.version(), agent.givenName(), agent.familyName(), agent.title(), agent.email(),
                agent.telephone(), agent.presence(), agent.organisation(), agent.functions(), agent.sectorCommunes(),
                agent.sectorEpcis(), agent.capacity(), arrivesOn, leavesOn, agent.absences(), agent.signatureDelegations());
    }
}
