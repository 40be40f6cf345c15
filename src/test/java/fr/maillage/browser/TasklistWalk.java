package fr.maillage.browser;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

import fr.maillage.PathJourney;
import fr.maillage.workflow.EngineNames;

/**
 * Walks a dossier through Tasklist: whichever task is open is done by somebody to whom it is offered, in their own
 * browser, by typing the answer of the journey.
 */
@Component
class TasklistWalk {

    private static final Duration ARRIVAL = Duration.ofSeconds(90);

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final IdentityService identity;

    TasklistWalk(TaskService tasks, RuntimeService runtime, IdentityService identity) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.identity = identity;
    }

    /** The reference of the dossier that was just declared, as the card of its first task says it to whom it is offered. */
    String opened(People people, PathJourney journey, String structure, String firstTask) {
        long end = System.nanoTime() + ARRIVAL.toNanos();
        while (System.nanoTime() < end) {
            Optional<Task> task = tasks.createTaskQuery().processDefinitionKey(journey.process()).taskName(firstTask)
                    .processVariableValueEquals(EngineNames.STRUCTURE_NAME, structure).list().stream().findFirst();
            if (task.isPresent()) {
                return people.as(someoneFor(task.get())).referenceOf(structure, firstTask);
            }
            people.pause();
        }
        throw new AssertionError("« %s » does not come".formatted(firstTask));
    }

    /** Does tasks in the order of the journey's way until the path is over; what is beside the way stays open. */
    void walk(People people, PathJourney journey, String reference) {
        Optional<Task> next = await(people, journey, reference);
        while (next.isPresent()) {
            Task task = next.get();
            String person = someoneFor(task);
            people.as(person).work(reference, task.getName(), journey.answerTo(reference, task),
                    () -> people.photograph(person, task.getName()));
            next = await(people, journey, reference);
        }
    }

    /** The next task once the jobs have run; none when the path is over. */
    private Optional<Task> await(People people, PathJourney journey, String reference) {
        long end = System.nanoTime() + ARRIVAL.toNanos();
        while (System.nanoTime() < end) {
            Optional<Task> next = tasks.createTaskQuery().processInstanceBusinessKey(reference).list().stream()
                    .filter(task -> journey.way().contains(task.getTaskDefinitionKey()))
                    .min(Comparator.comparing(task -> journey.way().indexOf(task.getTaskDefinitionKey())));
            if (next.isPresent() || isOver(journey.process(), reference)) {
                return next;
            }
            people.pause();
        }
        throw new AssertionError("nothing comes for %s but %s".formatted(reference,
                tasks.createTaskQuery().processInstanceBusinessKey(reference).list().stream().map(Task::getName).toList()));
    }

    private boolean isOver(String path, String reference) {
        return runtime.createProcessInstanceQuery().processDefinitionKey(path).processInstanceBusinessKey(reference).count() == 0;
    }

    private String someoneFor(Task task) {
        if (task.getAssignee() != null) {
            return task.getAssignee();
        }
        return tasks.getIdentityLinksForTask(task.getId()).stream().map(IdentityLink::getGroupId)
                .flatMap(group -> identity.createUserQuery().memberOfGroup(group).list().stream())
                .map(User::getId).sorted().findFirst()
                .orElseThrow(() -> new AssertionError("nobody may do " + task.getName()));
    }
}
