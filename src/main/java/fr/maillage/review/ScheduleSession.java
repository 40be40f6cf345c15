package fr.maillage.review;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.Widget;

/**
 * Whether a committee examines something, and at which session.
 *
 * @param session  number of a planned session
 * @param duration minutes planned for it
 */
record ScheduleSession(@NotNull SessionChoice sessionChoice,
                       @Size(max = 40) @AskedWhen(field = "sessionChoice", is = "SCHEDULED") String session,
                       @Min(1) @AskedWhen(field = "sessionChoice", is = "SCHEDULED", required = false) Integer duration,
                       @AskedWhen(field = "sessionChoice", is = "SCHEDULED", required = false) Boolean leadInvited,
                       @Size(max = 10_000) @Widget("textarea")
                       @AskedWhen(field = "sessionChoice", is = "NO_SESSION") String reason) {

    /** The next session is proposed. */
    static ScheduleSession proposing(CommitteeSession next) {
        return new ScheduleSession(null, next == null ? null : next.number(), null, null, null);
    }
}
