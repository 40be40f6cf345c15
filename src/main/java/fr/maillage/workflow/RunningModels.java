package fr.maillage.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * What must hold between the models in use and today's code: each user task of a running model has its contract, and each
 * bean that such a model names exists. Otherwise the application refuses to start rather than leave dossiers that nobody
 * can complete.
 */
@Component
class RunningModels {

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern NAME = Pattern.compile("^\\s*!?\\s*([a-z][A-Za-z0-9]*)\\s*(?:\\.[a-zA-Z]+\\s*\\(|$)");

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final Contracts contracts;
    private final ModelBeans beans;

    RunningModels(RepositoryService repository, RuntimeService runtime, Contracts contracts, ApplicationContext context) {
        this.repository = repository;
        this.runtime = runtime;
        this.contracts = contracts;
        this.beans = new ModelBeans(context);
    }

    void verify() {
        List<String> faults = new ArrayList<>();
        for (ProcessDefinition definition : repository.createProcessDefinitionQuery().unlimitedList()) {
            if (runtime.createProcessInstanceQuery().processDefinitionId(definition.getId()).count() > 0) {
                gaps(definition.getKey(), repository.getBpmnModelInstance(definition.getId())).forEach(gap ->
                        faults.add("%s (version %d) : %s".formatted(definition.getKey(), definition.getVersion(), gap)));
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException("Des dossiers en cours ne pourraient plus avancer : "
                    + String.join(" ; ", faults));
        }
    }

    /** What a model needs and today's code does not have. */
    List<String> gaps(String process, BpmnModelInstance model) {
        List<String> gaps = new ArrayList<>();
        for (UserTask task : model.getModelElementsByType(UserTask.class)) {
            if (contracts.find(process, task.getId()).isEmpty()) {
                gaps.add("la tâche %s n’a pas de contrat".formatted(task.getId()));
            }
        }
        for (FlowElement element : model.getModelElementsByType(FlowElement.class)) {
            String delegate = element.getAttributeValueNs(
                    "http://camunda.org/schema/1.0/bpmn", "delegateExpression");
            if (delegate != null) {
                Matcher expression = EXPRESSION.matcher(delegate);
                Matcher name = NAME.matcher(expression.find() ? expression.group(1) : "");
                if (!name.find() || !beans.containsKey(name.group(1))) {
                    gaps.add("%s nomme %s, qui n’existe pas".formatted(element.getId(), delegate));
                }
            }
        }
        return gaps;
    }
}
