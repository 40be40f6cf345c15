package fr.maillage.contract;

import java.time.LocalDate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;

import fr.maillage.workflow.Widget;

/**
 * A contract renewed as it stands.
 *
 * @param signedOn     date of the last signature
 * @param renewedUntil first day on which it is no longer in force
 */
record RecordRenewal(@NotNull @PastOrPresent LocalDate signedOn, @NotNull LocalDate renewedUntil,
                     @NotBlank @Widget("documents") String signedFile) {
}
