package fr.maillage.dossier;

import jakarta.validation.ConstraintValidatorContext;

/** The check digit that RPPS, SIRET and FINESS share (Luhn, ISO/IEC 7812-1). */
final class CheckDigits {

    private CheckDigits() {
    }

    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }

    /** Says what exactly is wrong; always {@code false}, for the validator to return. */
    static boolean refuse(ConstraintValidatorContext context, String message) {
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(message).addConstraintViolation();
        return false;
    }
}
