package fr.maillage.support.act;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import fr.maillage.directory.Lot;
import fr.maillage.dossier.Deposit;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.Widget;

/** What is typed for studies, introductions and support agreements. Amounts are euros. */
final class ActForms {

    private static final int TEXT = 4000;

    private ActForms() {
    }

    enum StudyDecision {
        GRANTED, REFUSED
    }

    enum StudyConclusion {
        FEASIBLE, FEASIBLE_WITH_CONDITIONS, NOT_FEASIBLE
    }

    enum IntroductionChoice {
        READY, WITHDRAWN
    }

    enum IntroductionResult {
        MET, NOT_YET, NO_FOLLOW_UP
    }

    enum AgreementSignature {
        SIGNED, REFUSED
    }

    enum SupportReportReview {
        ACCEPTED, TO_COMPLETE
    }

    record RequestStudy(@NotBlank @Widget("dossier") @Size(max = 20) String dossier, @NotNull @Valid Deposit deposit,
                        @NotBlank @Size(max = TEXT) @Widget("textarea") String purpose, @NotNull Lot lot,
                        @Positive @Digits(integer = 9, fraction = 2) BigDecimal asked) {
    }

    /** @param grantSource what sets the amount, where no ceiling of the region is known */
    record DecideStudy(@NotNull @Widget("radio") StudyDecision studyDecision,
                       @Positive @Digits(integer = 9, fraction = 2)
                       @AskedWhen(field = "studyDecision", is = "GRANTED") BigDecimal amount,
                       @Size(max = 200) @AskedWhen(field = "studyDecision", is = "GRANTED", required = false) String grantSource,
                       @Min(1) @Max(400) @AskedWhen(field = "studyDecision", is = "GRANTED") Integer days,
                       @Size(max = TEXT) @Widget("textarea")
                       @AskedWhen(field = "studyDecision", is = "REFUSED") String reasons) {
    }

    record PresentStudy(@NotNull @PastOrPresent LocalDate presentedOn,
                        @NotBlank @Size(max = 500) @Widget("textarea") String attendees,
                        @NotBlank @Size(max = TEXT) @Widget("textarea") String report) {
    }

    record ConcludeStudy(@NotNull @Widget("radio") StudyConclusion studyConclusion,
                         @NotBlank @Size(max = TEXT) @Widget("textarea") String conclusion) {
    }

    record RequestIntroduction(@NotBlank @Widget("dossier") @Size(max = 20) String dossier,
                               @NotBlank @Size(max = TEXT) @Widget("textarea") String reason,
                               @NotBlank @Size(max = 120) String contactName, @Size(max = 120) String contactOrganisation,
                               @NotBlank @Email @Size(max = 120) @Widget("email") String contactEmail) {
    }

    record PrepareIntroduction(@NotNull @Widget("radio") IntroductionChoice introductionChoice,
                               @Size(max = TEXT) @Widget("textarea")
                               @AskedWhen(field = "introductionChoice", is = "READY") String reason,
                               @Size(max = 120) @AskedWhen(field = "introductionChoice", is = "READY") String contactName,
                               @Size(max = 120)
                               @AskedWhen(field = "introductionChoice", is = "READY", required = false) String contactOrganisation,
                               @Email @Size(max = 120) @Widget("email")
                               @AskedWhen(field = "introductionChoice", is = "READY") String contactEmail) {
    }

    record RecordIntroduction(@NotNull @Widget("radio") IntroductionResult introductionResult,
                              @Size(max = TEXT) @Widget("textarea")
                              @AskedWhen(field = "introductionResult", is = {"MET", "NO_FOLLOW_UP"}) String note) {
    }

    /**
     * @param declarationId made by the form, the same when it is sent twice
     * @param body          slug of a federation, support association or MSA
     * @param funding       for each year
     */
    record ProposeAgreement(@NotBlank @Widget("hidden") @Size(max = 36) String declarationId,
                            @NotBlank @Size(max = 60) String body,
                            @NotEmpty @Widget("communes") List<@NotNull @Valid TerritoryPart> communes,
                            @NotBlank @Size(max = TEXT) @Widget("textarea") String purpose,
                            @NotNull LocalDate startsOn, @NotNull @Min(1) @Max(10) Integer years,
                            @NotNull @Positive @Max(1000) Integer accompaniments,
                            @Positive @Digits(integer = 9, fraction = 2) BigDecimal funding,
                            @Size(max = 200) String fundingSource) {
    }

    record SignSupportAgreement(@NotNull @Widget("radio") AgreementSignature agreementSignature,
                         @NotBlank @Size(max = 120) String signatory, @NotNull @PastOrPresent LocalDate signedOn,
                         @Size(max = TEXT) @Widget("textarea")
                         @AskedWhen(field = "agreementSignature", is = "REFUSED") String reason) {
    }

    record ReportSupport(@NotNull @PositiveOrZero @Max(1000) Integer accompaniments,
                         @PositiveOrZero @Digits(integer = 9, fraction = 2) BigDecimal spent,
                         @Size(max = TEXT) @Widget("textarea") String difficulties,
                         @Widget("documents") String document) {
    }

    /** @param reports what was reported and what the agreement expects, only shown */
    record ReviewSupport(@Widget("shown") List<String> reports, @NotNull @Widget("radio") SupportReportReview supportReport,
                         @Size(max = TEXT) @Widget("textarea")
                         @AskedWhen(field = "supportReport", is = "TO_COMPLETE") String toComplete) {
    }
}
