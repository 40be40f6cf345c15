package fr.maillage.contract;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;

import fr.maillage.dossier.Deposit;
import fr.maillage.workflow.Widget;

/**
 * The structure says that a mission has started.
 *
 * @param evidence documents of the dossier that prove it
 */
record DeclareStart(@NotNull @Valid Deposit deposit, @NotNull @PastOrPresent LocalDate startedOn,
                    @NotEmpty @Widget("documents") List<String> evidence,
                    @Widget("textarea") @Size(max = 10_000) String summary) {
}
