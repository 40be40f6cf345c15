package fr.maillage.workflow;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method that proposes values for a task's form. It takes the {@link TaskInHand} and returns the record of the
 * contract; components left {@code null} stay empty on the form.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface TaskDraft {

    /** Process definition keys. */
    String[] process();

    String task();
}
