package fr.maillage.workflow;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method that offers real choices for text fields of a task's form, for instance the colleagues of an
 * organisation. It takes the {@link TaskInHand} and returns a {@code Map<String, List<FieldOption>>} by component; a
 * component without options stays free text. What is submitted is checked by the contract as ever.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface TaskOptions {

    /** Process definition keys. */
    String[] process();

    /** Id of the user task. */
    String task();
}
