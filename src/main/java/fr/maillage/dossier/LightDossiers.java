package fr.maillage.dossier;

import java.time.LocalTime;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.directory.StructureType;
import fr.maillage.workflow.ParisTime;

/**
 * Closes the dossiers that have no path of their own, those of an aid or an act without a structure, in the night after the
 * last of what ran on them has ended. A new aid opens them again ({@link Cases#start}).
 */
@Service
class LightDossiers {

    private final Dossiers dossiers;
    private final JdbcClient jdbc;

    LightDossiers(Dossiers dossiers, JdbcClient jdbc) {
        this.dossiers = dossiers;
        this.jdbc = jdbc;
    }

    @Transactional
    void closeFinished() {
        jdbc.sql("""
                        select d.reference from dossier d
                        where d.stage = :open and d.type not in (:structures)
                          and not exists (select from act_ru_execution x where x.business_key_ = d.reference)""")
                .param("open", Stage.DECLARATION.name())
                .param("structures", StructureType.structures().stream().map(Enum::name).toList())
                .query(String.class).list()
                .forEach(reference -> dossiers.enter(reference, Stage.CLOSED));
    }

    @Configuration
    static class Night {

        private static final LocalTime AFTER_MIDNIGHT = LocalTime.of(0, 20);

        @Bean
        RecurringTask<Void> lightDossiersTask(LightDossiers dossiers) {
            return Tasks.recurring("light-dossiers", Schedules.daily(ParisTime.ZONE, AFTER_MIDNIGHT))
                    .execute((instance, context) -> dossiers.closeFinished());
        }
    }
}
