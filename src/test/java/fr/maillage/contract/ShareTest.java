package fr.maillage.contract;

import static fr.maillage.contract.AmountPurpose.ACCESS_FIXED;
import static fr.maillage.contract.AmountPurpose.ACCESS_VARIABLE;
import static fr.maillage.contract.AmountPurpose.OPERATION;
import static fr.maillage.contract.AmountPurpose.OTHER;
import static fr.maillage.contract.PaymentLine.Kind.ADVANCE;
import static fr.maillage.contract.PaymentLine.Kind.BALANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import fr.maillage.contract.AnnualPayment.Item;
import fr.maillage.contract.AnnualPayment.Words;

class ShareTest {

    private static final LocalDate ANNIVERSARY = LocalDate.of(2027, 3, 1);
    private static final Words WORDS = new Words(purpose -> "solde", purpose -> "avance", "minimum");

    @Test
    void aMissionIsPaidForTheDaysUntilTheAnniversary() {
        assertThat(Share.sinceStart(36_500, LocalDate.of(2026, 3, 1), ANNIVERSARY)).as("toute l’année").isEqualTo(36_500);
        assertThat(Share.sinceStart(36_500, LocalDate.of(2026, 2, 28), ANNIVERSARY)).as("depuis l’année d’avant").isEqualTo(36_500);
        assertThat(Share.sinceStart(36_500, LocalDate.of(2026, 3, 2), ANNIVERSARY)).isEqualTo(36_400);
        assertThat(Share.sinceStart(36_500, LocalDate.of(2027, 2, 28), ANNIVERSARY)).as("le dernier jour").isEqualTo(100);
        assertThat(Share.sinceStart(36_500, ANNIVERSARY, ANNIVERSARY)).as("l’année suivante").isZero();
        assertThat(Share.sinceStart(36_600, LocalDate.of(2028, 2, 29), LocalDate.of(2028, 3, 1))).as("année de 366 jours").isEqualTo(100);
    }

    @Test
    void whatWasAdvancedBeyondTheEndIsPaidBackByDays() {
        LocalDate start = LocalDate.of(2026, 3, 1);
        assertThat(Share.after(36_500, start, start, ANNIVERSARY)).isEqualTo(36_500);
        assertThat(Share.after(36_500, LocalDate.of(2027, 2, 28), start, ANNIVERSARY)).isEqualTo(100);
        assertThat(Share.after(36_500, ANNIVERSARY, start, ANNIVERSARY)).isZero();
    }

    @Test
    void theFirstAnniversaryOwesNothingOfAnOperationPaidInFullAndAdvancesThreeQuarters() {
        List<PaymentLine> lines = new AnnualPayment(ANNIVERSARY, 75, null, 100, true).lines(
                List.of(new Item(OPERATION, 6_000_000L, LocalDate.of(2026, 3, 1), 6_000_000L)),
                List.of(new Item(OPERATION, 6_000_000L, LocalDate.of(2026, 3, 1), 0)), WORDS);
        assertThat(lines).containsExactly(new PaymentLine(OPERATION, ADVANCE, new BigDecimal("45000.00"), "avance"));
    }

    @Test
    void aLaterAnniversaryOwesTheLastQuarterTheVariablePartAndTheNextAdvance() {
        LocalDate started = LocalDate.of(2026, 9, 1);
        List<Item> items = List.of(new Item(ACCESS_FIXED, 3_650_000L, started, 1_357_500L),
                new Item(ACCESS_VARIABLE, 1_000_000L, started, 0L));
        List<PaymentLine> lines = new AnnualPayment(ANNIVERSARY, 75, null, 80, true).lines(items, items, WORDS);
        // 181 days of 365: 18 100 € of the fixed part, 4 958,90 € of the variable one, of which 80 %
        assertThat(lines).containsExactly(
                new PaymentLine(ACCESS_FIXED, BALANCE, new BigDecimal("4525.00"), "solde"),
                new PaymentLine(ACCESS_VARIABLE, BALANCE, new BigDecimal("3967.12"), "solde"),
                new PaymentLine(ACCESS_FIXED, ADVANCE, new BigDecimal("27375.00"), "avance"));
    }

    @Test
    void moreAdvancedThanDueIsANegativeBalanceAndAContractThatEndsAdvancesNothing() {
        List<Item> items = List.of(new Item(OPERATION, 100_00L, LocalDate.of(2026, 3, 1), 150_00L));
        assertThat(new AnnualPayment(ANNIVERSARY, 75, null, 0, false).lines(items, items, WORDS))
                .containsExactly(new PaymentLine(OPERATION, BALANCE, new BigDecimal("-50.00"), "solde"));
    }

    @Test
    void anAmountThatNobodyKnowsIsAskedAndNeverZero() {
        List<Item> items = List.of(new Item(ACCESS_FIXED, null, LocalDate.of(2026, 3, 1), 0));
        assertThat(new AnnualPayment(ANNIVERSARY, 75, null, 0, true).lines(items, items, WORDS)).containsExactly(
                new PaymentLine(ACCESS_FIXED, BALANCE, null, null), new PaymentLine(ACCESS_FIXED, ADVANCE, null, null));
        List<Item> known = List.of(new Item(OPERATION, 100_00L, LocalDate.of(2026, 3, 1), 100_00L));
        assertThat(new AnnualPayment(ANNIVERSARY, null, null, 0, true).lines(known, known, WORDS)).as("taux inconnu")
                .containsExactly(new PaymentLine(OPERATION, ADVANCE, null, null));
    }

    @Test
    void anAdvanceBelowTheMinimumIsCompleted() {
        AnnualPayment payment = new AnnualPayment(ANNIVERSARY, 60, new BigDecimal("12000"), 0, true);
        List<Item> small = List.of(new Item(OPERATION, 1_999_999L, LocalDate.of(2026, 3, 1), 1_999_999L));
        assertThat(payment.lines(small, small, WORDS)).extracting(PaymentLine::purpose, PaymentLine::amount)
                .containsExactly(tuple(OPERATION, new BigDecimal("11999.99")),
                        tuple(OTHER, new BigDecimal("0.01")));
        List<Item> enough = List.of(new Item(OPERATION, 2_000_000L, LocalDate.of(2026, 3, 1), 2_000_000L));
        assertThat(payment.lines(enough, enough, WORDS)).hasSize(1);
    }

    @Test
    void aMissionThatHasNotStartedIsPaidNothing() {
        List<Item> items = List.of(new Item(ACCESS_FIXED, 3_000_000L, null, 0),
                new Item(ACCESS_VARIABLE, 3_000_000L, ANNIVERSARY, 0));
        assertThat(new AnnualPayment(ANNIVERSARY, 75, null, 100, true).lines(items, items, WORDS)).isEmpty();
    }

    @Test
    void theNextAnniversaryIsNeverTheDayItself() {
        LocalDate signed = LocalDate.of(2023, 3, 1);
        assertThat(MissionFollowUps.anniversaryAfter(signed, LocalDate.of(2026, 2, 28))).isEqualTo("2026-03-01");
        assertThat(MissionFollowUps.anniversaryAfter(signed, LocalDate.of(2026, 3, 1))).isEqualTo("2027-03-01");
        assertThat(MissionFollowUps.anniversaryAfter(signed, signed)).isEqualTo("2024-03-01");
        assertThat(MissionFollowUps.anniversaryAfter(signed, LocalDate.of(2022, 1, 1))).as("avant la signature").isEqualTo("2024-03-01");
    }
}
