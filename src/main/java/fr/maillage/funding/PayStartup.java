package fr.maillage.funding;

import java.math.BigDecimal;
import java.time.LocalDate;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.Widget;

/**
 * The start-up aid of the health insurance (« amorçage conventionnel »).
 *
 * @param amount       in euros
 * @param amountSource what says so, when the amount is not that of the reference table
 */
record PayStartup(@NotNull PaymentOutcome startupPayment,
                  @AskedWhen(field = "startupPayment", is = "PAID")
                  @Positive @Digits(integer = 10, fraction = 2) BigDecimal amount,
                  @AskedWhen(field = "startupPayment", is = "PAID", required = false) @Size(max = 200) String amountSource,
                  @AskedWhen(field = "startupPayment", is = "PAID") @PastOrPresent LocalDate paidOn,
                  @AskedWhen(field = "startupPayment", is = "BLOCKED")
                  @Widget("textarea") @Size(max = 2000) String blockingReason) {
}
