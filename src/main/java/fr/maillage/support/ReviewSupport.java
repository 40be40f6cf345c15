package fr.maillage.support;

import java.math.BigDecimal;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.Widget;

/**
 * What an accompaniment was, when the structure starts to work.
 *
 * @param days halves are counted
 */
record ReviewSupport(@NotNull @PositiveOrZero Integer meetings,
                     @NotNull @PositiveOrZero @Digits(integer = 4, fraction = 1) BigDecimal days,
                     @Widget("textarea") @Size(max = 10_000) String difficulties,
                     @NotNull SupportFollowUp supportFollowUp,
                     @AskedWhen(field = "supportFollowUp", is = "RENEW")
                     @Widget("textarea") @Size(max = 2000) String nextSteps) {
}
