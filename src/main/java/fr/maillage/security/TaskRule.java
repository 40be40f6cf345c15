package fr.maillage.security;

import java.util.Collection;
import java.util.Collections;

/**
 * The rule of who sees and works on a task, in one place. A task is its organisation's: every task keeps its candidate
 * groups for life, assignment never removes them, so that membership of one of them is all that a case handler needs. A
 * supervisor also reads and hands over what belongs to the pilot delegations that they watch; a reader of everything
 * reads.
 */
final class TaskRule {

    private TaskRule() {
    }

    static boolean mayRead(Actor actor, Collection<String> candidateGroups, String tenant) {
        return actor.readsEverything() || belongs(actor, candidateGroups) || watches(actor, tenant);
    }

    /** To submit the form, or to claim. */
    static boolean mayWork(Actor actor, Collection<String> candidateGroups) {
        return belongs(actor, candidateGroups);
    }

    /** To give the task to a colleague or back to the group. */
    static boolean mayAssign(Actor actor, Collection<String> candidateGroups, String tenant) {
        return belongs(actor, candidateGroups) || watches(actor, tenant);
    }

    /** An instance without a pilot, such as one of another feature, has no tenant and nobody who watches it. */
    private static boolean watches(Actor actor, String tenant) {
        return tenant != null && actor.tenants().contains(tenant);
    }

    private static boolean belongs(Actor actor, Collection<String> candidateGroups) {
        return !Collections.disjoint(actor.groups(), candidateGroups);
    }
}
