package fr.maillage.dossier;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/** The number of an establishment in the register of enterprises: fourteen digits, the last one a check digit. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Siret.Check.class)
public @interface Siret {

    String message() default "{dossier.siret.form}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Check implements ConstraintValidator<Siret, String> {

        @Override
        public boolean isValid(String number, ConstraintValidatorContext context) {
            if (number == null) {
                return true;
            }
            if (!number.matches("[0-9]{14}")) {
                return CheckDigits.refuse(context, "{dossier.siret.form}");
            }
            return CheckDigits.luhn(number) || CheckDigits.refuse(context, "{dossier.siret.check}");
        }
    }
}
