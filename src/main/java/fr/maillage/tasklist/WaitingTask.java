package fr.maillage.tasklist;

import java.time.LocalDate;

/**
 * A task that waits for somebody on a dossier.
 *
 * @param holder  who has the ball: the organisations to which the task is offered
 * @param dueOn   in Europe/Paris; {@code null} when it has no due date
 * @param taken   whether somebody has taken it
 * @param overdue whether the due date has passed
 */
record WaitingTask(String id, String reference, String name, String holder, LocalDate dueOn, boolean taken,
                boolean overdue) {
}
