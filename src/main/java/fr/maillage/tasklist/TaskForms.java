package fr.maillage.tasklist;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinitionQuery;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.springframework.stereotype.Component;

import fr.maillage.directory.Names;
import fr.maillage.security.CurrentUser;
import fr.maillage.security.MaillageUser;
import fr.maillage.security.TaskRule;
import fr.maillage.workflow.Contract;
import fr.maillage.workflow.Contracts;
import fr.maillage.workflow.EngineAsSystem;
import fr.maillage.workflow.FieldOption;
import fr.maillage.workflow.TaskInHand;

/** Finds what a person may fill in: the form of a task that the engine lets them read, or of a path they may start. */
@Component
class TaskForms {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final EngineAsSystem system;
    private final Contracts contracts;
    private final FormSchema schemas;
    private final DossierFacts facts;
    private final Drafts drafts;
    private final CurrentUser currentUser;
    private final Names names;
    private final TaskRule rule;
    private final ObjectMapper mapper;
    private final Clock clock;

    TaskForms(TaskService tasks, RuntimeService runtime, RepositoryService repository, EngineAsSystem system,
              Contracts contracts, FormSchema schemas, DossierFacts facts, Drafts drafts, CurrentUser currentUser, Names names,
              TaskRule rule, ObjectMapper mapper, Clock clock) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.repository = repository;
        this.system = system;
        this.contracts = contracts;
        this.schemas = schemas;
        this.facts = facts;
        this.drafts = drafts;
        this.currentUser = currentUser;
        this.names = names;
        this.rule = rule;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** Empty when there is no such task, or when the engine does not let the person who is logged in read it. */
    Optional<TaskForm> ofTask(String taskId, String userId) {
        return Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                .map(task -> system.call(() -> ofTask(task, userId)));
    }

    /** Empty when there is no such path, or when the person who is logged in may not start it. */
    Optional<TaskForm> ofStart(String process, String userId) {
        return Optional.ofNullable(startable(process).singleResult())
                .map(definition -> system.call(() -> ofStart(definition, userId)));
    }

    /** Whether there is such a task and the person who is logged in belongs to those who do it. */
    boolean maySubmit(String taskId) {
        return tasks.createTaskQuery().taskId(taskId).taskCandidateGroupIn(List.copyOf(currentUser.get().groups()))
                .includeAssignedTasks().count() > 0;
    }

    boolean mayStart(String process) {
        return startable(process).count() > 0;
    }

    private ProcessDefinitionQuery startable(String process) {
        return repository.createProcessDefinitionQuery().processDefinitionKey(process)
                .latestVersion().startableInTasklist().startablePermissionCheck();
    }

    private TaskForm ofTask(Task task, String userId) {
        ProcessDefinition definition = repository.getProcessDefinition(task.getProcessDefinitionId());
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId()).singleResult();
        TaskInHand inHand = new TaskInHand(instance.getBusinessKey(), task.getId(), definition.getKey(),
                task.getTaskDefinitionKey(), userId, clock.instant(), name -> tasks.getVariable(task.getId(), name));
        String heldBy = userId.equals(task.getAssignee()) ? null
                : Optional.ofNullable(task.getAssignee()).map(this::named).orElse(null);
        MaillageUser user = currentUser.get();
        Set<String> groups = tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId).filter(Objects::nonNull).collect(Collectors.toSet());
        return form(task.getName(), task.getDescription(), inHand, heldBy, rule.mayWork(user, groups, task.getTenantId()),
                rule.mayAssign(user, groups, task.getTenantId()), facts.of(instance.getBusinessKey()));
    }

    private String named(String person) {
        return names.of(List.of(person), List.of(), List.of()).present(person);
    }

    private TaskForm ofStart(ProcessDefinition definition, String userId) {
        StartEvent start = startEvent(definition);
        TaskInHand inHand = new TaskInHand(null, null, definition.getKey(), start.getId(), userId, clock.instant(),
                name -> null);
        String description = start.getDocumentations().stream().map(Documentation::getTextContent).findFirst()
                .orElse(null);
        return form(definition.getName(), description, inHand, null, true, false, List.of());
    }

    private TaskForm form(String title, String description, TaskInHand inHand, String heldBy, boolean mayWork,
                          boolean mayPass, List<TaskForm.Fact> known) {
        Contract contract = contracts.find(inHand.process(), inHand.task())
                .orElseThrow(() -> new NoSuchElementException(
                        "no contract for %s/%s".formatted(inHand.process(), inHand.task())));
        JsonNode draft = contracts.draft(inHand).map(values -> (JsonNode) mapper.valueToTree(values)).orElse(null);
        return new TaskForm(title, description, inHand.process(), inHand.task(), inHand.reference(), heldBy, mayWork,
                mayPass, known, withOptions(schemas.of(contract), contracts.options(inHand)), draft, typed(inHand));
    }

    private Drafts.Draft typed(TaskInHand inHand) {
        return (inHand.taskId() == null
                ? drafts.find(inHand.userId(), Drafts.Kind.START, inHand.process())
                : drafts.find(inHand.userId(), Drafts.Kind.TASK, inHand.taskId())).orElse(null);
    }

    /**
     * A text field with options is a list to choose from, a list of texts one to tick; where there are choices already, only these remain. A field of
     * the rows of a list is named {@code list.field}.
     */
    private static ObjectNode withOptions(ObjectNode schema, Map<String, List<FieldOption>> offered) {
        offered.forEach((field, options) -> {
            ObjectNode property = property(schema, field);
            boolean several = property.has("items");
            if (!property.has("x-options")) {
                property.put("x-control", several ? "checklist" : "select");
            }
            ArrayNode choices = (several ? (ObjectNode) property.get("items") : property).putArray("x-options");
            options.forEach(option -> choices.addObject().put("value", option.value()).put("title", option.title()));
        });
        return schema;
    }

    private static ObjectNode property(ObjectNode schema, String path) {
        ObjectNode property = schema;
        for (String step : path.split("\\.")) {
            JsonNode record = property.has("items") ? property.get("items") : property;
            property = (ObjectNode) record.get("properties").get(step);
        }
        return property;
    }

    private StartEvent startEvent(ProcessDefinition definition) {
        return repository.getBpmnModelInstance(definition.getId()).getModelElementsByType(StartEvent.class).stream()
                .filter(start -> start.getParentElement() instanceof Process && start.getCamundaFormKey() != null)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(
                        "%s has no start event with a form".formatted(definition.getKey())));
    }
}
