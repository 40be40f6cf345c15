package fr.maillage.support;

import java.time.LocalDate;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.Widget;

/**
 * The designated person answers.
 *
 * @param firstContactOn day on which the person will speak to the lead
 * @param colleague      user id of the colleague who takes over
 */
record AcceptSupport(@NotNull SupportAnswer supportAnswer,
                     @AskedWhen(field = "supportAnswer", is = "ACCEPTED") LocalDate firstContactOn,
                     @AskedWhen(field = "supportAnswer", is = "DECLINED") DeclineReason declineReason,
                     @AskedWhen(field = "supportAnswer", is = "PASSED") @Size(max = 64) String colleague,
                     @Widget("textarea") @Size(max = 2000) String note) {
}
