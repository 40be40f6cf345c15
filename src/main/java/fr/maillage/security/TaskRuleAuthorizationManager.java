package fr.maillage.security;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;

/**
 * Applies {@link TaskRule} to task queries without the engine's authorisation join, whose cost explodes with the number
 * of tasks (docs/decisions/0002): one or-block "offered to one of my groups, assigned or not" goes through the index on
 * candidate groups.
 */
class TaskRuleAuthorizationManager extends AuthorizationManager {

    /** No group has this id (it breaks the pattern of ids): matches nothing. */
    private static final String NO_GROUP = "-";

    private final TaskRule rule;

    TaskRuleAuthorizationManager(TaskRule rule) {
        this.rule = rule;
    }

    @Override
    public void configureTaskQuery(TaskQueryImpl query) {
        configureQuery(query);
        if (query.getAuthCheck().isAuthorizationCheckEnabled()) {
            query.getAuthCheck().setAuthorizationCheckEnabled(false);
            restrict(query, Actor.of(getCurrentAuthentication()));
        }
    }

    /** The cards of the task list show variables: those of tasks that one may read are readable. */
    @Override
    protected void configureVariableInstanceQuery(VariableInstanceQueryImpl query) {
        super.configureVariableInstanceQuery(query);
        if (query.getAuthCheck().isAuthorizationCheckEnabled() && query.getVariableScopeIds() != null
                && areOfReadableTasks(query.getVariableScopeIds())) {
            query.getAuthCheck().setAuthorizationCheckEnabled(false);
        }
    }

    private void restrict(TaskQueryImpl query, Actor actor) {
        ReadableTasks readable = rule.readableBy(actor);
        if (readable.everything()) {
            return;
        }
        TaskQuery mine = query.or()
                .taskCandidateGroupIn(readable.groups().isEmpty() ? List.of(NO_GROUP) : List.copyOf(readable.groups()))
                .includeAssignedTasks();
        if (!readable.tenants().isEmpty()) {
            mine.tenantIdIn(readable.tenants().toArray(String[]::new));
        }
        mine.endOr();
    }

    private boolean areOfReadableTasks(String[] scopeIds) {
        TaskQueryImpl readable = new TaskQueryImpl();
        readable.or().taskIdIn(scopeIds).processInstanceIdIn(scopeIds).endOr();
        Set<String> open = new HashSet<>();
        for (Task task : getTaskManager().findTasksByQueryCriteria(readable)) {
            open.add(task.getId());
            open.add(task.getExecutionId());
            open.add(task.getProcessInstanceId());
        }
        return open.containsAll(Arrays.asList(scopeIds));
    }
}
