package fr.maillage.tasklist;

import java.time.LocalTime;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

import fr.maillage.directory.AgentLeft;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.StartFormAccepted;

/** Ends a draft with what it was for, in the same transaction. */
@Configuration
class DraftEnd {

    private static final LocalTime AT_NIGHT = LocalTime.of(2, 40);

    private final Drafts drafts;

    DraftEnd(Drafts drafts) {
        this.drafts = drafts;
    }

    @Bean
    RecurringTask<Void> draftNightTask() {
        return Tasks.recurring("draft-night", Schedules.daily(ParisTime.ZONE, AT_NIGHT))
                .execute((instance, context) -> drafts.discardTheOld());
    }

    @EventListener
    void on(DelegateTask task) {
        if (TaskListener.EVENTNAME_COMPLETE.equals(task.getEventName()) || TaskListener.EVENTNAME_DELETE.equals(task.getEventName())) {
            drafts.discardAllOf(task.getId());
        }
    }

    @EventListener
    void on(StartFormAccepted start) {
        if (start.userId() != null) {
            drafts.discard(start.userId(), Drafts.Kind.START, start.process());
        }
    }

    @EventListener
    void on(AgentLeft event) {
        drafts.discardAllBy(event.user());
    }
}
