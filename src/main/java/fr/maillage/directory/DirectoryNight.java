package fr.maillage.directory;

import java.time.LocalTime;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import fr.maillage.workflow.ParisTime;

/** What begins or ends by date — an agent, an organisation, a succession, an absence — takes effect just after midnight in France. */
@Configuration
class DirectoryNight {

    private static final LocalTime AFTER_MIDNIGHT = LocalTime.of(0, 5);

    @Bean
    RecurringTask<Void> directoryNightTask(EngineInStep engineInStep, Absences absences) {
        return Tasks.recurring("directory-night", Schedules.daily(ParisTime.ZONE, AFTER_MIDNIGHT))
                .execute((instance, context) -> {
                    engineInStep.everything();
                    absences.takeEffect();
                });
    }
}
