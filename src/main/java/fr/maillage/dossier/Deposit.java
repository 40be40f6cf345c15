package fr.maillage.dossier;

import java.time.LocalDate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;

/**
 * A step of the professional as an agent records it: who deposited it, how, and when it was received.
 *
 * @param receivedOn the day it reached the organisation, not the day it is typed
 */
public record Deposit(@NotBlank @Size(max = 120) String depositedBy, @NotNull Channel channel,
                      @NotNull @PastOrPresent LocalDate receivedOn) {
}
