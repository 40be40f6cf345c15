package fr.maillage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;

class AmountTotalTest {

    @Test
    void centsAddUpExactly() {
        AmountTotal total = AmountTotal.of(List.of(line(AmountPurpose.OPERATION, "60000"),
                line(AmountPurpose.ACCESS_FIXED, "0.10"), line(AmountPurpose.ACCESS_VARIABLE, "0.20")));

        assertThat(total.known()).isEqualTo(new BigDecimal("60000.30"));
        assertThat(total.missing()).isEmpty();
    }

    @Test
    void anUnknownAmountIsMissingAndNotZero() {
        AmountTotal total = AmountTotal.of(List.of(line(AmountPurpose.OPERATION, "60000.00"),
                line(AmountPurpose.CRISIS_FIXED, null)));

        assertThat(total.known()).isEqualTo(new BigDecimal("60000.00"));
        assertThat(total.missing()).containsExactly(AmountPurpose.CRISIS_FIXED);
    }

    private static ContractAmount line(AmountPurpose purpose, String amount) {
        return new ContractAmount(purpose, amount == null ? null : new BigDecimal(amount), "texte");
    }
}
