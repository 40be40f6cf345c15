package fr.maillage.dossier;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;

/** A number of the national register of associations. It has a form but no check digit; none exists in 57, 67, 68. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@ReportAsSingleViolation
@Pattern(regexp = "W[0-9][0-9A-Z][0-9]{7}")
public @interface Rna {

    String message() default "{dossier.rna.form}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
