package fr.maillage.tasklist;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A task that waits for somebody on a dossier.
 *
 * @param organisations to which the task is offered: slug and name of each
 * @param ofTheLead     records a step of the lead, for whom the organisation waits
 * @param dueOn         in Europe/Paris; {@code null} when it has no due date
 * @param assignee      who has taken it; {@code null} while nobody has
 * @param overdue       whether the due date has passed
 */
record WaitingTask(String id, String reference, String name, List<Holder> organisations, boolean ofTheLead, LocalDate dueOn,
                   String assignee, boolean overdue) {

    record Holder(String id, String name) {
    }

    /** Who has the task in hand, as people say it. */
    public String holder() {
        return organisations.stream().map(Holder::name).distinct().collect(Collectors.joining(", "));
    }

    boolean isOfferedTo(Set<String> others) {
        return organisations.stream().map(Holder::id).anyMatch(others::contains);
    }
}
