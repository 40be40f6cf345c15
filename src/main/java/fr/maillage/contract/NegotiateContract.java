package fr.maillage.contract;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import fr.maillage.dossier.Deposit;
import fr.maillage.workflow.AskedWhen;

/**
 * A party reads the draft again.
 *
 * @param deposit how the structure's answer arrived; only for the structure
 */
record NegotiateContract(@NotNull Negotiation agreement,
                         @AskedWhen(field = "agreement", is = "CHANGES") @Size(max = 50)
                         List<@NotNull @Valid ArticleRemark> remarks,
                         @Valid Deposit deposit) {
}
