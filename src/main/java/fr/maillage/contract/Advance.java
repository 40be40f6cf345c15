package fr.maillage.contract;

import java.math.BigDecimal;

import fr.maillage.reference.Euros;

/**
 * The advance that the caisse pays on the amounts of a year: a share of them, and never less than a minimum.
 *
 * @param share   in percent
 * @param minimum in euros
 * @param source  what says so
 */
record Advance(BigDecimal share, BigDecimal minimum, String source) {

    private static final long PER_TEN_THOUSAND = 10_000;

    /** In euros and cents; half a cent is rounded up. */
    BigDecimal of(BigDecimal yearly) {
        long tenThousandths = share.movePointRight(2).longValueExact();
        long cents = (Euros.cents(yearly) * tenThousandths + PER_TEN_THOUSAND / 2) / PER_TEN_THOUSAND;
        return Euros.of(Math.max(cents, Euros.cents(minimum)));
    }
}
