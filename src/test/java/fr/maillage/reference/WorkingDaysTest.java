package fr.maillage.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

class WorkingDaysTest {

    private final WorkingDays workingDays = new WorkingDays();

    @Test
    void weekEndsAreNotWorked() {
        LocalDate friday = LocalDate.of(2026, 11, 20);
        assertThat(workingDays.after(friday, 1)).isEqualTo("2026-11-23");
        assertThat(workingDays.after(friday, 10)).isEqualTo("2026-12-04");
    }

    @Test
    void publicHolidaysAreNotWorked() {
        assertThat(workingDays.after(LocalDate.of(2026, 4, 30), 1)).as("1er mai, puis fin de semaine").isEqualTo("2026-05-04");
        assertThat(workingDays.after(LocalDate.of(2026, 5, 13), 1)).as("Ascension").isEqualTo("2026-05-15");
        assertThat(workingDays.after(LocalDate.of(2027, 3, 26), 1)).as("lundi de Pâques").isEqualTo("2027-03-30");
        assertThat(workingDays.after(LocalDate.of(2026, 12, 24), 1)).as("Noël un vendredi").isEqualTo("2026-12-28");
    }

    @Test
    void goodFridayIsWorkedExceptInAlsaceAndMoselle() {
        assertThat(workingDays.isWorked(LocalDate.of(2027, 3, 26))).isTrue();
    }

    @Test
    void noDayLeftIsTheDayItself() {
        LocalDate sunday = LocalDate.of(2026, 11, 22);
        assertThat(workingDays.after(sunday, 0)).isEqualTo(sunday);
    }
}
