package fr.maillage.funding;

import java.math.BigDecimal;

/**
 * How much a scheme can grant at most.
 *
 * @param ceiling   highest amount; {@code null} when the scheme has none that anybody knows
 * @param deduction aids already received that count against the ceiling
 * @param rate      share of the expense in percent; {@code null} when the aid is no share
 */
record GrantRule(Cents ceiling, Cents deduction, BigDecimal rate) {

    /**
     * @param asked what the covered lines ask for
     * @param cost  what they cost
     */
    Cents highest(Cents asked, Cents cost) {
        Cents byRate = rate == null ? asked : asked.min(cost.share(rate));
        return ceiling == null ? byRate : byRate.min(ceiling.less(deduction));
    }
}
