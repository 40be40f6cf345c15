package fr.maillage.contract;

import java.time.LocalDate;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;

import fr.maillage.dossier.Deposit;
import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.Widget;

/**
 * The body of the structure has decided on the contract.
 *
 * @param body    which body: assembly, board
 * @param minutes document of the dossier
 */
record RecordDeliberation(@NotNull @Valid Deposit deposit, @NotNull Deliberation deliberation,
                          @NotBlank @Size(max = 120) String body, @NotNull @PastOrPresent LocalDate heldOn,
                          @AskedWhen(field = "deliberation", is = "APPROVED") @Widget("documents") String minutes,
                          @AskedWhen(field = "deliberation", is = "REJECTED")
                          @Widget("textarea") @Size(max = 2000) String reason) {
}
