package fr.maillage.dossier;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/** A number of the national register of health professionals: eleven digits, the last one a check digit. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Rpps.Check.class)
public @interface Rpps {

    String message() default "{dossier.rpps.form}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Check implements ConstraintValidator<Rpps, String> {

        @Override
        public boolean isValid(String number, ConstraintValidatorContext context) {
            if (number == null) {
                return true;
            }
            if (!number.matches("[0-9]{11}")) {
                return CheckDigits.refuse(context, "{dossier.rpps.form}");
            }
            return CheckDigits.luhn(number) || CheckDigits.refuse(context, "{dossier.rpps.check}");
        }
    }
}
