package fr.maillage.security;

import org.camunda.bpm.engine.exception.NotAllowedException;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** The engine's tasks, with an eye on whom somebody gives one to, which the engine's own checks are not told. */
class PersonalTasks extends TaskServiceImpl {

    private final SharedTasks shared;

    PersonalTasks(SharedTasks shared) {
        this.shared = shared;
    }

    @Override
    public void claim(String taskId, String userId) {
        commandExecutor.execute(new Claim(taskId, userId));
    }

    @Override
    public void setAssignee(String taskId, String userId) {
        commandExecutor.execute(new Assignment(taskId, userId));
    }

    /** One takes a task for oneself only, and only while nobody has it; to give it to a colleague is another right. */
    private final class Claim extends ClaimTaskCmd {

        private static final long serialVersionUID = 1;

        Claim(String taskId, String userId) {
            super(taskId, userId);
        }

        @Override
        protected void checkClaimTask(TaskEntity task, CommandContext command) {
            super.checkClaimTask(task, command);
            if (TaskRuleChecker.isChecked() && !command.getAuthenticatedUserId().equals(userId)) {
                throw new NotAllowedException("On ne prend une tâche que pour soi : « %s » se confie à un collègue autrement."
                        .formatted(task.getName()));
            }
            shared.requireFree(task, userId);
        }
    }

    private final class Assignment extends AssignTaskCmd {

        private static final long serialVersionUID = 1;

        Assignment(String taskId, String userId) {
            super(taskId, userId);
        }

        @Override
        protected void executeSetOperation(TaskEntity task, Integer priority) {
            if (TaskRuleChecker.isChecked() && userId != null) {
                // before the listener, whose refusal the engine would report as a fault of its own
                AssigneeRule.requireOffered(task, userId);
                shared.requireColleague(userId, task, TaskRuleChecker.actor());
            }
            super.executeSetOperation(task, priority);
        }
    }
}
