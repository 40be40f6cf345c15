package fr.maillage.contract;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * The sum of the amounts that are known, with those that are not: a sum with holes is never shown as a total.
 *
 * @param known   in euros and cents
 * @param missing purposes whose amount nobody knows yet
 */
record AmountTotal(BigDecimal known, List<AmountPurpose> missing) {

    static AmountTotal of(List<ContractAmount> amounts) {
        return new AmountTotal(
                amounts.stream()
                        .filter(ContractAmount::isKnown)
                        .map(ContractAmount::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .setScale(2, RoundingMode.UNNECESSARY),
                amounts.stream().filter(amount -> !amount.isKnown()).map(ContractAmount::purpose).toList());
    }

    boolean isComplete() {
        return missing.isEmpty();
    }
}
