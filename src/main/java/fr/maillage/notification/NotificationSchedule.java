package fr.maillage.notification;

import java.time.Clock;
import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the application does by itself about mails, on whichever instance is free, by the one clock. */
@Configuration
class NotificationSchedule {

    @Bean
    com.github.kagkarlsson.scheduler.Clock schedulerClock(Clock clock) {
        return clock::instant;
    }

    @Bean
    RecurringTask<Void> deliverMails(Courier courier) {
        return Tasks.recurring("deliver-mails", FixedDelay.of(Duration.ofSeconds(5)))
                .execute((instance, context) -> courier.deliverDue());
    }

    @Bean
    RecurringTask<Void> remindOfTasks(TaskReminders reminders) {
        return Tasks.recurring("remind-of-tasks", FixedDelay.of(Duration.ofMinutes(15)))
                .execute((instance, context) -> reminders.remind());
    }
}
