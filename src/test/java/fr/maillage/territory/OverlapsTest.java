package fr.maillage.territory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.MaillageTest;

@MaillageTest
@Transactional
class OverlapsTest {

    private static final TerritoryPart MIRAIL = new TerritoryPart("31555", "Mirail", 42_000, "Métropole");
    private static final TerritoryPart MINIMES = new TerritoryPart("31555", "Les Minimes", 30_000, "Métropole");

    @Autowired
    Overlaps overlaps;

    @Autowired
    JdbcClient jdbc;

    /** Other tests of the run declare dossiers on the same communes; this one starts without, and is rolled back. */
    @BeforeEach
    void nobodyElse() {
        List.of("perimeter_part", "perimeter").forEach(table -> jdbc.sql("delete from " + table).update());
    }

    @Test
    void dossiersAndStructuresThatShareCommunesAreFoundWithTheirInhabitants() {
        overlaps.record("autre-1", PerimeterState.ACTIVE, whole("38563", "38133", "38185"));
        overlaps.record("autre-2", PerimeterState.STRUCTURE, whole("38133"));
        overlaps.record("autre-3", PerimeterState.ACTIVE, whole("38185"));

        List<Overlap> found = overlaps.of(whole("38563", "38133"), "moi");

        assertThat(found).extracting(Overlap::owner).containsExactly("autre-1", "autre-2");
        assertThat(found.get(0).shared()).extracting(Overlap.Shared::name).containsExactly("Coublevie", "Voiron");
        assertThat(found.get(0).population()).isEqualTo(21_847 + found.get(1).population());
        assertThat(overlaps.of(whole("38563"), "autre-1")).as("on ne se chevauche pas soi-même").isEmpty();
    }

    @Test
    void whoSleepsOrHasEndedIsNotInTheWay() {
        overlaps.record("autre", PerimeterState.SLEEPING, whole("38563"));
        assertThat(overlaps.of(whole("38563"), null)).isEmpty();
        overlaps.changeState("autre", PerimeterState.ACTIVE);
        assertThat(overlaps.of(whole("38563"), null)).hasSize(1);
        overlaps.changeState("autre", PerimeterState.ENDED);
        assertThat(overlaps.of(whole("38563"), null)).isEmpty();
    }

    @Test
    void quartersOfOneCityMeetOnlyUnderOneName() {
        overlaps.record("autre", PerimeterState.ACTIVE, List.of(MIRAIL));
        assertThat(overlaps.of(List.of(MINIMES), null)).isEmpty();
        assertThat(overlaps.of(List.of(new TerritoryPart("31555", "le mirail", 40_000, "INSEE")), null)).singleElement()
                .extracting(Overlap::population).isEqualTo(40_000L);
    }

    @Test
    void aWholeCityMeetsItsQuartersAndArrondissements() {
        overlaps.record("autre", PerimeterState.ACTIVE, List.of(MIRAIL, MINIMES, TerritoryPart.whole("13201")));
        assertThat(overlaps.of(whole("31555"), null)).singleElement().satisfies(overlap -> {
            assertThat(overlap.shared()).hasSize(2);
            assertThat(overlap.population()).isEqualTo(72_000);
        });
        assertThat(overlaps.of(whole("13055"), null)).singleElement()
                .extracting(Overlap::population).isEqualTo(37_599L);
    }

    @Test
    void anArrondissementMeetsTheWholeCity() {
        overlaps.record("autre", PerimeterState.ACTIVE, whole("13055"));
        assertThat(overlaps.of(whole("13201", "13202"), null)).singleElement()
                .satisfies(overlap -> assertThat(overlap.shared()).hasSize(2));
    }

    @Test
    void aNewTerritoryReplacesTheOldOne() {
        overlaps.record("autre", PerimeterState.ACTIVE, whole("38563"));
        overlaps.record("autre", PerimeterState.ACTIVE, whole("38133"));
        assertThat(overlaps.of(whole("38563"), null)).isEmpty();
        assertThat(overlaps.of(whole("38133"), null)).hasSize(1);
    }

    private static List<TerritoryPart> whole(String... codes) {
        return List.of(codes).stream().map(TerritoryPart::whole).toList();
    }
}
