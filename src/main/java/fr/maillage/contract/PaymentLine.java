package fr.maillage.contract;

import java.math.BigDecimal;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A line of what a year pays.
 *
 * @param amount in euros; negative when more was advanced than is due; {@code null} while nobody knows it, never zero
 *               for want of knowing
 * @param source how it is computed, or who says so
 */
record PaymentLine(@NotNull AmountPurpose purpose, @NotNull Kind line, @Digits(integer = 10, fraction = 2) BigDecimal amount,
                   @Size(max = 200) String source) {

    /** What a line pays. */
    enum Kind {
        /** What is still owed of the year that ends. */
        BALANCE,
        /** Part of the year that begins. */
        ADVANCE
    }
}
