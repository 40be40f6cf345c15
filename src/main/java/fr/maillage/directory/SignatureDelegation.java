package fr.maillage.directory;

import java.time.LocalDate;

/**
 * Right of an agent to sign a type of act in the name of the organisation.
 *
 * @param endsOn last day, included; {@code null} while it has no end
 */
public record SignatureDelegation(SignedAct act, LocalDate startsOn, LocalDate endsOn) {

    public boolean allows(SignedAct wanted, LocalDate day) {
        return act == wanted && !startsOn.isAfter(day) && (endsOn == null || !endsOn.isBefore(day));
    }
}
