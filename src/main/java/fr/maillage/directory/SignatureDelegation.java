package fr.maillage.directory;

import java.time.LocalDate;

/**
 * Right of an agent to sign a type of act in the name of the organisation.
 *
 * @param endsOn     last day, included; {@code null} while it has no end
 * @param onBehalfOf signatory whom the agent replaces during an absence; {@code null} for a right of one's own
 */
public record SignatureDelegation(SignedAct act, LocalDate startsOn, LocalDate endsOn, String onBehalfOf) {

    /** A right of one's own. */
    public SignatureDelegation(SignedAct act, LocalDate startsOn, LocalDate endsOn) {
        this(act, startsOn, endsOn, null);
    }

    public boolean allows(SignedAct wanted, LocalDate day) {
        return act == wanted && isInForceOn(day);
    }

    boolean isInForceOn(LocalDate day) {
        return !startsOn.isAfter(day) && (endsOn == null || !endsOn.isBefore(day));
    }
}
