package fr.maillage.support;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import fr.maillage.workflow.AskedWhen;

/** What the case handler makes of one role, on the form. */
record RoleChoice(@NotNull SupportRole role, @NotNull RoleDecision choice,
                  @AskedWhen(field = "choice", is = {"REMOVE", "ADD"}) @Size(max = 200) String reason) {
}
