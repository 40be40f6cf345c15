package fr.maillage.contract;

import java.time.LocalDate;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Positive;

import fr.maillage.workflow.Widget;

/**
 * The signed contract is filed.
 *
 * @param signedFile      document of the dossier, PDF
 * @param lastSignatureOn date of the contract
 */
record RegisterContract(@NotBlank @Widget("documents") String signedFile, @NotNull @PastOrPresent LocalDate lastSignatureOn,
                        @NotNull LocalDate effectiveOn, @NotNull @Positive @Max(30) Integer durationYears) {
}
