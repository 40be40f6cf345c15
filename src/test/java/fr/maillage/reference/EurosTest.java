package fr.maillage.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;

class EurosTest {

    @Test
    void eurosBecomeCentsExactly() {
        assertThat(Euros.cents(new BigDecimal("12345.67"))).isEqualTo(1_234_567);
        assertThat(Euros.cents(new BigDecimal("0.1"))).isEqualTo(10);
        assertThat(Euros.of(1_234_567)).isEqualTo(new BigDecimal("12345.67"));
        assertThatThrownBy(() -> Euros.cents(new BigDecimal("0.001"))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void anAmountIsReadInFrench() {
        assertThat(Euros.text(1_234_567).replaceAll("\\p{Z}", " ")).isEqualTo("12 345,67 €");
        assertThat(Euros.text(new BigDecimal("60000")).replaceAll("\\p{Z}", " ")).isEqualTo("60 000,00 €");
    }

    @Test
    void halfACentIsRoundedUp() {
        assertThat(Euros.percent(1, 50)).isEqualTo(1);
        assertThat(Euros.percent(1, 49)).isZero();
        assertThat(Euros.percent(1_000_005, 10)).isEqualTo(100_001);
        assertThat(Euros.percent(1_000_004, 10)).isEqualTo(100_000);
        assertThat(Euros.percent(3_000_000, 75)).isEqualTo(2_250_000);
        assertThat(Euros.percent(3, 75)).as("2,25 centimes").isEqualTo(2);
    }
}
