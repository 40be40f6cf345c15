package fr.maillage.funding;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.springframework.data.relational.core.mapping.Table;

/**
 * A part of a granted aid.
 *
 * @param amount in euros, as agreed
 * @param dueOn  for those that wait for a date
 * @param paid   in euros, what was really paid; {@code null} until then
 */
@Table("aid_instalment")
record Instalment(String label, BigDecimal amount, InstalmentCondition condition, LocalDate dueOn, BigDecimal paid,
                  LocalDate paidOn) {

    boolean isPaid() {
        return paidOn != null;
    }

    Instalment paying(BigDecimal sum, LocalDate day) {
        return new Instalment(label, amount, condition, dueOn, sum, day);
    }
}
