package fr.maillage.contract;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.Widget;

/**
 * Delegation and caisse decide what follows a contract that ends.
 *
 * @param population inhabitants as they are now; the size at the signature stays until then
 */
record PrepareRenewal(@NotNull RenewalDecision renewal,
                      @NotBlank @Widget("textarea") @Size(max = 10_000) String assessment,
                      @Widget("textarea") @Size(max = 10_000) String requests,
                      @Positive Integer population,
                      @AskedWhen(field = "renewal", is = {"RENEGOTIATE", "END"})
                      @Widget("textarea") @Size(max = 2000) String reason) {
}
