package fr.maillage.workflow;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method that accepts what a person submits for one user task or start event. Its first parameter is the
 * contract: a record with Jakarta Validation constraints; the second, optional, is the {@link TaskInHand}. The method
 * runs in the transaction of the completion and returns a {@link Routing}, or nothing when nothing routes. To refuse,
 * it throws {@link RefusedSubmission}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface TaskContract {

    /** Process definition keys: a task that several paths share has one contract. */
    String[] process();

    /** Id of the user task or of the start event. */
    String task();

    /** The process variables that the submission may write; anything else that the method returns is an error. */
    String[] routes() default {};
}
