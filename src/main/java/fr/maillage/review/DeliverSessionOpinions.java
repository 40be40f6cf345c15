package fr.maillage.review;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.ModelBean;
import fr.maillage.workflow.RunningProcesses;

/**
 * Tells each dossier of the agenda that its opinion is known. Each one in a transaction of its own, so that a dossier
 * that cannot go on keeps none of the others; when the job is tried again, only those that are left are told.
 */
@ModelBean
class DeliverSessionOpinions implements JavaDelegate {

    private final Sessions sessions;
    private final AgendaItemRepository agenda;
    private final AgendaSubjects subjects;
    private final FilingRepository filings;
    private final RunningProcesses running;
    private final Clock clock;

    DeliverSessionOpinions(Sessions sessions, AgendaItemRepository agenda, AgendaSubjects subjects,
                           FilingRepository filings, RunningProcesses running, Clock clock) {
        this.sessions = sessions;
        this.agenda = agenda;
        this.subjects = subjects;
        this.filings = filings;
        this.running = running;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RuntimeException failure = null;
        for (AgendaItem item : toDeliver(execution.getProcessBusinessKey())) {
            if (item.deliveredAt() == null) {
                try {
                    running.apart(() -> deliver(item));
                } catch (RuntimeException e) {
                    failure = e;
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** What another session has taken over goes on waiting. */
    private List<AgendaItem> toDeliver(String session) {
        return sessions.get(session).replacedBy() == null ? sessions.agenda(session) : List.of();
    }

    private void deliver(AgendaItem item) {
        if (item.isFiling()) {
            Filing filing = filings.findById(item.filing()).orElseThrow();
            String process = filing.subject() == FilingSubject.LETTER ? EngineNames.INTENTION_LETTER : EngineNames.REVIEW;
            if (filing.isOpen()) {
                running.correlate(EngineNames.SESSION_OPINIONS_RECORDED, process, item.reference(), Map.of());
            }
        } else {
            deliverSubject(item);
        }
        agenda.save(item.delivered(clock.instant()));
    }

    /** A session that was cancelled has no opinion to keep: what waited for it goes on without. */
    private void deliverSubject(AgendaItem item) {
        if (item.opinion() != null) {
            subjects.tell(item);
        }
        running.correlate(EngineNames.SESSION_OPINIONS_RECORDED, EngineNames.COMMITTEE_OPINION, item.reference(),
                Map.of(EngineNames.SUBJECT, item.subject()), Map.of(EngineNames.COMMITTEE_OUTCOME,
                        item.opinion() == null ? SessionChoice.NO_SESSION.name() : item.opinion().name()));
    }
}
