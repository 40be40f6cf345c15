package fr.maillage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdvanceTest {

    private final Advance rule = new Advance(new BigDecimal("60"), new BigDecimal("12000"), "ACI");

    @ParameterizedTest
    @CsvSource({"0, 12000.00", "19999.99, 12000.00", "20000.00, 12000.00", "20000.01, 12000.01", "20000.02, 12000.01",
            "33333.33, 20000.00", "100000, 60000.00"})
    void theAdvanceIsAShareOfTheYearButNeverLessThanTheMinimum(BigDecimal yearly, BigDecimal advance) {
        assertThat(rule.of(yearly)).isEqualTo(advance);
    }

    @ParameterizedTest
    @CsvSource({"62.5, 40000.03, 25000.02", "62.55, 40000, 25020.00"})
    void aShareMayHaveDecimals(BigDecimal share, BigDecimal yearly, BigDecimal advance) {
        assertThat(new Advance(share, BigDecimal.ZERO, "ACI").of(yearly)).isEqualTo(advance);
    }
}
