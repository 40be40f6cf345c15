package fr.maillage.dossier;

import java.time.Clock;
import java.time.OffsetDateTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.RunningProcesses;
import fr.maillage.workflow.SubmissionGuard;
import fr.maillage.workflow.TaskInHand;

/**
 * Agents who stand aside from a dossier because of a conflict of interests (« Je me déporte »): what they had taken goes
 * back to their colleagues, and they complete no task of that dossier any more.
 */
@Service
@Transactional
public class Recusals implements SubmissionGuard {

    private final JdbcClient jdbc;
    private final RunningProcesses running;
    private final Dossiers dossiers;
    private final Directory directory;
    private final Clock clock;

    Recusals(JdbcClient jdbc, RunningProcesses running, Dossiers dossiers, Directory directory, Clock clock) {
        this.jdbc = jdbc;
        this.running = running;
        this.dossiers = dossiers;
        this.directory = directory;
        this.clock = clock;
    }

    /** Stands aside for good; a second time changes nothing. The reason is for the agent's own organisation. */
    public void recuse(String reference, String user, String reason) {
        int added = jdbc.sql("""
                        insert into recusal (reference, agent, reason, recused_at) values (:reference, :agent, :reason, :now)
                        on conflict (reference, agent) do nothing""")
                .param("reference", reference)
                .param("agent", user)
                .param("reason", reason)
                .param("now", OffsetDateTime.now(clock))
                .update();
        if (added > 0) {
            running.handBack(reference, user);
            dossiers.journal(reference, JournalEntry.of("recusal", Visibility.INTERNAL,
                    directory.findAgent(user).map(Agent::name).orElse(user)).withNote(reason), user);
        }
    }

    @Transactional(readOnly = true)
    public boolean hasRecused(String reference, String user) {
        return user != null && jdbc.sql("select exists (select from recusal where reference = :reference and agent = :agent)")
                .param("reference", reference)
                .param("agent", user)
                .query(Boolean.class)
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public void check(TaskInHand task) {
        if (hasRecused(task.reference(), task.userId())) {
            throw new RefusedSubmission("", "dossier.recused");
        }
    }
}
