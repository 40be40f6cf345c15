package fr.maillage.security;

import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** The tenant side of one task is part of {@link TaskRule}, which {@link TaskRuleChecker} applies. */
class TaskRuleTenantChecker extends TenantCommandChecker {

    @Override
    public void checkReadTask(TaskEntity task) {
        // decided by TaskRuleChecker
    }

    @Override
    public void checkReadTaskVariable(TaskEntity task) {
        // decided by TaskRuleChecker
    }

    @Override
    public void checkTaskWork(TaskEntity task) {
        // decided by TaskRuleChecker
    }

    @Override
    public void checkTaskAssign(TaskEntity task) {
        // decided by TaskRuleChecker
    }
}
