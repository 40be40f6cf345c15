package fr.maillage.funding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import fr.maillage.funding.AidForms.BeneficiaryChoice;
import fr.maillage.funding.AidForms.NewBeneficiary;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.Widget;

/** What the tasks about a structure in difficulty ask. */
final class DifficultyForms {

    private static final int TEXT = AidForms.TEXT;

    private DifficultyForms() {
    }

    record ReportDifficulty(@NotBlank @Size(max = 60) @Widget("hidden") String declarationId,
                            @NotNull BeneficiaryChoice beneficiaryChoice,
                            @Size(max = 20) @Widget("dossier") @AskedWhen(field = "beneficiaryChoice", is = "DOSSIER") String dossier,
                            @Valid @AskedWhen(field = "beneficiaryChoice", is = "NEW") NewBeneficiary beneficiary,
                            @Widget("communes") @AskedWhen(field = "beneficiaryChoice", is = "NEW") List<@Valid TerritoryPart> communes,
                            @NotEmpty List<@NotNull DifficultyCause> causes,
                            @NotBlank @Size(max = TEXT) @Widget("textarea") String description,
                            @PositiveOrZero Integer patients) {
    }

    enum DifficultyOrientation {
        PLAN, CLOSURE, DISMISS
    }

    record AnalyseDifficulty(@NotEmpty List<@NotNull DifficultyCause> causes,
                             @PositiveOrZero @Digits(integer = 10, fraction = 2) BigDecimal debts,
                             @PositiveOrZero Integer departures, @PositiveOrZero Integer patients,
                             @NotBlank @Size(max = TEXT) @Widget("textarea") String analysis,
                             @NotNull DifficultyOrientation orientation,
                             @Size(max = TEXT) @Widget("textarea")
                             @AskedWhen(field = "orientation", is = {"CLOSURE", "DISMISS"}) String reason) {
    }

    record PlanRecovery(@NotBlank @Size(max = TEXT) @Widget("textarea") String measures,
                        @NotBlank @Size(max = TEXT) @Widget("textarea") String calendar,
                        @PositiveOrZero @Digits(integer = 10, fraction = 2) BigDecimal aidNeeded,
                        @Size(max = 120) String consultant) {
    }

    enum DifficultySupport {
        AID, FOLLOW_UP, CLOSURE
    }

    record DecideSupport(@NotNull DifficultySupport support, @NotNull @PastOrPresent LocalDate decidedOn,
                         @NotBlank @Size(max = TEXT) @Widget("textarea") String reasons,
                         @NotBlank @Size(max = 120) String signatory, @NotBlank @Size(max = 200) String delegation) {
    }

    enum FollowUpResult {
        CONTINUE, RECOVERED, AIDED, CLOSURE
    }

    record HoldFollowUpPoint(@NotNull @PastOrPresent LocalDate heldOn,
                             @NotBlank @Size(max = TEXT) @Widget("textarea") String findings,
                             @NotNull FollowUpResult followUp) {
    }

    record OrganiseClosure(@NotNull LocalDate closingOn,
                           @NotBlank @Size(max = TEXT) @Widget("textarea") String patients,
                           @NotBlank @Size(max = TEXT) @Widget("textarea") String staff,
                           @Size(max = 200) String successors) {
    }
}
