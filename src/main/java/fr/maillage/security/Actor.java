package fr.maillage.security;

import java.util.List;
import java.util.Set;

import org.camunda.bpm.engine.impl.identity.Authentication;

/**
 * Whoever the engine is working for.
 *
 * @param groups          ids of the engine groups
 * @param tenants         pilot delegations that a supervisor watches; empty for everybody else
 * @param readsEverything national readers and administrators
 */
record Actor(Set<String> groups, Set<String> tenants, boolean readsEverything) {

    static Actor of(Authentication authentication) {
        Set<String> groups = copy(authentication.getGroupIds());
        boolean everything = groups.contains(Roles.ADMINISTRATORS) || groups.contains(Roles.NATIONAL_READERS);
        boolean supervises = groups.stream().anyMatch(Roles::isSupervision);
        return new Actor(groups, supervises ? copy(authentication.getTenantIds()) : Set.of(), everything);
    }

    private static Set<String> copy(List<String> ids) {
        return ids == null ? Set.of() : Set.copyOf(ids);
    }
}
