package fr.maillage.workflow;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A question of a contract that only some answers to another question raise: the form shows it then, and the binder asks
 * for it then. The answer given without the question is kept.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface AskedWhen {

    /** The other component of the same record. */
    String field();

    /** Its answers that raise the question: names of enum constants, {@code true} or {@code false}. */
    String[] is();

    /** Whether the question must be answered when it is raised. */
    boolean required() default true;
}
