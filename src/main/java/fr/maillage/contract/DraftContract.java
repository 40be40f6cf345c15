package fr.maillage.contract;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.Widget;

/**
 * A party prepares a draft. Population and size class are read from the dossier and frozen when the contract is signed.
 *
 * @param kind that of the contract, so that the form asks only what such a contract has; the contract knows it anyhow
 */
record DraftContract(@Widget("hidden") ContractKind kind, @NotNull LocalDate effectiveOn,
                     @AskedWhen(field = "kind", is = "ACI_CPTS")
                     @Size(max = 6) List<@NotNull @Valid ContractMission> missions,
                     @Widget("textarea") @Size(max = 5000) String indicators,
                     @NotEmpty @Size(max = 20) List<@NotNull @Valid ContractAmount> amounts,
                     @Widget("textarea") @Size(max = 5000) String note) {
}
