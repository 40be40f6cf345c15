package fr.maillage.contract;

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
 * The advance on the fixed part of a mission.
 *
 * @param amount       in euros
 * @param amountSource what says so, when the amount is not the computed one
 */
record PayMission(@NotNull PaymentOutcome missionPayment,
                  @AskedWhen(field = "missionPayment", is = "PAID")
                  @Positive @Digits(integer = 10, fraction = 2) BigDecimal amount,
                  @AskedWhen(field = "missionPayment", is = "PAID", required = false) @Size(max = 200) String amountSource,
                  @AskedWhen(field = "missionPayment", is = "PAID") @PastOrPresent LocalDate paidOn,
                  @AskedWhen(field = "missionPayment", is = "BLOCKED")
                  @Widget("textarea") @Size(max = 2000) String blockingReason) {
}
