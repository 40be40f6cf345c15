package fr.maillage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;
import org.springframework.stereotype.Component;

import fr.maillage.workflow.ParisTime;

/**
 * Drives the processes of one dossier in a test: submits forms as Tasklist does, executes jobs by hand, moves the engine's
 * clock. Found by the component scan of the tests.
 */
@Component
public class ProcessDriver {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final FormService forms;
    private final ManagementService management;
    private final IdentityService identity;

    ProcessDriver(RuntimeService runtime, TaskService tasks, FormService forms, ManagementService management,
                  IdentityService identity) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.forms = forms;
        this.management = management;
        this.identity = identity;
    }

    /** What Camunda BPM Assert has to say about the instance, running or ended; beside AssertJ its name would clash. */
    public static ProcessInstanceAssert assertThatProcess(ProcessInstance instance) {
        return BpmnAwareTests.assertThat(instance);
    }

    /** The one open task with this id in any process of the dossier. */
    public Task task(String reference, String taskId) {
        List<Task> found = tasks.createTaskQuery().processInstanceBusinessKey(reference).taskDefinitionKey(taskId).list();
        assertThat(found).as("open tasks %s of %s, among %s", taskId, reference, openTasks(reference)).hasSize(1);
        return found.get(0);
    }

    /** The open task with this id that is offered to the group: one of several in parallel. */
    public Task taskOf(String reference, String taskId, String group) {
        return tasks.createTaskQuery().processInstanceBusinessKey(reference).taskDefinitionKey(taskId)
                .taskCandidateGroup(group).includeAssignedTasks().singleResult();
    }

    /** The open tasks with this id: several in parallel. */
    public List<Task> tasks(String reference, String taskId) {
        return tasks.createTaskQuery().processInstanceBusinessKey(reference).taskDefinitionKey(taskId).list();
    }

    /** A variable as the task sees it, those of its parallel branch included. */
    public Object variable(Task task, String name) {
        return tasks.getVariable(task.getId(), name);
    }

    public Set<String> openTasks(String reference) {
        Set<String> open = new TreeSet<>();
        tasks.createTaskQuery().processInstanceBusinessKey(reference).list().forEach(task ->
                open.add(task.getTaskDefinitionKey()));
        return open;
    }

    public Set<String> groupsOf(Task task) {
        Set<String> groups = new TreeSet<>();
        tasks.getIdentityLinksForTask(task.getId()).stream().map(IdentityLink::getGroupId)
                .filter(group -> group != null).forEach(groups::add);
        return groups;
    }

    /** Submits the form of the one open task, then executes what follows. */
    public void complete(String reference, String taskId, Map<String, Object> form) {
        complete(reference, task(reference, taskId), form);
    }

    public void complete(String reference, Task task, Map<String, Object> form) {
        forms.submitTaskForm(task.getId(), form);
        runJobs(reference);
    }

    /** As this user, who must be known to the engine, with their groups: the engine's checks apply. */
    public void as(String user, Runnable work) {
        List<String> groups = identity.createGroupQuery().groupMember(user).list().stream().map(g -> g.getId()).toList();
        List<String> tenants = identity.createTenantQuery().userMember(user).list().stream().map(t -> t.getId()).toList();
        identity.setAuthentication(user, groups, tenants);
        try {
            work.run();
        } finally {
            identity.clearAuthentication();
        }
    }

    /** Executes every job that is due, timers included, until none is left. */
    public void runJobs(String reference) {
        for (List<Job> due = dueJobs(reference); !due.isEmpty(); due = dueJobs(reference)) {
            management.executeJob(due.get(0).getId());
        }
    }

    /** Moves the clock, then executes what has become due. */
    public void advanceTo(String reference, Instant instant) {
        ClockUtil.setCurrentTime(Date.from(instant));
        runJobs(reference);
    }

    /** Noon in Paris of the day. */
    public void advanceTo(String reference, LocalDate day) {
        advanceTo(reference, ParisTime.startOf(day).plus(Duration.ofHours(12)));
    }

    public void advance(String reference, Duration by) {
        advanceTo(reference, ClockUtil.getCurrentTime().toInstant().plus(by));
    }

    /** Moves the clock just past the due date of the dossier's timer with this activity id, then executes what is due. */
    public void advanceToTimer(String reference, String activityId) {
        Job timer = timer(reference, activityId);
        assertThat(timer).as("timer %s of %s", activityId, reference).isNotNull();
        // a repeated timer ends only once the clock has passed its last due date: at that very instant it fires for ever
        advanceTo(reference, timer.getDuedate().toInstant().plusSeconds(1));
    }

    public Job timer(String reference, String activityId) {
        return instances(reference).stream()
                .flatMap(instance -> management.createJobQuery().processInstanceId(instance.getId()).activityId(activityId)
                        .timers().list().stream())
                .findFirst().orElse(null);
    }

    public List<ProcessInstance> instances(String reference) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).list();
    }

    private List<Job> dueJobs(String reference) {
        Date now = ClockUtil.getCurrentTime();
        return instances(reference).stream()
                .flatMap(instance -> management.createJobQuery().processInstanceId(instance.getId()).withRetriesLeft().list().stream())
                .filter(job -> job.getDuedate() == null || !job.getDuedate().after(now))
                .toList();
    }
}
