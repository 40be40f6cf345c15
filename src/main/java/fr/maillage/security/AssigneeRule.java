package fr.maillage.security;

import java.util.Set;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.exception.NotAllowedException;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** A task is given only to an active agent of one of its groups, whoever gives it and by whichever door. */
class AssigneeRule extends AbstractBpmnParseListener implements TaskListener {

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition()
                .addBuiltInTaskListener(EVENTNAME_ASSIGNMENT, this);
    }

    @Override
    public void notify(DelegateTask task) {
        if (task.getAssignee() != null) {
            requireOffered((TaskEntity) task, task.getAssignee());
        }
    }

    static void requireOffered(TaskEntity task, String user) {
        Set<String> groups = TaskRuleChecker.groupsOf(task);
        if (SharedTasks.groupsOf(user).stream().noneMatch(groups::contains)) {
            throw new NotAllowedException(
                    "La tâche « %s » ne peut être confiée qu’à un agent d’une organisation à qui elle est proposée."
                            .formatted(task.getName()));
        }
    }
}
