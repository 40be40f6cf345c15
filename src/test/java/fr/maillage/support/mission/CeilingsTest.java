package fr.maillage.support.mission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import fr.maillage.support.mission.Ceilings.Ceiling;
import fr.maillage.support.mission.Ceilings.Passed;

/** Amounts of orders, to the cent. */
class CeilingsTest {

    private static final Ceilings CEILINGS = new Ceilings(2_500_000L, 10_000_000L, 8_000_001L, 20_000_000L, 19_000_000L);

    @Test
    void anOrderMayReachACeilingButNotPassItByACent() {
        assertThat(new Ceilings(2_500_000L, null, 0, null, 0).passedBy(2_500_000)).isEmpty();
        assertThat(new Ceilings(2_500_000L, null, 0, null, 0).passedBy(2_500_001))
                .contains(new Passed(Ceiling.ORDER, 2_500_000, 2_500_000));
        assertThat(new Ceilings(null, 10_000_000L, 8_000_001, null, 0).passedBy(1_999_999)).isEmpty();
        assertThat(new Ceilings(null, 10_000_000L, 8_000_001, null, 0).passedBy(2_000_000))
                .contains(new Passed(Ceiling.LOT, 10_000_000, 1_999_999));
        assertThat(new Ceilings(null, null, 0, 20_000_000L, 19_000_000).passedBy(1_000_000)).isEmpty();
        assertThat(new Ceilings(null, null, 0, 20_000_000L, 19_000_000).passedBy(1_000_001))
                .contains(new Passed(Ceiling.AGREEMENT, 20_000_000, 1_000_000));
    }

    @Test
    void theCeilingThatLeavesLeastIsNamed() {
        assertThat(CEILINGS.passedBy(1_000_000)).isEmpty();
        assertThat(CEILINGS.passedBy(1_000_001)).map(Passed::which).contains(Ceiling.AGREEMENT);
        assertThat(CEILINGS.passedBy(9_999_999)).map(Passed::which).contains(Ceiling.AGREEMENT);
    }

    @Test
    void withoutCeilingsNothingIsRefusedAndWhatIsPassedAlreadyLeavesNothing() {
        assertThat(new Ceilings(null, null, 5, null, 5).passedBy(Long.MAX_VALUE)).isEmpty();
        assertThat(new Ceilings(null, 100L, 150, null, 0).passedBy(1)).contains(new Passed(Ceiling.LOT, 100, 0));
    }

    @Test
    void aPenaltyStopsAtThePrice() {
        FrameworkAgreement terms = new FrameworkAgreement(1L, 0, "n", "n", "84", null, null, null, null, null, 3000, "s",
                List.of());
        assertThat(terms.penalty(1_000_000, 0)).isZero();
        assertThat(terms.penalty(1_000_000, 30)).isEqualTo(10_000);
        assertThat(terms.penalty(1_000_000, 4000)).isEqualTo(1_000_000);
    }
}
