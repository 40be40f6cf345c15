package fr.maillage.workflow;

import java.time.Instant;
import java.util.Set;

/**
 * A task that waits for somebody.
 *
 * @param id        engine id
 * @param task      id of the user task in its model
 * @param name      as people see it
 * @param reference business key of its instance
 * @param groups    engine groups to which it is offered, always in the same order
 * @param assignee  user id; {@code null} while nobody has taken it
 * @param due       {@code null} without due date
 */
public record OpenTask(String id, String process, String task, String name, String description, String reference,
                       Set<String> groups, String assignee, Instant due) {

    /** Priority that the models give to the tasks whose due date follows from the law or a contract. */
    public static final int LEGAL_PRIORITY = 80;
}
