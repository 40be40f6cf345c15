package fr.maillage.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegalTermTest {

    private static final Period TWO_MONTHS = Period.ofMonths(2);

    @ParameterizedTest(name = "received on {0}: objection until {1}, validated at {2}")
    @CsvSource({
            // an ordinary date, in summer time
            "2026-05-15, 2026-07-15, 2026-07-15T22:00:00Z",
            // no 31st, no 30th, no 29th of February: the last day of the month
            "2025-12-31, 2026-02-28, 2026-02-28T23:00:00Z",
            "2025-12-30, 2026-02-28, 2026-02-28T23:00:00Z",
            "2025-12-29, 2026-02-28, 2026-02-28T23:00:00Z",
            "2025-12-28, 2026-02-28, 2026-02-28T23:00:00Z",
            // leap year
            "2027-12-31, 2028-02-29, 2028-02-29T23:00:00Z",
            "2027-12-29, 2028-02-29, 2028-02-29T23:00:00Z",
            "2028-02-29, 2028-04-29, 2028-04-29T22:00:00Z",
            "2026-07-31, 2026-09-30, 2026-09-30T22:00:00Z",
            // 31 to 31
            "2026-10-31, 2026-12-31, 2026-12-31T23:00:00Z",
            // over the change to summer time (29/03/2026) and to winter time (25/10/2026)
            "2026-01-28, 2026-03-28, 2026-03-28T23:00:00Z",
            "2026-01-29, 2026-03-29, 2026-03-29T22:00:00Z",
            "2026-08-24, 2026-10-24, 2026-10-24T22:00:00Z",
            "2026-08-25, 2026-10-25, 2026-10-25T23:00:00Z",
            // ends on a Sunday, on 1 May, on Christmas day: nothing moves
            "2026-03-03, 2026-05-03, 2026-05-03T22:00:00Z",
            "2026-03-01, 2026-05-01, 2026-05-01T22:00:00Z",
            "2026-10-25, 2026-12-25, 2026-12-25T23:00:00Z"
    })
    void theTermIsCountedDateToDateAndEndsAtMidnightInParis(LocalDate received, LocalDate legalDate, Instant fires) {
        LegalTerm term = LegalTerm.of(received, List.of(), TWO_MONTHS);

        assertThat(term.date()).isEqualTo(legalDate);
        assertThat(term.prudentDate()).isEqualTo(legalDate);
        assertThat(term.firesAt()).isEqualTo(fires);
        assertThat(term.tacitFrom()).isEqualTo(legalDate.plusDays(1));
    }

    @Test
    void theLastRequiredPieceMovesTheStartAndThePrudentDateStays() {
        LegalTerm term = LegalTerm.of(day("2026-01-05"), List.of(day("2026-01-25"), day("2026-01-20")), TWO_MONTHS);

        assertThat(term.start()).isEqualTo(day("2026-01-25"));
        assertThat(term.date()).isEqualTo(day("2026-03-25"));
        assertThat(term.prudentDate()).isEqualTo(day("2026-03-05"));
    }

    @Test
    void aPieceThatCameWithTheFilingMovesNothing() {
        LegalTerm term = LegalTerm.of(day("2026-01-05"), List.of(day("2026-01-05")), TWO_MONTHS);

        assertThat(term.date()).isEqualTo(day("2026-03-05"));
    }

    @ParameterizedTest(name = "asked on {0}: due on {1}")
    @CsvSource({"2026-01-05, 2026-02-04", "2026-01-13, 2026-02-12", "2026-01-14, 2026-02-12", "2026-02-20, 2026-02-12"})
    void opinionsAreDueAfterThirtyDaysButTwentyOneDaysBeforeTheTerm(LocalDate asked, LocalDate due) {
        LegalTerm term = LegalTerm.of(day("2026-01-05"), List.of(), TWO_MONTHS);

        assertThat(term.opinionsDue(asked, Period.ofDays(30), Period.ofDays(21))).isEqualTo(due);
    }

    @Test
    void anObjectionCountsFromItsNotificationUntilTheLastDay() {
        LegalTerm term = LegalTerm.of(day("2026-01-05"), List.of(), TWO_MONTHS);

        assertThat(term.allowsObjectionNotifiedOn(day("2026-03-05"))).isTrue();
        assertThat(term.allowsObjectionNotifiedOn(day("2026-03-06"))).isFalse();
    }

    private static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }
}
