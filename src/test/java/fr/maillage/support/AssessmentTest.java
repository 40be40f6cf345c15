package fr.maillage.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssessmentTest {

    @ParameterizedTest
    @CsvSource({"0.00,0", "9.99,9", "10.00,10", "49.99,49", "50.00,50", "100.00,100"})
    void aShareJustBelowAThresholdDoesNotReachIt(BigDecimal share, int percent) {
        assertThat(Assessment.wholePercent(share)).isEqualTo(percent);
    }
}
