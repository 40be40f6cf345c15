package fr.maillage.contract;

import java.math.BigDecimal;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A line of what a contract pays.
 *
 * @param amount in euros; {@code null} while nobody knows it (« montant à compléter »), never zero
 * @param source text or table that says so; given whenever the amount is
 */
@Table("contract_amount")
record ContractAmount(@NotNull AmountPurpose purpose, @Positive @Digits(integer = 10, fraction = 2) BigDecimal amount,
                      @Size(max = 200) String source) {

    boolean isKnown() {
        return amount != null;
    }
}
