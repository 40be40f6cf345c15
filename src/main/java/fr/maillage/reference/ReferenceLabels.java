package fr.maillage.reference;

import java.util.Locale;
import java.util.Optional;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import fr.maillage.workflow.TaskNames;

/**
 * What a key of the tables is called. The due date of a task is called as the model calls the task, its reminders and
 * escalation likewise; everything else has its own words, which also win over a task's.
 */
@Component
class ReferenceLabels {

    private final MessageSource messages;
    private final TaskNames tasks;

    ReferenceLabels(MessageSource messages, TaskNames tasks) {
        this.messages = messages;
        this.tasks = tasks;
    }

    /** The key itself when nobody has named it. */
    String of(String key) {
        return message("reference.key." + key)
                .or(() -> tasks.find(key))
                .or(() -> moment(key))
                .orElse(key);
    }

    /** {@code draftContract.reminder}: the task, then what happens at that time. */
    private Optional<String> moment(String key) {
        int dot = key.lastIndexOf('.');
        return dot < 0 ? Optional.empty() : tasks.find(key.substring(0, dot)).flatMap(task ->
                message("reference.moment." + key.substring(dot + 1)).map(moment -> "%s\u00a0: %s".formatted(task, moment)));
    }

    private Optional<String> message(String code) {
        return Optional.ofNullable(messages.getMessage(code, null, null, Locale.FRENCH));
    }
}
