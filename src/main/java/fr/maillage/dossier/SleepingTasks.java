package fr.maillage.dossier;

import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.RunningProcesses;

/**
 * Keeps the tasks of sleeping dossiers out of the way: until the day on which the dossier is looked at again they carry
 * it as their follow-up date, by which Tasklist's filters tell them apart. Their due dates are the law's or the path's
 * affair.
 */
@Component
class SleepingTasks {

    private final RunningProcesses running;
    private final JdbcClient jdbc;

    SleepingTasks(RunningProcesses running, JdbcClient jdbc) {
        this.running = running;
        this.jdbc = jdbc;
    }

    @EventListener
    void putOff(DossierAsleep event) {
        running.putOff(event.reference(), Date.from(ParisTime.startOf(event.reviewOn())));
    }

    @EventListener
    void takeUp(DossierAwake event) {
        running.putOff(event.reference(), null);
    }

    /** An end of the path ends the sleep too; what runs beside the path goes on. */
    @EventListener
    void takeUp(StageEntered event) {
        if (event.stage().isEnd()) {
            running.putOff(event.reference(), null);
        }
    }

    /** A timer or another process may offer a task while the dossier sleeps. */
    @EventListener
    void created(DelegateTask task) {
        if (TaskListener.EVENTNAME_CREATE.equals(task.getEventName())) {
            reviewOn(task.getExecution().getProcessBusinessKey()).ifPresent(day ->
                    task.setFollowUpDate(Date.from(ParisTime.startOf(day))));
        }
    }

    private Optional<LocalDate> reviewOn(String reference) {
        return jdbc.sql("select dormant_review_on from dossier where reference = :reference and dormant_since is not null")
                .param("reference", reference)
                .query(LocalDate.class)
                .optional();
    }
}
