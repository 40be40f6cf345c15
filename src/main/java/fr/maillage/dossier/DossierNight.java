package fr.maillage.dossier;

import java.time.LocalTime;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import fr.maillage.workflow.ParisTime;

/** What ends with the day, once the directory has told who succeeds whom: parts in a dossier, dossiers on which nothing runs. */
@Configuration
class DossierNight {

    private static final LocalTime AFTER_THE_DIRECTORY = LocalTime.of(0, 10);
    private static final LocalTime AFTER_THE_PARTS = LocalTime.of(0, 20);

    @Bean
    RecurringTask<Void> dossierNightTask(EndedParts endedParts) {
        return Tasks.recurring("dossier-night", Schedules.daily(ParisTime.ZONE, AFTER_THE_DIRECTORY))
                .execute((instance, context) -> endedParts.handOver());
    }

    @Bean
    RecurringTask<Void> lightDossiersTask(LightDossiers dossiers) {
        return Tasks.recurring("light-dossiers", Schedules.daily(ParisTime.ZONE, AFTER_THE_PARTS))
                .execute((instance, context) -> dossiers.closeFinished());
    }
}
