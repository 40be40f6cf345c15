package fr.maillage.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

    record Numbers(@Rpps String rpps, @Siret String siret, @Finess String finess, @Rna String rna) {
    }

    private final Validator validator = Validation.buildDefaultValidatorFactory().getValidator();

    @ParameterizedTest
    @CsvSource({
            "10003456781, dossier.rpps.check", "1000345678, dossier.rpps.form", "1000345678X, dossier.rpps.form"
    })
    void anRppsNumberSaysWhatIsWrongWithIt(String number, String message) {
        assertThat(faults(new Numbers(number, null, null, null))).containsExactly("{" + message + "}");
    }

    @ParameterizedTest
    @CsvSource({"73282932000075, dossier.siret.check", "732829320, dossier.siret.form"})
    void aSiretNumberSaysWhatIsWrongWithIt(String number, String message) {
        assertThat(faults(new Numbers(null, number, null, null))).containsExactly("{" + message + "}");
    }

    @ParameterizedTest
    @CsvSource({
            "380000019, dossier.finess.check", "38000001, dossier.finess.form", "2C0000014, dossier.finess.form"
    })
    void aFinessNumberSaysWhatIsWrongWithIt(String number, String message) {
        assertThat(faults(new Numbers(null, null, number, null))).containsExactly("{" + message + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"W3812345678", "V381234567", "W38123456"})
    void anRnaNumberHasAForm(String number) {
        assertThat(faults(new Numbers(null, null, null, number))).containsExactly("{dossier.rna.form}");
    }

    @Test
    void corsicaAndOverseasHaveLettersInTheirNumbers() {
        assertThat(faults(new Numbers(null, null, "2A0000014", "W9R1234567"))).isEmpty();
        assertThat(faults(new Numbers(null, null, null, "W2A1234567"))).isEmpty();
    }

    @Test
    void rightNumbersPass() {
        assertThat(faults(new Numbers("10003456786", "73282932000074", "380000018", "W381234567"))).isEmpty();
    }

    private Iterable<String> faults(Numbers numbers) {
        return validator.validate(numbers).stream().map(violation -> violation.getMessageTemplate()).toList();
    }
}
