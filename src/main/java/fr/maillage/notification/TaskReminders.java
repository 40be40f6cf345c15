package fr.maillage.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.workflow.OpenTask;
import fr.maillage.workflow.OpenTasks;

/** Reminds of the tasks that are due within two days and of those that have become overdue, once each. */
@Component
class TaskReminders {

    private static final Duration SOON = Duration.ofDays(2);
    /** A task overdue for longer was told already, or the application was stopped: no flood of old reminders. */
    private static final Duration RECENTLY = Duration.ofDays(7);

    private final OpenTasks tasks;
    private final TaskMails mails;
    private final Dossiers dossiers;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TaskReminders(OpenTasks tasks, TaskMails mails, Dossiers dossiers, JdbcClient database,
                  TransactionTemplate transaction, Clock clock) {
        this.tasks = tasks;
        this.mails = mails;
        this.dossiers = dossiers;
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
    }

    void remind() {
        Instant now = clock.instant();
        remind("task-due", tasks.due(now, now.plus(SOON)));
        remind("task-overdue", tasks.due(now.minus(RECENTLY), now));
    }

    private void remind(String template, List<OpenTask> due) {
        List<OpenTask> open = due.stream().filter(task -> !isAsleep(task)).toList();
        for (OpenTask task : open) {
            transaction.executeWithoutResult(status -> {
                if (isFirst(template, task)) {
                    mails.write(template, task, mails.holders(task));
                }
            });
        }
    }

    private boolean isAsleep(OpenTask task) {
        return dossiers.find(task.reference()).filter(Dossier::isAsleep).isPresent();
    }

    private boolean isFirst(String kind, OpenTask task) {
        return database.sql("""
                insert into task_reminder (task_id, kind, due_at, sent_at) values (:task, :kind, :due, :now)
                on conflict do nothing""")
                .param("task", task.id())
                .param("kind", kind)
                .param("due", task.due().atOffset(ZoneOffset.UTC))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update() > 0;
    }
}
