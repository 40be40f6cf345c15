package fr.maillage.workflow;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Optional;

import org.camunda.bpm.engine.impl.context.BpmnExecutionContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The instance whose model the engine is executing while it evaluates an expression. */
@Component
public class RunningInstance {

    private final JdbcClient jdbc;

    RunningInstance(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The day, in Paris, on which the path, aid or follow-up that the instance belongs to was started: a called process
     * counts from its caller. Empty outside the engine, and for one that is only being started.
     */
    public Optional<LocalDate> startedOn() {
        BpmnExecutionContext context = Context.getBpmnExecutionContext();
        return context == null ? Optional.empty() : jdbc
                .sql("select start_time_ from act_hi_procinst where id_ = :root")
                .param("root", context.getExecution().getRootProcessInstanceId())
                .query(Timestamp.class)
                .optional()
                .map(start -> ParisTime.dateOf(start.toInstant()));
    }
}
