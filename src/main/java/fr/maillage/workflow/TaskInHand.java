package fr.maillage.workflow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

/**
 * The task or start form that somebody is submitting, as its contract sees it.
 *
 * @param reference reference of the dossier, business key of the instance; {@code null} on a start form
 * @param taskId    engine id of the task; {@code null} on a start form
 * @param process   process definition key
 * @param task      id of the user task or start event
 * @param userId    who submits; {@code null} for the application itself
 * @param now       instant of the submission
 * @param variables reads a variable of the instance
 */
public record TaskInHand(String reference, String taskId, String process, String task, String userId, Instant now,
                         Function<String, Object> variables) {

    public LocalDate today() {
        return ParisTime.dateOf(now);
    }

    public Object variable(String name) {
        return variables.apply(name);
    }
}
