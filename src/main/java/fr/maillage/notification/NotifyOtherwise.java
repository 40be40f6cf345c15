package fr.maillage.notification;

import java.time.LocalDate;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;

import fr.maillage.dossier.NotificationMode;
import fr.maillage.workflow.Widget;

/**
 * How an act that mail could not bring was notified.
 *
 * @param proof document of the dossier that proves it, for instance the postal receipt
 */
record NotifyOtherwise(@NotNull NotificationMode mode, @NotNull @PastOrPresent LocalDate sentOn,
                       @Widget("documents") String proof, @Size(max = 4000) @Widget("textarea") String note) {
}
