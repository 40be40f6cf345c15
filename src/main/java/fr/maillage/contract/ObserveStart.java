package fr.maillage.contract;

import java.time.LocalDate;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;

import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.Widget;

/**
 * The caisse examines the start of a mission.
 *
 * @param startedOn the day that counts for the payment
 */
record ObserveStart(@NotNull MissionStart missionStart,
                    @AskedWhen(field = "missionStart", is = "STARTED") @PastOrPresent LocalDate startedOn,
                    @AskedWhen(field = "missionStart", is = "INSUFFICIENT")
                    @Widget("textarea") @Size(max = 2000) String reason) {
}
