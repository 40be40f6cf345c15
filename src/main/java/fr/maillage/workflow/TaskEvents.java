package fr.maillage.workflow;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
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

    private final ApplicationEventPublisher events;

    TaskEvents(ApplicationEventPublisher events) {
        this.events = events;
    }

    @EventListener
    void on(DelegateTask task) {
        if (TaskListener.EVENTNAME_CREATE.equals(task.getEventName()) && task.getAssignee() == null) {
            events.publishEvent(new TaskOffered(open(task)));
        } else if (TaskListener.EVENTNAME_ASSIGNMENT.equals(task.getEventName()) && task.getAssignee() != null) {
            events.publishEvent(new TaskHandedOver(open(task)));
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
