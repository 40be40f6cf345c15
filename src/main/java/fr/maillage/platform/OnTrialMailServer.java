package fr.maillage.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Profile;

/** Only in a trial that has not been given a mail server of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Profile(DatasourceChoice.TRIAL)
@ConditionalOnExpression("'${spring.mail.host:}'.isEmpty()")
@interface OnTrialMailServer {
}
