package fr.maillage.security;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;

import org.springframework.stereotype.Component;

/**
 * The rule of who sees and works on a task, in one place. A task is its organisation's: every task keeps its candidate
 * groups for life, assignment never removes them, so that membership of one of them makes it one's own. A supervisor
 * watches what belongs to the pilot delegations of their territory. What may be done with one's own task, with one that
 * is watched and with any other is the table of authorisations' to say.
 */
@Component
public class TaskRule {

    private final Authorisations table;

    TaskRule(Authorisations table) {
        this.table = table;
    }

    boolean mayRead(Actor actor, Collection<String> candidateGroups, String tenant) {
        return allows(Right.TASK_READ, actor, candidateGroups, tenant);
    }

    /** To submit the form, or to claim. */
    boolean mayWork(Actor actor, Collection<String> candidateGroups, String tenant) {
        return allows(Right.TASK_WORK, actor, candidateGroups, tenant);
    }

    /** To give the task to a colleague or back to the group. */
    boolean mayAssign(Actor actor, Collection<String> candidateGroups, String tenant) {
        return allows(Right.TASK_ASSIGN, actor, candidateGroups, tenant);
    }

    /** As the engine would let them. */
    public boolean mayWork(MaillageUser user, Collection<String> candidateGroups, String tenant) {
        return mayWork(actor(user), candidateGroups, tenant);
    }

    /** As the engine would let them. */
    public boolean mayAssign(MaillageUser user, Collection<String> candidateGroups, String tenant) {
        return mayAssign(actor(user), candidateGroups, tenant);
    }

    public ReadableTasks readableBy(MaillageUser user) {
        return readableBy(actor(user));
    }

    private static Actor actor(MaillageUser user) {
        return new Actor(user.groups(), Set.copyOf(user.tenants()));
    }

    ReadableTasks readableBy(Actor actor) {
        return new ReadableTasks(reads(actor, Scope.OTHER), reads(actor, Scope.OWN) ? actor.groups() : Set.of(),
                reads(actor, Scope.WATCHED) ? actor.tenants() : Set.of());
    }

    private boolean reads(Actor actor, Scope scope) {
        return table.allow(actor.roles(), Right.TASK_READ.row(), scope);
    }

    private boolean allows(Right right, Actor actor, Collection<String> candidateGroups, String tenant) {
        return table.allow(actor.roles(), right.row(), Scope.OTHER)
                || belongs(actor, candidateGroups) && table.allow(actor.roles(), right.row(), Scope.OWN)
                || isWatchedBy(actor, tenant) && table.allow(actor.roles(), right.row(), Scope.WATCHED);
    }

    /** To give the task away whoever has it, as a supervisor. */
    boolean watches(Actor actor, String tenant) {
        return isWatchedBy(actor, tenant) && table.allow(actor.roles(), Right.TASK_ASSIGN.row(), Scope.WATCHED);
    }

    /** An instance without a pilot, such as one of another feature, has no tenant and nobody who watches it. */
    private static boolean isWatchedBy(Actor actor, String tenant) {
        return tenant != null && actor.tenants().contains(tenant);
    }

    private static boolean belongs(Actor actor, Collection<String> candidateGroups) {
        return !Collections.disjoint(actor.groups(), candidateGroups);
    }
}
