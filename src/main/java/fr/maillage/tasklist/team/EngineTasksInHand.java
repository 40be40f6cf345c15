package fr.maillage.tasklist.team;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import fr.maillage.directory.Absence;
import fr.maillage.directory.Absences;
import fr.maillage.directory.Agent;
import fr.maillage.directory.Colleagues;
import fr.maillage.directory.Directory;
import fr.maillage.directory.TasksInHand;
import fr.maillage.workflow.EngineAsSystem;
import fr.maillage.workflow.HandingOver;

/** The engine's tasks of agents who come and go: a new one that is meant for somebody away is given to who stands in. */
@Component
class EngineTasksInHand implements TasksInHand {

    private final TaskService tasks;
    private final EngineAsSystem system;
    private final Directory directory;
    private final Colleagues colleagues;
    private final HandingOver handingOver;
    private final ObjectProvider<Absences> absences;

    EngineTasksInHand(TaskService tasks, EngineAsSystem system, Directory directory, Colleagues colleagues,
                      HandingOver handingOver, ObjectProvider<Absences> absences) {
        this.tasks = tasks;
        this.system = system;
        this.directory = directory;
        this.colleagues = colleagues;
        this.handingOver = handingOver;
        this.absences = absences;
    }

    @Override
    public List<String> of(String user) {
        return system.call(() -> tasks.createTaskQuery().taskAssignee(user).unlimitedList().stream().map(Task::getId).toList());
    }

    @Override
    public boolean give(String task, String user, String word) {
        List<String> groups = system.call(() -> tasks.getIdentityLinksForTask(task).stream()
                .map(IdentityLink::getGroupId).filter(Objects::nonNull).toList());
        if (!isOfOneOf(groups, user)) {
            return false;
        }
        handingOver.saying(word, () -> system.run(() -> tasks.setAssignee(task, user)));
        return true;
    }

    @Override
    public void giveBack(String task) {
        system.run(() -> tasks.setAssignee(task, null));
    }

    @Override
    public boolean isHeldBy(String task, String user) {
        return system.call(() -> tasks.createTaskQuery().taskId(task).taskAssignee(user).count()) > 0;
    }

    @EventListener
    void created(DelegateTask task) {
        if (!TaskListener.EVENTNAME_CREATE.equals(task.getEventName()) || task.getAssignee() == null) {
            return;
        }
        directory.findAgent(task.getAssignee()).ifPresent(absent -> {
            Optional<Agent> substitute = colleagues.substituteOf(absent);
            List<String> groups = task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull).toList();
            if (substitute.isPresent() && isOfOneOf(groups, substitute.get().id())) {
                Absence absence = absent.absenceOn(colleagues.today()).orElseThrow();
                task.setAssignee(substitute.get().id());
                absences.getObject().substituted(task.getId(), absent.id(), absence);
            }
        });
    }

    private boolean isOfOneOf(List<String> groups, String user) {
        return groups.stream().flatMap(group -> directory.holders(group).stream())
                .anyMatch(agent -> agent.id().equals(user));
    }
}
