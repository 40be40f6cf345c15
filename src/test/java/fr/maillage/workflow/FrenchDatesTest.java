package fr.maillage.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

import org.junit.jupiter.api.Test;

class FrenchDatesTest {

    @Test
    void theFirstOfAMonthIsAnOrdinal() {
        assertThat(FrenchDates.of(LocalDate.of(2026, 3, 1))).isEqualTo("1er mars 2026");
        assertThat(FrenchDates.of(LocalDate.of(2026, 3, 11))).isEqualTo("11 mars 2026");
    }

    @Test
    void aMomentIsToldInParis() {
        assertThat(FrenchDates.of(LocalDateTime.of(2026, 8, 2, 9, 5))).isEqualTo("2 août 2026 à 09 h 05");
        assertThat(FrenchDates.of(Instant.parse("2026-07-31T22:30:00Z"))).isEqualTo("1er août 2026 à 00 h 30");
    }
}
