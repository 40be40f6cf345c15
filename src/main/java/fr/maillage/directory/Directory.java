package fr.maillage.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.workflow.ParisTime;

/** Who exists, who acts for whom and which engine group stands for them. Without a date, today in France is meant. */
@Service
@Transactional(readOnly = true)
public class Directory {

    private final Organisations organisations;
    private final Agents agents;
    private final MessageSource messages;
    private final Clock clock;

    Directory(Organisations organisations, Agents agents, MessageSource messages, Clock clock) {
        this.organisations = organisations;
        this.agents = agents;
        this.messages = messages;
        this.clock = clock;
    }

    /** @throws NoSuchElementException when no organisation has this id */
    public Organisation organisation(String id) {
        return findOrganisation(id).orElseThrow(() -> new NoSuchElementException("No organisation " + id));
    }

    public Optional<Organisation> findOrganisation(String id) {
        return organisations.findById(id);
    }

    public List<Organisation> organisations(OrganisationKind kind, LocalDate on) {
        return organisations.findByKindOrderByName(kind).stream().filter(found -> found.isValidOn(on)).toList();
    }

    /** Organisations of the kind whose territory holds the département, valid that day. */
    public List<Organisation> covering(OrganisationKind kind, String departement, LocalDate on) {
        return organisations.covering(departement).stream()
                .filter(found -> found.kind() == kind && found.isValidOn(on))
                .toList();
    }

    /** Federations and support associations that accompany this type of structure in the département that day. */
    public List<Organisation> federations(StructureType type, String departement, LocalDate on) {
        return covering(OrganisationKind.FEDERATION, departement, on).stream()
                .filter(found -> found.structureTypes().contains(type))
                .toList();
    }

    /** Consultants retained on the lot for the département that day. */
    public List<Organisation> consultants(Lot lot, String departement, LocalDate on) {
        return covering(OrganisationKind.CONSULTANT, departement, on).stream()
                .filter(found -> found.lots().contains(lot))
                .toList();
    }

    /** The organisation that has taken over the work of this one by that day; itself while nobody has. */
    public Organisation currentFor(String id, LocalDate on) {
        Organisation organisation = organisation(id);
        return organisation.isValidOn(on) ? organisation : organisations.successorsOf(id).stream()
                .filter(successor -> successor.validFrom() == null || !successor.validFrom().isAfter(on))
                .findFirst()
                .map(successor -> currentFor(successor.id(), on))
                .orElse(organisation);
    }

    /** @throws NoSuchElementException when no agent has this user id */
    public Agent agent(String user) {
        return findAgent(user).orElseThrow(() -> new NoSuchElementException("No agent " + user));
    }

    public Optional<Agent> findAgent(String user) {
        return agents.findById(user);
    }

    public List<Agent> agents(String organisation) {
        return agents.findByOrganisationOrderByFamilyName(organisation);
    }

    /** Agents who hold the function and are in the organisation and not on leave that day. */
    public List<Agent> present(String organisation, Function function, LocalDate on) {
        return agents(organisation).stream()
                .filter(agent -> agent.holds(function, on) && agent.isPresentOn(on))
                .toList();
    }

    public boolean maySign(String user, SignedAct act, LocalDate on) {
        return findAgent(user).filter(agent -> agent.maySign(act, on)).isPresent();
    }

    public String groupOf(String organisation, Function function) {
        return groupOf(organisation, function, ParisTime.today(clock));
    }

    /**
     * The engine group to which a task of this function is offered. A function that nobody holds that day falls back on
     * the organisation's main group, then on its supervisors; an organisation without any agent keeps its main group.
     */
    public String groupOf(String organisation, Function function, LocalDate on) {
        return List.of(function, Function.HANDLER, Function.SUPERVISOR).stream()
                .filter(candidate -> agents.isHeld(candidate, organisation, on))
                .findFirst()
                .orElse(Function.HANDLER)
                .groupIn(organisation);
    }

    public String supervisorsOf(String organisation) {
        return supervisorsOf(organisation, ParisTime.today(clock));
    }

