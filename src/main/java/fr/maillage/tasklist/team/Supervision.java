package fr.maillage.tasklist.team;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.directory.Organisation;
import fr.maillage.directory.OrganisationKind;
import fr.maillage.security.Authorisations;
import fr.maillage.security.MaillageUser;
import fr.maillage.security.Right;
import fr.maillage.security.Roles;
import fr.maillage.security.Scope;
import fr.maillage.workflow.ParisTime;

/**
 * Whose the teams are: for which organisations, and so for which colleagues, somebody answers. Who leads their own team,
 * and who the tasks of the territory that they watch, is the table of authorisations' to say.
 */
@Component
class Supervision {

    private final Authorisations table;
    private final Directory directory;
    private final Clock clock;

    Supervision(Authorisations table, Directory directory, Clock clock) {
        this.table = table;
        this.directory = directory;
        this.clock = clock;
    }

    /** One's own organisation and, for the regional agency, the delegations that have no supervisors of their own. */
    List<Organisation> organisations(MaillageUser user) {
        if (!table.allow(user, Right.TEAM_LEAD, Scope.OWN)) {
            return List.of();
        }
        LocalDate today = ParisTime.today(clock);
        return user.groups().stream()
                .filter(Roles::isSupervision)
                .flatMap(group -> directory.organisationOfGroup(group).stream())
                .flatMap(own -> own.kind() != OrganisationKind.ARS ? Stream.of(own)
                        : Stream.concat(Stream.of(own), directory.organisations(OrganisationKind.ARS_DELEGATION, today).stream()
                                .filter(below -> own.region().equals(below.region()))
                                .filter(below -> user.groups().contains(directory.supervisorsOf(below.id())))))
                .distinct()
                .toList();
    }

    /** The agents of these organisations by organisation, as a list of choices shows them. */
    Map<Organisation, List<Agent>> agents(MaillageUser user) {
        LocalDate today = ParisTime.today(clock);
        return organisations(user).stream().collect(Collectors.toMap(organisation -> organisation,
                organisation -> directory.agents(organisation.id()).stream().filter(agent -> agent.isActiveOn(today)).toList(),
                (first, second) -> first, LinkedHashMap::new));
    }

    boolean answersFor(MaillageUser user, Agent agent) {
        return organisations(user).stream().anyMatch(organisation -> organisation.id().equals(agent.organisation()));
    }

    /** Every engine group of the organisations. */
    Set<String> groups(MaillageUser user) {
        return organisations(user).stream().flatMap(organisation -> directory.groupsOf(organisation.id()).stream())
                .collect(Collectors.toSet());
    }

    /** The pilot delegations of whose dossiers all tasks are theirs to share out. */
    List<String> tenants(MaillageUser user) {
        return table.allow(user, Right.TEAM_LEAD, Scope.WATCHED) ? user.tenants() : List.of();
    }

    boolean answersForAll(MaillageUser user) {
        return table.allow(user, Right.TEAM_LEAD, Scope.OTHER);
    }
}
