package fr.maillage.tasklist;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

import fr.maillage.workflow.EngineAsSystem;

/** The diagrams of the process that a task belongs to and of those that have called it. */
@Component
class Diagrams {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final HistoryService history;
    private final EngineAsSystem system;

    Diagrams(TaskService tasks, RuntimeService runtime, RepositoryService repository, HistoryService history,
             EngineAsSystem system) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.repository = repository;
        this.history = history;
        this.system = system;
    }

    /**
     * The task's own process last, its caller before it. Empty when there is no such task, or when the engine does not let
     * the person who is logged in read it.
     */
    Optional<List<Diagram>> of(String taskId) {
        return Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                .map(task -> system.call(() -> of(task)));
    }

    private List<Diagram> of(Task task) {
        Deque<Diagram> diagrams = new ArrayDeque<>();
        ProcessInstance instance = instance(task.getProcessInstanceId());
        while (instance != null) {
            diagrams.addFirst(diagram(instance));
            instance = runtime.createProcessInstanceQuery().subProcessInstanceId(instance.getId()).singleResult();
        }
        return List.copyOf(diagrams);
    }

    private ProcessInstance instance(String id) {
        return runtime.createProcessInstanceQuery().processInstanceId(id).singleResult();
    }

    private Diagram diagram(ProcessInstance instance) {
        ProcessDefinition definition = repository.getProcessDefinition(instance.getProcessDefinitionId());
        Set<String> current = new HashSet<>(runtime.getActiveActivityIds(instance.getId()));
        Set<String> passed = history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).finished()
                .unlimitedList().stream().map(HistoricActivityInstance::getActivityId).collect(Collectors.toSet());
        passed.removeAll(current);
        return new Diagram(definition.getName(), xml(definition), current, passed);
    }

    private String xml(ProcessDefinition definition) {
        try (InputStream model = repository.getProcessModel(definition.getId())) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
