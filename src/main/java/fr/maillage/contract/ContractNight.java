package fr.maillage.contract;

import java.time.LocalTime;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import fr.maillage.workflow.ParisTime;

/** A release may bring a new census: structures under contract are counted again at night. */
@Configuration
class ContractNight {

    private static final LocalTime NIGHT = LocalTime.of(2, 30);

    @Bean
    RecurringTask<Void> contractNightTask(SizeWatch sizeWatch) {
        return Tasks.recurring("contract-night", Schedules.daily(ParisTime.ZONE, NIGHT))
                .execute((instance, context) -> sizeWatch.countAgain());
    }
}
