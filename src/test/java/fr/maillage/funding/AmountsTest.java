package fr.maillage.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arithmetic of aids, at each of its thresholds. */
class AmountsTest {

    private static final BigDecimal RATE = new BigDecimal("45");

    @Test
    void eurosAndCentsAreExactBothWays() {
        assertThat(Cents.of(new BigDecimal("12345.67"))).isEqualTo(new Cents(1_234_567));
        assertThat(new Cents(1_234_567).euros()).isEqualTo(new BigDecimal("12345.67"));
        assertThat(Cents.of(null)).isEqualTo(Cents.ZERO);
        assertThatThrownBy(() -> Cents.of(new BigDecimal("0.001"))).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({"100.00, 25, 25.00", "0.01, 45, 0.00", "0.03, 33.33, 0.00", "0.99, 33.34, 0.33", "888888.88, 45, 399999.99",
            "888888.89, 45, 400000.00", "100.01, 45, 45.00"})
    void aShareIsCutToTheCentBelow(BigDecimal cost, BigDecimal rate, BigDecimal share) {
        assertThat(Cents.of(cost).share(rate).euros()).isEqualByComparingTo(share);
    }

    @ParameterizedTest
    @CsvSource({"99999.99, 99999.99", "100000.00, 100000.00", "100000.01, 100000.00"})
    void aStarterStopsAtItsCeiling(BigDecimal asked, BigDecimal granted) {
        GrantRule starter = new GrantRule(euros("100000"), Cents.ZERO, null);
        assertThat(starter.highest(Cents.of(asked), Cents.of(asked))).isEqualTo(Cents.of(granted));
    }

    @ParameterizedTest
    @CsvSource({"20000, 80000", "0.01, 99999.99", "100000, 0", "120000, 0"})
    void anEarlierStudyIsDeductedFromTheCeiling(BigDecimal study, BigDecimal left) {
        GrantRule startup = new GrantRule(euros("100000"), Cents.of(study), null);
        assertThat(startup.highest(euros("100000"), euros("100000"))).isEqualTo(Cents.of(left));
    }

    @ParameterizedTest
    @CsvSource({"888888.88, 399999.99", "888888.89, 400000.00", "1000000.00, 400000.00"})
    void premisesGetTheirRateUpToTheCeiling(BigDecimal cost, BigDecimal granted) {
        GrantRule premises = new GrantRule(euros("400000"), Cents.ZERO, RATE);
        assertThat(premises.highest(Cents.of(cost), Cents.of(cost))).isEqualTo(Cents.of(granted));
    }

    @Test
    void withoutKnownCeilingNothingIsCapped() {
        assertThat(new GrantRule(null, euros("10"), null).highest(euros("50000"), euros("60000"))).isEqualTo(euros("50000"));
    }

    @Test
    void theBalanceIsWhatTheAcceptedSpendingStillGivesRightTo() {
        Settlement settlement = Settlement.of(List.of(line("10000", "9000.50"), line("5000", "7000")), null, false, euros("10000"));
        assertThat(settlement.earned()).as("no line gives more than it was granted").isEqualTo(euros("14000.50"));
        assertThat(settlement.balance()).isEqualTo(euros("4000.50"));
        assertThat(settlement.overpaid()).isEqualTo(Cents.ZERO);
    }

    @Test
    void moneyMovesBetweenLinesOnlyByAgreement() {
        List<Settlement.Line> lines = List.of(line("10000", "8000"), line("5000", "7000"));
        assertThat(Settlement.of(lines, null, false, Cents.ZERO).earned()).isEqualTo(euros("13000"));
        assertThat(Settlement.of(lines, null, true, Cents.ZERO).earned()).isEqualTo(euros("15000"));
    }

    @ParameterizedTest
    @CsvSource({"12999.99, 0, 0.01", "13000.00, 0, 0", "13000.01, 0.01, 0"})
    void oneCentPaidTooMuchIsRecovered(BigDecimal paid, BigDecimal overpaid, BigDecimal balance) {
        Settlement settlement = Settlement.of(List.of(line("10000", "8000"), line("5000", "5000")), null, false, Cents.of(paid));
        assertThat(settlement.overpaid()).isEqualTo(Cents.of(overpaid));
        assertThat(settlement.balance()).isEqualTo(Cents.of(balance));
    }

    @Test
    void premisesEarnTheirRateOnWhatIsAccepted() {
        Settlement settlement = Settlement.of(List.of(line("45000", "90000.01"), line("0", "0")), RATE, false, euros("45000"));
        assertThat(settlement.earned()).isEqualTo(euros("40500"));
        assertThat(settlement.overpaid()).isEqualTo(euros("4500"));
    }

    @ParameterizedTest
    @CsvSource({"152999.99, 0.01, false", "153000.00, 0.01, true", "152999.99, 0.02, true", "153000.01, 1000, false", "0, 153000.00, false"})
    void theAuditorIsAnnouncedWithThePaymentThatPassesTheLimit(BigDecimal before, BigDecimal payment, boolean crosses) {
        assertThat(new SubsidyYear(Cents.of(before), Cents.of(payment), euros("153000")).crosses()).isEqualTo(crosses);
    }

    @Test
    void aBreachCostsTheDaysThatWereLeft() {
        assertThat(euros("1000").prorata(1, 3)).isEqualTo(euros("333.33"));
        assertThat(euros("1000").prorata(0, 3)).isEqualTo(Cents.ZERO);
    }

    private static Settlement.Line line(String granted, String accepted) {
        return new Settlement.Line(euros(granted), euros(accepted));
    }

    private static Cents euros(String amount) {
        return Cents.of(new BigDecimal(amount));
    }
}
