package fr.maillage.support;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.Widget;

/**
 * The supervisor of the organisation names a person, another organisation or nobody.
 *
 * @param agent        user id
 * @param organisation id in the directory
 */
record AssignSupport(@NotNull SupportAssignment assignment,
                     @AskedWhen(field = "assignment", is = "ASSIGNED") @Size(max = 64) String agent,
                     @AskedWhen(field = "assignment", is = "OTHER_ORGANISATION") @Size(max = 64) String organisation,
                     @AskedWhen(field = "assignment", is = {"OTHER_ORGANISATION", "NONE"})
                     @Widget("textarea") @Size(max = 2000) String reason) {
}
