package fr.maillage.contract;

import java.time.LocalDate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;

import fr.maillage.workflow.Widget;

/** What becomes of a suspended contract; the project stays validated. */
record DecideAfterRefusal(@NotNull SuspensionDecision contractOutcome, @NotNull @PastOrPresent LocalDate decidedOn,
                          @NotBlank @Widget("textarea") @Size(max = 2000) String reason) {
}
