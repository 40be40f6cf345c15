package fr.maillage.workflow;

import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.exception.NotAllowedException;
import org.camunda.bpm.engine.form.StartFormData;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.handler.StartFormHandler;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * Puts the contract at the door of every user task and start form, and a guard behind it: a task that is completed
 * without its contract, or a path that is started without its form, is refused. The guards are built-in listeners, which
 * run even when a caller asks to skip the custom ones.
 */
class ContractParseListener extends AbstractBpmnParseListener {

    private final ContractDoor door;

    ContractParseListener(ContractDoor door) {
        this.door = door;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        definition.setTaskFormHandler(new TaskDoor(definition.getTaskFormHandler()));
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, ContractParseListener::refuseUnlessAccepted);
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl startEvent) {
        if (scope instanceof ProcessDefinitionEntity definition && hasForm(element)) {
            definition.setStartFormHandler(new StartDoor(definition.getStartFormHandler(), startEvent.getId()));
            definition.addBuiltInListener(ExecutionListener.EVENTNAME_START,
                    (ExecutionListener) ContractParseListener::refuseUnlessStartedByForm);
        }
    }

    private static boolean hasForm(Element startEvent) {
        return startEvent.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "formKey") != null;
    }

    private static void refuseUnlessAccepted(DelegateTask task) {
        if (!AcceptedSubmissions.ofCommand().contains(task.getId())) {
            throw new NotAllowedException("Une tâche se termine par son formulaire : « %s » n’a pas été soumise."
                    .formatted(task.getName()));
        }
    }

    private static void refuseUnlessStartedByForm(DelegateExecution execution) {
        AcceptedSubmissions accepted = AcceptedSubmissions.ofCommand();
        if (!isStartedByMessage((ExecutionEntity) execution)
                && !accepted.contains(execution.getProcessInstanceId()) && !accepted.isTakenUp(execution.getProcessBusinessKey())) {
            throw new NotAllowedException("Un parcours commence par sa déclaration : le formulaire n’a pas été soumis.");
        }
    }

    /** A process may also begin by a message that the application sends: that start has no form. */
    private static boolean isStartedByMessage(ExecutionEntity execution) {
        ActivityImpl start = execution.getProcessDefinition().findActivity(execution.getCurrentActivityId());
        return start != null && ActivityTypes.START_EVENT_MESSAGE.equals(start.getProperties().get(BpmnProperties.TYPE));
    }

    private final class TaskDoor implements TaskFormHandler {

        private final TaskFormHandler original;

        private TaskDoor(TaskFormHandler original) {
            this.original = original;
        }

        @Override
        public void parseConfiguration(Element element, DeploymentEntity deployment, ProcessDefinitionEntity definition,
                                       BpmnParse parse) {
            original.parseConfiguration(element, deployment, definition, parse);
        }

        @Override
        public TaskFormData createTaskForm(TaskEntity task) {
            return original.createTaskForm(task);
        }

        @Override
        public void submitFormVariables(VariableMap submitted, VariableScope task) {
            door.submit(submitted, (TaskEntity) task);
        }
    }

    private final class StartDoor implements StartFormHandler {

        private final StartFormHandler original;
        private final String startEvent;

        private StartDoor(StartFormHandler original, String startEvent) {
            this.original = original;
            this.startEvent = startEvent;
        }

        @Override
        public void parseConfiguration(Element element, DeploymentEntity deployment, ProcessDefinitionEntity definition,
                                       BpmnParse parse) {
            original.parseConfiguration(element, deployment, definition, parse);
        }

        @Override
        public StartFormData createStartFormData(ProcessDefinitionEntity definition) {
            return original.createStartFormData(definition);
        }

        @Override
        public void submitFormVariables(VariableMap submitted, VariableScope instance) {
            door.start(submitted, (ExecutionEntity) instance, startEvent);
        }
    }
}
