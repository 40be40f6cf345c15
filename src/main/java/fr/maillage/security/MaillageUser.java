package fr.maillage.security;

import java.io.Serializable;
import java.security.Principal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import fr.maillage.directory.Agent;
import fr.maillage.directory.Function;
import fr.maillage.directory.Organisation;

/**
 * Whoever is logged in.
 *
 * @param id      user id in the engine
 * @param name    as people call them
 * @param groups  engine groups: organisations, functions, roles
 * @param tenants pilot delegations that a supervisor watches
 */
public record MaillageUser(String id, String name, Set<String> groups, List<String> tenants)
        implements Principal, Serializable {

    /** Somebody of the directory as if they were logged in, without what they watch as a supervisor. */
    public static MaillageUser of(Agent agent, Organisation organisation, LocalDate day) {
        Set<String> groups = new HashSet<>(agent.groupsOn(day));
        Arrays.stream(Function.values()).filter(function -> agent.holds(function, day)).forEach(function ->
                Role.of(function, organisation).forEach(role -> groups.add(role.group())));
        return new MaillageUser(agent.id(), agent.name(), groups, List.of());
    }

    @Override
    public String getName() {
        return id;
    }

    public boolean isAdministrator() {
        return groups.contains(Roles.ADMINISTRATORS);
    }

    public boolean readsEverything() {
        return isAdministrator() || groups.contains(Roles.NATIONAL_READERS);
    }
}
