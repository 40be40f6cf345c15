package fr.maillage.dossier;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigInteger;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/** An international bank account number, spaces allowed; its check digits by ISO 7064 (mod 97). */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Iban.Check.class)
public @interface Iban {

    String message() default "{dossier.iban.form}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Check implements ConstraintValidator<Iban, String> {

        private static final BigInteger MODULUS = BigInteger.valueOf(97);

        @Override
        public boolean isValid(String number, ConstraintValidatorContext context) {
            if (number == null) {
                return true;
            }
            String compact = number.replace(" ", "");
            if (!compact.matches("[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}")) {
                return CheckDigits.refuse(context, "{dossier.iban.form}");
            }
            return remainder(compact).equals(BigInteger.ONE) || CheckDigits.refuse(context, "{dossier.iban.check}");
        }

        private static BigInteger remainder(String compact) {
            StringBuilder digits = new StringBuilder();
            (compact.substring(4) + compact.substring(0, 4)).chars()
                    .forEach(character -> digits.append(Character.getNumericValue(character)));
            return new BigInteger(digits.toString()).mod(MODULUS);
        }
    }
}
