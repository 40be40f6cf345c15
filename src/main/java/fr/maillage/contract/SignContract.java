package fr.maillage.contract;

import java.time.LocalDate;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;

import fr.maillage.dossier.Deposit;
import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.Widget;

/**
 * A party signs, asks for a change or refuses.
 *
 * @param signatory  name of the person, or user id of an agent of the directory
 * @param delegation by what right an administration's signatory signs; not for the structure
 * @param file       document of the dossier
 * @param deposit    how the structure's answer arrived; only for the structure
 */
record SignContract(@NotNull ContractSignature signature,
                    @AskedWhen(field = "signature", is = "SIGNED") @Size(max = 120) String signatory,
                    @AskedWhen(field = "signature", is = "SIGNED") @Size(max = 120) String capacity,
                    @AskedWhen(field = "signature", is = "SIGNED", required = false) @Size(max = 200) String delegation,
                    @AskedWhen(field = "signature", is = "SIGNED") @PastOrPresent LocalDate signedOn,
                    @AskedWhen(field = "signature", is = "SIGNED", required = false) @Widget("documents") String file,
                    @AskedWhen(field = "signature", is = {"CHANGE_REQUESTED", "REFUSED"})
                    @Widget("textarea") @Size(max = 2000) String reason,
                    @Valid Deposit deposit) {
}
