package fr.maillage.security;

import java.util.Set;

/**
 * What of the open tasks somebody reads, for a statement that asks the engine's tables itself.
 *
 * @param everything whether they read all of them, whatever groups and tenants say
 * @param groups     those whose tasks they read, taken or not
 * @param tenants    pilot delegations whose tasks they watch
 */
public record ReadableTasks(boolean everything, Set<String> groups, Set<String> tenants) {
}
