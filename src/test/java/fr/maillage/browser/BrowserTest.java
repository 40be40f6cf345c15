package fr.maillage.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;

/** The trial as people start it: jobs run, mails leave over SMTP. One context for all browser tests of a run. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "maillage.trial.folder=target/trial-${random.uuid}",
        "logging.level.root=warn"
})
@interface BrowserTest {
}
