package fr.maillage.funding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;

import fr.maillage.reference.Euros;

/**
 * An amount of money, counted in cents so that sums and shares are exact.
 *
 * @param value number of cents
 */
record Cents(long value) implements Comparable<Cents> {

    static final Cents ZERO = new Cents(0);

    private static final BigDecimal PERCENT_OF_CENTS = BigDecimal.valueOf(100);

    /**
     * @param euros with two decimals at most; {@code null} counts as nothing, for a cell that was left empty
     * @throws ArithmeticException below the cent
     */
    static Cents of(BigDecimal euros) {
        return euros == null ? ZERO : new Cents(Euros.cents(euros));
    }

    static Cents sum(Collection<BigDecimal> euros) {
        return euros.stream().map(Cents::of).reduce(ZERO, Cents::plus);
    }

    BigDecimal euros() {
        return Euros.of(value);
    }

    Cents plus(Cents other) {
        return new Cents(Math.addExact(value, other.value));
    }

    Cents minus(Cents other) {
        return new Cents(Math.subtractExact(value, other.value));
    }

    /** What is left after a deduction, never less than nothing. */
    Cents less(Cents deduction) {
        return minus(deduction).max(ZERO);
    }

    Cents min(Cents other) {
        return value <= other.value ? this : other;
    }

    Cents max(Cents other) {
        return value >= other.value ? this : other;
    }

    /** A share in percent, cut to the cent below: an aid never exceeds its rate. */
    Cents share(BigDecimal percent) {
        return new Cents(BigDecimal.valueOf(value).multiply(percent)
                .divide(PERCENT_OF_CENTS, 0, RoundingMode.DOWN).longValueExact());
    }

    /** The part of a period that is left, cut to the cent below. */
    Cents prorata(long left, long whole) {
        return new Cents(Math.multiplyExact(value, left) / whole);
    }

    boolean isPositive() {
        return value > 0;
    }

    boolean exceeds(Cents limit) {
        return value > limit.value;
    }

    @Override
    public int compareTo(Cents other) {
        return Long.compare(value, other.value);
    }
}
