package fr.maillage.security;

import java.io.Serializable;
import java.security.Principal;
import java.util.List;
import java.util.Set;

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

    public boolean isSupervisor() {
        return groups.stream().anyMatch(Roles::isSupervision);
    }
}
