package fr.maillage.browser;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

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

    /**
     * Does tasks in the order of the way until the path is over.
     *
     * @param path key of its process
     */
    void walk(People people, String path, String reference, List<String> way,
              BiFunction<String, Task, Map<String, Object>> answers) {
        while (true) {
            List<Task> open = await(people, path, reference);
            if (open.isEmpty()) {
                return;
            }
            Task next = open.stream().filter(task -> way.contains(task.getTaskDefinitionKey()))
                    .min(Comparator.comparing(task -> way.indexOf(task.getTaskDefinitionKey())))
                    .orElseThrow(() -> new AssertionError("no way on from " + open));
            String person = someoneFor(next);
            people.as(person).work(reference, next.getName(), answers.apply(reference, next));
            people.photograph(person, next.getName());
        }
    }

    /** What is open once the jobs have run; nothing when the path is over. */
    private List<Task> await(People people, String path, String reference) {
        long end = System.nanoTime() + ARRIVAL.toNanos();
        while (System.nanoTime() < end) {
            if (isOver(path, reference)) {
                return List.of();
            }
            List<Task> open = tasks.createTaskQuery().processInstanceBusinessKey(reference).list();
            if (!open.isEmpty()) {
                return open;
            }
            people.pause();
        }
        throw new AssertionError("nothing comes for " + reference);
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
