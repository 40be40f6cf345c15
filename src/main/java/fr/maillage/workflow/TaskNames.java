package fr.maillage.workflow;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** How the models in service call their tasks. */
@Component
public class TaskNames {

    private final RepositoryService repository;
    private final EngineAsSystem asSystem;
    private final Map<String, String> names = new ConcurrentHashMap<>();

    TaskNames(RepositoryService repository, EngineAsSystem asSystem) {
        this.repository = repository;
        this.asSystem = asSystem;
    }

    /** The name of the user task with that id, whichever process has it; models are deployed once, before anybody asks. */
    public Optional<String> find(String task) {
        if (names.isEmpty()) {
            asSystem.run(this::read);
        }
        return Optional.ofNullable(names.get(task));
    }

    private void read() {
        for (ProcessDefinition definition : repository.createProcessDefinitionQuery().latestVersion().unlimitedList()) {
            repository.getBpmnModelInstance(definition.getId()).getModelElementsByType(UserTask.class)
                    .forEach(task -> names.putIfAbsent(task.getId(), task.getName()));
        }
    }
}
