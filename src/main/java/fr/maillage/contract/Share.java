package fr.maillage.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Arithmetic of amounts in whole cents; half a cent is rounded up. */
final class Share {

    private static final long HUNDRED = 100;

    private Share() {
    }

    /** @throws ArithmeticException when the amount has fractions of a cent */
    static long cents(BigDecimal euros) {
        return euros.movePointRight(2).longValueExact();
    }

    static BigDecimal euros(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    /** @param percent of the amount */
    static long percent(long cents, int percent) {
        return part(cents, percent, HUNDRED);
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
