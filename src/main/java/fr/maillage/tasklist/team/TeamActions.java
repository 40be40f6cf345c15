package fr.maillage.tasklist.team;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Locale;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.Visibility;
import fr.maillage.security.MaillageUser;
import fr.maillage.workflow.EngineAsSystem;
import fr.maillage.workflow.FrenchDates;
import fr.maillage.workflow.OpenTasks;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.TaskReminded;

/**
 * What a supervisor does with many tasks at once. Each task is a transaction of its own with a line of result: what cannot
 * be done holds nothing else up, and the same request may be sent again.
 */
@Component
class TeamActions {

    static final int MOST = 100;
    /** Due dates end with the day in France. */
    private static final long END_OF_DAY = 18 * 3600L;

    /** What became of one task. */
    record Result(String task, String name, String reference, boolean done, String text) {
    }

    /** What is to be done with one task; refuses in words. */
    private interface Action {
        String on(TeamTask task);
    }

    private final TeamBoard teamBoard;
    private final TaskHandover handover;
    private final OpenTasks openTasks;
    private final TaskService tasks;
    private final EngineAsSystem system;
    private final Dossiers dossiers;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final MessageSource messages;
    private final Clock clock;

    TeamActions(TeamBoard teamBoard, TaskHandover handover, OpenTasks openTasks, TaskService tasks, EngineAsSystem system,
                Dossiers dossiers, ApplicationEventPublisher events, TransactionTemplate transaction, MessageSource messages,
                Clock clock) {
        this.teamBoard = teamBoard;
        this.handover = handover;
        this.openTasks = openTasks;
        this.tasks = tasks;
        this.system = system;
        this.dossiers = dossiers;
        this.events = events;
        this.transaction = transaction;
        this.messages = messages;
        this.clock = clock;
    }

    /** Gives the tasks to an agent of one of their groups. */
    List<Result> reassign(MaillageUser supervisor, List<String> ids, String colleague, String word) {
        return each(supervisor, ids, task -> {
            handover.passFor(task, colleague, word);
            return text("team.done.reassigned");
        });
    }

    /** Moves due dates that do not follow from the law. */
    List<Result> postpone(MaillageUser supervisor, List<String> ids, LocalDate until, String reason) {
        return each(supervisor, ids, task -> {
            check(task, until);
            Task open = system.call(() -> tasks.createTaskQuery().taskId(task.id()).singleResult());
            open.setDueDate(Date.from(ParisTime.startOf(until).plusSeconds(END_OF_DAY)));
            system.run(() -> tasks.saveTask(open));
            journal(task, JournalEntry.of("task-postponed", Visibility.INTERNAL, task.name(), FrenchDates.of(until))
                    .withNote(reason), supervisor);
            return text("team.done.postponed", FrenchDates.of(until));
        });
    }

    /** Writes to who has the tasks, else to the organisations to which they are offered. */
    List<Result> remind(MaillageUser supervisor, List<String> ids, String word) {
        return each(supervisor, ids, task -> {
            if (dossiers.find(task.reference()).filter(Dossier::isAsleep).isPresent()) {
                throw new RefusedSubmission("", "team.refused.asleep");
            }
            events.publishEvent(new TaskReminded(openTasks.find(task.id()).orElseThrow(), supervisor.name(), word));
            journal(task, JournalEntry.of("task-reminded", Visibility.INTERNAL, task.name(), task.holder()).withNote(word),
                    supervisor);
            return text("team.done.reminded", task.holder());
        });
    }

    private void check(TeamTask task, LocalDate until) {
        if (task.legal()) {
            throw new RefusedSubmission("until", "team.refused.legal");
        }
        if (task.dueOn() != null && !until.isAfter(task.dueOn())) {
            throw new RefusedSubmission("until", until.equals(task.dueOn()) ? "team.refused.already" : "team.refused.earlier",
                    FrenchDates.of(task.dueOn()));
        }
        dossiers.find(task.reference()).flatMap(Dossier::legalDate).filter(until::isAfter).ifPresent(term -> {
            throw new RefusedSubmission("until", "team.refused.term", FrenchDates.of(term));
        });
        if (!until.isAfter(ParisTime.today(clock))) {
            throw new RefusedSubmission("until", "team.refused.past");
        }
    }

    private List<Result> each(MaillageUser supervisor, List<String> ids, Action action) {
        return ids.stream().distinct().limit(MOST).map(id -> teamBoard.find(supervisor, id)
                        .map(task -> one(task, action))
                        .orElseGet(() -> new Result(id, "", "", false, text("team.refused.gone"))))
                .toList();
    }

    private Result one(TeamTask task, Action action) {
        try {
            return new Result(task.id(), task.name(), task.reference(), true,
                    transaction.execute(status -> action.on(task)));
        } catch (RefusedSubmission refusal) {
            return new Result(task.id(), task.name(), task.reference(), false,
                    messages.getMessage(refusal.text(), Locale.FRENCH));
        } catch (ConcurrencyFailureException | ProcessEngineException changed) {
            return new Result(task.id(), task.name(), task.reference(), false, text("team.refused.changed"));
        }
    }

    private void journal(TeamTask task, JournalEntry entry, MaillageUser by) {
        if (task.structure() != null) {
            dossiers.journal(task.reference(), entry, by.id());
        }
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.FRENCH);
    }
}
