package fr.maillage.tasklist;

import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricIdentityLinkLog;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.security.CurrentUser;
import fr.maillage.workflow.EngineAsSystem;
import fr.maillage.workflow.FrenchDates;

/** What became of a task that somebody still has before their eyes, told to those to whom it was offered. */
@Component
class EndedTasks {

    private final HistoryService history;
    private final EngineAsSystem system;
    private final CurrentUser currentUser;
    private final Directory directory;
    private final MessageSource messages;

    EndedTasks(HistoryService history, EngineAsSystem system, CurrentUser currentUser, Directory directory,
               MessageSource messages) {
        this.history = history;
        this.system = system;
        this.currentUser = currentUser;
        this.directory = directory;
        this.messages = messages;
    }

    /** Why the person who is logged in finds no such open task. */
    NoSuchTask why(String taskId) {
        return system.call(() -> {
            HistoricTaskInstance task = history.createHistoricTaskInstanceQuery().taskId(taskId).finished().singleResult();
            return task == null || !wasOffered(taskId)
                    ? new NoSuchTask(say("forms.task.unknown"), false)
                    : new NoSuchTask(fate(task), true);
        });
    }

    private boolean wasOffered(String taskId) {
        Set<String> groups = history.createHistoricIdentityLinkLogQuery().taskId(taskId).type(IdentityLinkType.CANDIDATE)
                .unlimitedList().stream().map(HistoricIdentityLinkLog::getGroupId).collect(Collectors.toSet());
        return !Collections.disjoint(currentUser.get().groups(), groups);
    }

    private String fate(HistoricTaskInstance task) {
        String moment = FrenchDates.of(task.getEndTime().toInstant());
        if (!TaskEntity.DELETE_REASON_COMPLETED.equals(task.getDeleteReason())) {
            return say("forms.task.overtaken", moment);
        }
        String user = whoCompleted(task);
        return user != null && user.equals(currentUser.get().id())
                ? say("forms.task.done-by-you", moment)
                : say("forms.task.done", nameOf(user), moment);
    }

    private String whoCompleted(HistoricTaskInstance task) {
        return history.createUserOperationLogQuery().taskId(task.getId()).entityType(EntityTypes.TASK)
                .operationType(UserOperationLogEntry.OPERATION_TYPE_COMPLETE).unlimitedList().stream()
                .map(UserOperationLogEntry::getUserId).findFirst().orElse(task.getAssignee());
    }

    private String nameOf(String user) {
        return user == null ? say("forms.task.somebody")
                : directory.findAgent(user).map(Agent::name).orElse(user);
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.FRENCH);
    }
}
