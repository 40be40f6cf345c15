package fr.maillage.support;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import fr.maillage.directory.Lot;
import fr.maillage.workflow.Widget;

/**
 * The case handler keeps, removes or adds accompaniments.
 *
 * @param msaAccompanies asked when the rule cannot tell, because rurality is unknown
 * @param lots           of the framework agreement, when a consultant is needed
 * @param leadRefuses    the lead wants nobody
 */
record ConfirmSupport(@Valid @Size(max = 10) List<@NotNull RoleChoice> roles,
                      @Widget("radio") Boolean msaAccompanies, List<@NotNull Lot> lots,
                      @NotNull Boolean urgent, @NotNull Boolean leadRefuses) {

    ConfirmSupport {
        roles = roles == null ? List.of() : roles;
        lots = lots == null ? List.of() : lots;
    }
}
