package fr.maillage.contract;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;

import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.Widget;

/**
 * The caisse examines the deployment of a mission.
 *
 * @param evidence documents of the dossier that prove it
 * @param newDue   latest day when a delay is granted
 */
record ObserveDeployment(@NotNull Deployment deployment,
                         @AskedWhen(field = "deployment", is = "DEPLOYED") @PastOrPresent LocalDate deployedOn,
                         @AskedWhen(field = "deployment", is = "DEPLOYED") @Widget("documents") List<String> evidence,
                         @AskedWhen(field = "deployment", is = "DEPLOYED")
                         @Widget("textarea") @Size(max = 2000) String indicators,
                         @AskedWhen(field = "deployment", is = "DELAY") @Future LocalDate newDue,
                         @AskedWhen(field = "deployment", is = {"DELAY", "BREACH"})
                         @Widget("textarea") @Size(max = 2000) String reason) {
}
