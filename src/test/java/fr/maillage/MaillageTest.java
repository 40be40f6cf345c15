package fr.maillage;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;

/**
 * The whole application on an embedded PostgreSQL and a real port, as the trial runs it, with job executor and scheduler
 * off: a test executes jobs by hand and moves the engine's clock. One context for all such tests of a run.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "maillage.trial.folder=target/trial-${random.uuid}",
        "camunda.bpm.job-execution.enabled=false",
        "db-scheduler.enabled=false",
        // a login costs what a login must cost, which tests by the thousand need not
        "maillage.password-iterations=1000",
        "logging.level.root=warn"
})
public @interface MaillageTest {
}
