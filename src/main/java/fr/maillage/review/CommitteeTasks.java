package fr.maillage.review;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import fr.maillage.dossier.TaskRecords;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.FieldOption;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;
import fr.maillage.workflow.TaskOptions;

/** The task by which an aid, a candidacy or a whole project comes before a committee. */
@Component
class CommitteeTasks {

    private static final String PROCESS = EngineNames.COMMITTEE_OPINION;

    private final Sessions sessions;
    private final AgendaSubjects subjects;
    private final TaskRecords records;

    CommitteeTasks(Sessions sessions, AgendaSubjects subjects, TaskRecords records) {
        this.sessions = sessions;
        this.subjects = subjects;
        this.records = records;
    }

    @TaskDraft(process = PROCESS, task = "scheduleCommittee")
    ScheduleSession draft(TaskInHand task) {
        return ScheduleSession.proposing(sessions.openTo(task.reference(),
                subjects.decideBy(task.reference(), subject(task)).orElse(null)).stream().findFirst().orElse(null));
    }

    @TaskOptions(process = PROCESS, task = "scheduleCommittee")
    Map<String, List<FieldOption>> openSessions(TaskInHand task) {
        return sessions.choices(task.reference(), subjects.decideBy(task.reference(), subject(task)).orElse(null));
    }

    /** Until the committee has spoken, its opinion is that there is none. */
    @TaskContract(process = PROCESS, task = "scheduleCommittee", routes = {"sessionChoice", EngineNames.COMMITTEE_OUTCOME})
    Routing schedule(ScheduleSession form, TaskInHand task) {
        sessions.schedule(task.reference(), subject(task), form, task);
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        return Routing.of("sessionChoice", form.sessionChoice())
                .and(EngineNames.COMMITTEE_OUTCOME, SessionChoice.NO_SESSION);
    }

    private static String subject(TaskInHand task) {
        return (String) task.variable(EngineNames.SUBJECT);
    }
}
