package fr.maillage.workflow;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** What a feature may ask of the running processes of a dossier, by its reference. Runs as the application itself. */
@Component
public class RunningProcesses {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final RepositoryService repository;
    private final EngineAsSystem asSystem;

    RunningProcesses(RuntimeService runtime, TaskService tasks, ManagementService management,
                     RepositoryService repository, EngineAsSystem asSystem) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.repository = repository;
        this.asSystem = asSystem;
    }

    /** Starts a process that has no start form; {@code businessKey} is the reference or another row's number. */
    public String start(String processKey, String businessKey, Map<String, Object> variables) {
        return asSystem.call(() -> runtime.startProcessInstanceByKey(processKey, businessKey, variables).getId());
    }

    /** Starts the process that begins with this message. */
    public String startByMessage(String message, String businessKey, Map<String, Object> variables) {
        return asSystem.call(() -> runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(businessKey)
                .setVariables(variables)
                .correlateStartMessage().getId());
    }

    /** Gives the open task of that row of the dossier another due date. */
    public void moveDueDate(String processKey, String businessKey, Map<String, Object> keys, String taskId, Date due) {
        asSystem.run(() -> instances(processKey, businessKey, keys).forEach(instance ->
                tasks.createTaskQuery().processInstanceId(instance.getId()).taskDefinitionKey(taskId).unlimitedList()
                        .forEach(task -> {
                            task.setDueDate(due);
                            tasks.saveTask(task);
                        })));
    }

    /**
     * Starts a process in mid-path, at these activities instead of its start event.
     *
     * @param activities where tokens are put, one for each strand
     */
    public void startAt(String processKey, String businessKey, List<String> activities, Map<String, Object> variables) {
        asSystem.run(() -> {
            AcceptedSubmissions.ofCommand().takeUp(businessKey);
            ProcessInstantiationBuilder instance = runtime.createProcessInstanceByKey(processKey)
                    .businessKey(businessKey)
                    .setVariables(variables);
            activities.forEach(instance::startBeforeActivity);
            instance.execute();
        });
    }

    /**
     * A process that runs on a dossier by itself, called by no other.
     *
     * @param key  of its definition
     * @param name as people say it
     */
    public record Independent(String id, String key, String name) {
    }

    /** What runs on the dossier by itself: its path, and the aids, missions and acts beside it. */
    public List<Independent> independent(String businessKey) {
        return asSystem.call(() -> instances(null, businessKey).stream()
                .filter(instance -> instance.getId().equals(instance.getRootProcessInstanceId()))
                .map(this::independent)
                .toList());
    }

    private Independent independent(ProcessInstance instance) {
        ProcessDefinition definition = repository.getProcessDefinition(instance.getProcessDefinitionId());
        return new Independent(instance.getId(), definition.getKey(), definition.getName());
    }

    /** Whether a process of that key is in use. */
    public boolean exists(String processKey) {
        return asSystem.call(() -> repository.createProcessDefinitionQuery().processDefinitionKey(processKey).count() > 0);
    }

    /** The variables of an instance. */
    public Map<String, Object> variables(String instance) {
        return asSystem.call(() -> runtime.getVariables(instance));
    }

    /** Ends an instance where it stands, called processes included; nothing more of it is executed. */
    public void end(String instance, String reason) {
        asSystem.run(() -> runtime.deleteProcessInstance(instance, reason, true, true));
    }

    /**
     * Sends a message to the one instance of that process for that dossier; says whether anything waited for it.
     * Process key and business key together name the instance, since all instances of a dossier share the key.
     */
    public boolean correlate(String message, String processKey, String businessKey, Map<String, Object> variables) {
        return asSystem.call(() -> {
            List<ProcessInstance> waiting = waiting(message, instances(processKey, businessKey));
            waiting.forEach(instance -> send(message, instance, variables));
            return !waiting.isEmpty();
        });
    }

    /**
     * Sends a message to the one instance that works on that row of the dossier: an aid, a mission, a change.
     *
     * @param keys routing variables of the instance that name the row
     */
    public boolean correlate(String message, String processKey, String businessKey, Map<String, Object> keys,
                             Map<String, Object> variables) {
        return asSystem.call(() -> {
            List<ProcessInstance> waiting = waiting(message, instances(processKey, businessKey, keys));
            waiting.forEach(instance -> send(message, instance, variables));
            return !waiting.isEmpty();
        });
    }

    /** Does this in a transaction of its own: what fails here leaves the caller's work as it is. */
    public void apart(Runnable work) {
        asSystem.runApart(work);
    }

    public boolean isWaiting(String message, String processKey, String businessKey) {
        return asSystem.call(() -> !waiting(message, instances(processKey, businessKey)).isEmpty());
    }

    /** @param keys routing variables of the instance that name the row it works on */
    public boolean isRunning(String processKey, String businessKey, Map<String, Object> keys) {
        return asSystem.call(() -> !instances(processKey, businessKey, keys).isEmpty());
    }

    public boolean isRunning(String processKey, String businessKey) {
        return asSystem.call(() -> !instances(processKey, businessKey).isEmpty());
    }

    /**
     * Writes the variables into every running instance of the dossier, called processes included. One that ends in this
     * very transaction is still found, and has no variables any more.
     */
    public void refresh(String businessKey, Map<String, Object> variables) {
        asSystem.run(() -> instances(null, businessKey).stream()
                .filter(instance -> !instance.isEnded())
                .forEach(instance -> runtime.setVariables(instance.getId(), variables)));
    }

    /** Evaluates the due dates of these timers anew, after the date that they read has moved. */
    public void recalculateTimers(String processKey, String businessKey, Set<String> timers) {
        asSystem.run(() -> jobs(processKey, businessKey).stream()
                .filter(job -> timers.contains(activityOf(job)))
                .forEach(job -> management.recalculateJobDuedate(job.getId(), false)));
    }

    /** What this person has taken of the dossier's tasks is offered to the whole group again. */
    public void handBack(String businessKey, String user) {
        asSystem.run(() -> tasks.createTaskQuery().processInstanceBusinessKey(businessKey).taskAssignee(user).unlimitedList()
                .forEach(task -> tasks.setAssignee(task.getId(), null)));
    }

    /** Moves the due dates of the dossier's open tasks and of its timers, except the named ones, by the time it slept. */
    public void shiftOpenWork(String businessKey, Duration slept, Set<String> fixedTimers) {
        asSystem.run(() -> {
            for (Task task : tasks.createTaskQuery().processInstanceBusinessKey(businessKey).unlimitedList()) {
                if (task.getDueDate() != null) {
                    task.setDueDate(later(task.getDueDate(), slept));
                    tasks.saveTask(task);
                }
            }
            jobs(null, businessKey).stream()
                    .filter(job -> job.getDuedate() != null && !fixedTimers.contains(activityOf(job)))
                    .forEach(job -> management.setJobDuedate(job.getId(), later(job.getDuedate(), slept), false));
        });
    }

    /** Puts the dossier's open tasks off until that day; {@code null} takes them up again. Their due dates stay. */
    public void putOff(String businessKey, Date until) {
        asSystem.run(() -> tasks.createTaskQuery().processInstanceBusinessKey(businessKey).unlimitedList().forEach(task -> {
            task.setFollowUpDate(until);
            tasks.saveTask(task);
        }));
    }

    private void send(String message, ProcessInstance instance, Map<String, Object> variables) {
        runtime.createMessageCorrelation(message)
                .processInstanceId(instance.getId())
                .setVariables(variables)
                .correlate();
    }

    private List<ProcessInstance> waiting(String message, List<ProcessInstance> instances) {
        return instances.stream()
                .filter(instance -> runtime.createExecutionQuery().processInstanceId(instance.getId())
                        .messageEventSubscriptionName(message).count() > 0)
                .toList();
    }

    private List<ProcessInstance> instances(String processKey, String businessKey, Map<String, Object> keys) {
        ProcessInstanceQuery query = runtime.createProcessInstanceQuery().processDefinitionKey(processKey)
                .processInstanceBusinessKey(businessKey);
        keys.forEach(query::variableValueEquals);
        return query.unlimitedList();
    }

    private List<ProcessInstance> instances(String processKey, String businessKey) {
        var query = runtime.createProcessInstanceQuery().processInstanceBusinessKey(businessKey);
        return (processKey == null ? query : query.processDefinitionKey(processKey)).unlimitedList();
    }

    private List<Job> jobs(String processKey, String businessKey) {
        return instances(processKey, businessKey).stream()
                .flatMap(instance -> management.createJobQuery().processInstanceId(instance.getId()).timers()
                        .unlimitedList().stream())
                .toList();
    }

    private String activityOf(Job job) {
        return management.createJobDefinitionQuery().jobDefinitionId(job.getJobDefinitionId()).singleResult()
                .getActivityId();
    }

    private static Date later(Date date, Duration by) {
        return new Date(date.getTime() + by.toMillis());
    }
}