    /**
     * The engine group of those who answer for the organisation: its supervisors, those of the regional agency for a
     * delegation without any, else the administrators.
     */
    public String supervisorsOf(String organisation, LocalDate on) {
        if (agents.isHeld(Function.SUPERVISOR, organisation, on)) {
            return Function.SUPERVISOR.groupIn(organisation);
        }
        Organisation below = organisation(organisation);
        return below.kind() != OrganisationKind.ARS_DELEGATION ? Function.ADMINISTRATORS
                : organisations(OrganisationKind.ARS, on).stream()
                        .filter(ars -> ars.region().equals(below.region()))
                        .findFirst()
                        .map(ars -> supervisorsOf(ars.id(), on))
                        .orElse(Function.ADMINISTRATORS);
    }

    /** Agents behind an engine group who are present that day. */
    public List<Agent> members(String group, LocalDate on) {
        return seat(group)
                .map(seat -> present(seat.organisation().id(), seat.function(), on))
                .orElseGet(() -> membersAbove(group, on));
    }

    /** Agents behind an engine group of an organisation, on leave or not. */
    public List<Agent> holders(String group) {
        LocalDate today = ParisTime.today(clock);
        return seat(group).stream()
                .flatMap(seat -> agents(seat.organisation().id()).stream()
                        .filter(agent -> agent.holds(seat.function(), today) && agent.isActiveOn(today)))
                .toList();
    }

    /** Every engine group of an organisation. */
    public Set<String> groupsOf(String organisation) {
        return Function.groupsIn(organisation, organisation(organisation).allFunctions());
    }

    /** The organisation that an engine group belongs to; none for the groups above organisations. */
    public Optional<Organisation> organisationOfGroup(String group) {
        return seat(group).map(Seat::organisation);
    }

    /** The organisations that these engine groups belong to, by group, in one query. */
    public Map<String, Organisation> organisationsOfGroups(Collection<String> groups) {
        Set<String> ids = groups.stream()
                .flatMap(group -> Arrays.stream(Function.values()).flatMap(function -> function.organisationOf(group).stream()))
                .collect(Collectors.toSet());
        Map<String, Organisation> byId = new HashMap<>();
        organisations.findAllById(ids).forEach(organisation -> byId.put(organisation.id(), organisation));
        Map<String, Organisation> byGroup = new HashMap<>();
        groups.forEach(group -> Arrays.stream(Function.values())
                .flatMap(function -> function.organisationOf(group).stream())
                .map(byId::get)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(organisation -> byGroup.put(group, organisation)));
        return byGroup;
    }

    /** The group as people say it, « CPAM de l’Isère – paiement ». */
    public String groupName(String group) {
        return seat(group)
                .map(seat -> groupName(seat.organisation(), seat.function()))
                .orElseGet(() -> messages.getMessage("directory.group." + group, null, group, Locale.FRENCH));
    }

    String groupName(Organisation organisation, Function function) {
        if (function.isAboveOrganisations()) {
            return messages.getMessage("directory.group." + function.groupIn(organisation.id()), null, Locale.FRENCH);
        }
        if (organisation.kind() == OrganisationKind.ARS && organisation.departements().size() == 1
                && function == Function.HANDLER) {
            return organisation.name();
        }
        String general = messages.getMessage("directory.group." + function, null, Locale.FRENCH);
        String suffix = messages.getMessage("directory.group." + organisation.kind() + "." + function, null, general,
                Locale.FRENCH);
        return suffix.isBlank() ? organisation.name() : organisation.name() + " – " + suffix;
    }

    private List<Agent> membersAbove(String group, LocalDate on) {
        return Arrays.stream(Function.values())
                .filter(function -> function.isAboveOrganisations() && function.groupIn("").equals(group))
                .flatMap(function -> agents.holding(function).stream())
                .filter(agent -> agent.isPresentOn(on))
                .toList();
    }

    /** Which function of which organisation an engine group stands for; none for the groups above organisations. */
    public Optional<Seat> seat(String group) {
        return Arrays.stream(Function.values())
                .flatMap(function -> function.organisationOf(group).stream()
                        .flatMap(id -> findOrganisation(id).stream())
                        .map(organisation -> new Seat(organisation, function)))
                .findFirst();
    }

    /** A function in an organisation: what an engine group stands for. */
    public record Seat(Organisation organisation, Function function) {
    }
}
