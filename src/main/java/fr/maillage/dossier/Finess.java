package fr.maillage.dossier;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/**
 * A number of the national directory of establishments: nine characters beginning with the département ({@code 2A} and
 * {@code 2B} in Corsica), the last digit being a check digit when all are digits.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Finess.Check.class)
public @interface Finess {

    String message() default "{dossier.finess.form}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Check implements ConstraintValidator<Finess, String> {

        @Override
        public boolean isValid(String number, ConstraintValidatorContext context) {
            if (number == null) {
                return true;
            }
            if (!number.matches("[0-9]{9}|2[AB][0-9]{7}")) {
                return CheckDigits.refuse(context, "{dossier.finess.form}");
            }
            return !number.matches("[0-9]{9}") || CheckDigits.luhn(number)
                    || CheckDigits.refuse(context, "{dossier.finess.check}");
        }
    }
}
