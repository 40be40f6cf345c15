package fr.maillage.workflow;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the rest of the application, in its own words, what happens to tasks. */
@Component
class TaskEvents {

    /** How the description of a task begins that one dossier has once for each mission of its contract. */
    private static final Pattern OF_A_MISSION = Pattern.compile("Mission\\p{Z}: (.+?)\\. ");

    private final ApplicationEventPublisher events;

    TaskEvents(ApplicationEventPublisher events) {
        this.events = events;
    }

    @EventListener
    void on(DelegateTask task) {
        if (TaskListener.EVENTNAME_CREATE.equals(task.getEventName())) {
            tellApart(task);
        }
        if (TaskListener.EVENTNAME_CREATE.equals(task.getEventName()) && task.getAssignee() == null) {
            events.publishEvent(new TaskOffered(open(task)));
        } else if (TaskListener.EVENTNAME_ASSIGNMENT.equals(task.getEventName()) && task.getAssignee() != null) {
            events.publishEvent(new TaskHandedOver(open(task)));
        }
    }

    /** In a list only the name is seen. */
    private static void tellApart(DelegateTask task) {
        Matcher mission = OF_A_MISSION.matcher(Objects.requireNonNullElse(task.getDescription(), ""));
        if (mission.lookingAt()) {
            task.setName(task.getName() + " – " + mission.group(1));
        }
    }

    private static OpenTask open(DelegateTask task) {
        Set<String> groups = task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
        Instant due = task.getDueDate() == null ? null : task.getDueDate().toInstant();
        return new OpenTask(task.getId(), ((TaskEntity) task).getProcessDefinition().getKey(),
                task.getTaskDefinitionKey(), task.getName(), task.getDescription(),
                task.getExecution().getProcessBusinessKey(), groups, task.getAssignee(), due);
    }
}
