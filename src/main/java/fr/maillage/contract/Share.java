package fr.maillage.contract;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Parts of yearly amounts by days, in whole cents; half a cent is rounded up. */
final class Share {

    private Share() {
    }

    /** What falls to the days from {@code start} (included) to {@code end} (excluded) of the year that ends then. */
    static long sinceStart(long cents, LocalDate start, LocalDate end) {
        LocalDate yearStart = end.minusYears(1);
        LocalDate from = start.isBefore(yearStart) ? yearStart : start;
        return from.isBefore(end) ? part(cents, days(from, end), days(yearStart, end)) : 0;
    }

    /** Of an amount for the days from {@code start} to {@code end} (excluded), what falls to {@code day} and after. */
    static long after(long cents, LocalDate day, LocalDate start, LocalDate end) {
        LocalDate from = day.isBefore(start) ? start : day;
        return from.isBefore(end) ? part(cents, days(from, end), days(start, end)) : 0;
    }

    static long days(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to);
    }

    private static long part(long cents, long numerator, long denominator) {
        return Math.floorDiv(2 * Math.multiplyExact(cents, numerator) + denominator, 2 * denominator);
    }
}
