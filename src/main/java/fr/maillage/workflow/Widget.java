package fr.maillage.workflow;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Asks the form renderer for a control that the type of the component alone does not tell. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Widget {

    /** Name of the control, for instance {@code communes}, {@code textarea}, {@code checklist}. */
    String value();
}
