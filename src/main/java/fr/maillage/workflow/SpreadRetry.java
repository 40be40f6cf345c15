package fr.maillage.workflow;

import java.time.Duration;
import java.util.Date;
import java.util.concurrent.ThreadLocalRandom;

import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/** Retries of a failed job, spread at random over half a minute: after an outage they would all come back together. */
class SpreadRetry extends DefaultJobRetryCmd {

    private static final long SPREAD = Duration.ofSeconds(30).toMillis();

    SpreadRetry(String jobId, Throwable exception) {
        super(jobId, exception);
    }

    @Override
    public Object execute(CommandContext commandContext) {
        Object result = super.execute(commandContext);
        JobEntity job = getJob();
        if (job != null && job.getRetries() > 0 && job.getDuedate() != null) {
            job.setDuedate(new Date(job.getDuedate().getTime() + ThreadLocalRandom.current().nextLong(SPREAD)));
        }
        return result;
    }
}
