package fr.maillage.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import fr.maillage.dossier.Deposit;
import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.Widget;

/** What the tasks of {@code annual-review} ask. */
final class AnnualReportForms {

    private static final int TEXT = 10_000;
    private static final int ROWS = 200;

    private AnnualReportForms() {
    }

    record Indicator(@NotBlank @Size(max = 200) String indicator, @Size(max = 200) String value) {
    }

    /**
     * @param amount   in euros
     * @param evidence a document of its own: an invoice, a pay slip; a mention in the report proves nothing
     */
    record Expense(@NotBlank @Size(max = 200) String label,
                   @NotNull @Positive @Digits(integer = 10, fraction = 2) BigDecimal amount,
                   @NotNull @PastOrPresent LocalDate spentOn, @NotBlank @Widget("documents") String evidence) {
    }

    /** @param evidence a document of its own: the signed list of those present, the minutes */
    record Meeting(@NotBlank @Size(max = 200) String subject, @NotNull @PastOrPresent LocalDate heldOn,
                   @NotNull @Positive Integer attendees, @NotBlank @Widget("documents") String evidence) {
    }

    record RecordReport(@NotNull @Valid Deposit deposit,
                        @NotBlank @Widget("documents") String report,
                        @NotBlank @Size(max = TEXT) @Widget("textarea") String activity,
                        @NotEmpty @Size(max = ROWS) List<@Valid @NotNull Indicator> indicators,
                        @Size(max = ROWS) List<@Valid @NotNull Expense> expenses,
                        @Size(max = ROWS) List<@Valid @NotNull Meeting> meetings) {
    }

    enum IndicatorState {
        MET, PARTLY, NOT_MET
    }

    record IndicatorCheck(@NotBlank @Size(max = 200) String indicator, @NotNull IndicatorState state,
                          @Size(max = 200) String remark) {
    }

    enum ExpenseState {
        ACCEPTED, MISSING, REJECTED
    }

    record ExpenseCheck(@NotBlank @Size(max = 200) String label,
                        @NotNull @Digits(integer = 10, fraction = 2) BigDecimal amount, @NotNull ExpenseState state,
                        @Size(max = 200) String remark) {
    }

    enum ReportCheck {
        COMPLETE, EVIDENCE_MISSING
    }

    record CheckReport(@NotNull ReportCheck reportCheck,
                       @NotEmpty @Widget("fixed") List<@Valid @NotNull IndicatorCheck> indicators,
                       @Widget("fixed") List<@Valid @NotNull ExpenseCheck> expenses,
                       @AskedWhen(field = "reportCheck", is = "EVIDENCE_MISSING")
                       @Widget("textarea") @Size(max = 2000) String missingEvidence,
                       @AskedWhen(field = "reportCheck", is = "COMPLETE") @Future LocalDateTime meetingAt,
                       @AskedWhen(field = "reportCheck", is = "COMPLETE") @Size(max = 200) String meetingPlace) {
    }

    enum YearlyAgreement {
        AGREED, DISAGREED
    }

    /**
     * The yearly meeting, whatever the type calls it.
     *
     * @param variableShare   part of the variable amounts that is granted, in percent
     * @param amendmentWanted whether the size has changed so that the contract needs new amounts
     */
    record HoldMeeting(@NotNull YearlyAgreement yearlyAgreement,
                       @NotNull @PastOrPresent LocalDate metOn,
                       @NotBlank @Size(max = TEXT) @Widget("textarea") String attendees,
                       @NotBlank @Size(max = TEXT) @Widget("textarea") String findings,
                       @Size(max = TEXT) @Widget("textarea") String objectives,
                       @NotNull @Min(0) @Max(100) Integer variableShare,
                       @AskedWhen(field = "yearlyAgreement", is = "DISAGREED")
                       @Widget("textarea") @Size(max = 2000) String disagreement,
                       @NotNull Boolean amendmentWanted) {
    }

    record RecordCommitteeOpinion(@NotNull @PastOrPresent LocalDate heldOn,
                                  @NotBlank @Size(max = TEXT) @Widget("textarea") String opinion,
                                  @NotNull @Min(0) @Max(100) Integer variableShare,
                                  @Widget("documents") String minutes) {
    }

    /** @param amount in euros */
    record Deduction(@NotNull @Positive @Digits(integer = 10, fraction = 2) BigDecimal amount,
                     @NotBlank @Size(max = 200) String reason) {
    }

    record PayYear(@NotNull PaymentOutcome yearPayment,
                   @AskedWhen(field = "yearPayment", is = "PAID") @Size(max = ROWS) List<@Valid @NotNull PaymentLine> lines,
                   @AskedWhen(field = "yearPayment", is = "PAID", required = false)
                   @Size(max = ROWS) List<@Valid @NotNull Deduction> deductions,
                   @AskedWhen(field = "yearPayment", is = "PAID") @PastOrPresent LocalDate paidOn,
                   @AskedWhen(field = "yearPayment", is = "BLOCKED")
                   @Widget("textarea") @Size(max = 2000) String blockingReason) {
    }
}
