package fr.maillage.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import fr.maillage.dossier.Deposit;
import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.Widget;

/** What the tasks of {@code withdrawal} ask, and the recovery that it shares with {@code structure-change}. */
final class BreachForms {

    private static final int TEXT = 10_000;

    private BreachForms() {
    }

    /** What a breach puts at stake. */
    enum BreachObject {
        LABEL,
        /** Agrément of a health centre. */
        APPROVAL, CONTRACT
    }

    /** @param dossier reference of the structure's dossier */
    record ObserveBreach(@NotBlank @Size(max = 20) @Widget("dossier") String dossier,
                         @NotNull BreachObject breachObject,
                         @NotNull @PastOrPresent LocalDate observedOn,
                         @NotBlank @Size(max = TEXT) @Widget("textarea") String facts) {
    }

    record RecordDefence(@NotNull @Valid Deposit deposit,
                         @NotBlank @Size(max = TEXT) @Widget("textarea") String defence,
                         @Widget("documents") List<String> documents) {
    }

    enum CommitteeView {
        FAVOURABLE, UNFAVOURABLE, NO_OPINION
    }

    record RecordBreachOpinion(@NotNull CommitteeView view, @NotNull @PastOrPresent LocalDate heldOn,
                               @Size(max = TEXT) @Widget("textarea") String opinion, @Widget("documents") String minutes) {
    }

    enum BreachDecision {
        REGULARISED, PLAN, WITHDRAW
    }

    /** @param effectiveOn first day on which label, agrément or contract is no longer in force */
    record DecideBreach(@NotNull BreachDecision breachDecision,
                        @NotNull @PastOrPresent LocalDate decidedOn,
                        @NotBlank @Size(max = TEXT) @Widget("textarea") String reasons,
                        @AskedWhen(field = "breachDecision", is = "PLAN")
                        @Size(max = TEXT) @Widget("textarea") String plan,
                        @AskedWhen(field = "breachDecision", is = "PLAN") @Future LocalDate planDue,
                        @AskedWhen(field = "breachDecision", is = "WITHDRAW") LocalDate effectiveOn,
                        @AskedWhen(field = "breachDecision", is = "WITHDRAW") @Size(max = 200) String signatory) {
    }

    enum PlanOutcome {
        KEPT, NOT_KEPT
    }

    record CheckPlan(@NotNull PlanOutcome planOutcome, @NotNull @PastOrPresent LocalDate checkedOn,
                     @NotBlank @Size(max = TEXT) @Widget("textarea") String findings) {
    }

    enum RecoveryOutcome {
        RECOVERED, INSTALMENTS, NOTHING_DUE, WAITING
    }

    /**
     * @param amount       in euros
     * @param amountSource what says so, when the amount is not the computed one
     */
    record RecoverAdvance(@NotNull RecoveryOutcome recovery,
                          @AskedWhen(field = "recovery", is = {"RECOVERED", "INSTALMENTS"})
                          @Positive @Digits(integer = 10, fraction = 2) BigDecimal amount,
                          @AskedWhen(field = "recovery", is = {"RECOVERED", "INSTALMENTS"}, required = false)
                          @Size(max = 200) String amountSource,
                          @AskedWhen(field = "recovery", is = "RECOVERED") @PastOrPresent LocalDate recoveredOn,
                          @AskedWhen(field = "recovery", is = "INSTALMENTS")
                          @Size(max = 2000) @Widget("textarea") String schedule,
                          @AskedWhen(field = "recovery", is = {"NOTHING_DUE", "WAITING"})
                          @Size(max = 2000) @Widget("textarea") String reason) {
    }
}
