package fr.maillage.security;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;

/**
 * Applies {@link TaskRule} to one task. Replaces the engine's checker: checkers add up, and a second one could not allow
 * what the first refuses.
 */
class TaskRuleChecker extends AuthorizationCommandChecker {

    /** What the webapps show. */
    private static final Map<Permissions, String> REFUSALS = Map.of(
            Permissions.READ, "Cette tâche n’est pas proposée à votre organisme.",
            Permissions.TASK_WORK, "Cette tâche n’est pas proposée à votre organisme : vous ne pouvez ni la prendre ni la faire.",
            Permissions.TASK_ASSIGN, "Cette tâche n’est pas proposée à votre organisme : vous ne pouvez pas la confier.",
            Permissions.UPDATE, "Ce qui concerne un dossier ne se modifie que par ses formulaires.");

    private final TaskRule rule;
    private final SharedTasks shared;

    TaskRuleChecker(TaskRule rule, SharedTasks shared) {
        this.rule = rule;
        this.shared = shared;
    }

    @Override
    public void checkReadTask(TaskEntity task) {
        check(task, Permissions.READ, rule.mayRead(actor(), groupsOf(task), task.getTenantId()));
    }

    @Override
    public void checkReadTaskVariable(TaskEntity task) {
        checkReadTask(task);
    }

    @Override
    public void checkTaskWork(TaskEntity task) {
        check(task, Permissions.TASK_WORK, rule.mayWork(actor(), groupsOf(task), task.getTenantId()));
        checkHolder(task);
    }

    @Override
    public void checkTaskAssign(TaskEntity task) {
        check(task, Permissions.TASK_ASSIGN, rule.mayAssign(actor(), groupsOf(task), task.getTenantId()));
        checkHolder(task);
    }

    /** Routing variables are written by contracts and delegates only. */
    @Override
    public void checkUpdateTaskVariable(TaskEntity task) {
        check(task, Permissions.UPDATE, false);
    }

    private void checkHolder(TaskEntity task) {
        if (isChecked()) {
            shared.requireNotHeldElsewhere(task, actor());
        }
    }

    static Set<String> groupsOf(TaskEntity task) {
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static void check(TaskEntity task, Permissions permission, boolean allowed) {
        if (isChecked() && !allowed) {
            throw new AuthorizationException(REFUSALS.get(permission));
        }
    }

    static boolean isChecked() {
        CommandContext command = Context.getCommandContext();
        return command.isAuthorizationCheckEnabled()
                && Context.getProcessEngineConfiguration().isAuthorizationEnabled()
                && command.getAuthenticatedUserId() != null;
    }

    static Actor actor() {
        Authentication authentication = Context.getCommandContext().getAuthentication();
        return authentication == null ? new Actor(Set.of(), Set.of()) : Actor.of(authentication);
    }
}
