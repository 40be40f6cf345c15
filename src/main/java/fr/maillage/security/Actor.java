package fr.maillage.security;

import java.util.List;
import java.util.Set;

import org.camunda.bpm.engine.impl.identity.Authentication;

/**
 * Whoever the engine is working for.
 *
 * @param groups  ids of the engine groups
 * @param tenants pilot delegations that a supervisor watches
 * @param roles   roles among the groups
 */
record Actor(Set<String> groups, Set<String> tenants, Set<Role> roles) {

    Actor(Set<String> groups, Set<String> tenants) {
        this(groups, tenants, Role.among(groups));
    }

    static Actor of(Authentication authentication) {
        return new Actor(copy(authentication.getGroupIds()), copy(authentication.getTenantIds()));
    }

    private static Set<String> copy(List<String> ids) {
        return ids == null ? Set.of() : Set.copyOf(ids);
    }
}
