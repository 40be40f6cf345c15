package fr.maillage.workflow;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

/** A bean that expressions of a BPMN or DMN model may name. No other bean is reachable from an expression. */
@Component
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ModelBean {

    /** Name under which models know the bean; by default that of the class, uncapitalised. */
    @AliasFor(annotation = Component.class)
    String value() default "";
}
