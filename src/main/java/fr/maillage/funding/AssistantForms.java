package fr.maillage.funding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import fr.maillage.dossier.Deposit;
import fr.maillage.funding.AgreementForms.AidSignature;
import fr.maillage.funding.AidForms.BeneficiaryChoice;
import fr.maillage.funding.AidForms.NewBeneficiary;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.Widget;

/** What the tasks about a medical assistant ask. */
final class AssistantForms {

    private static final int TEXT = AidForms.TEXT;

    private AssistantForms() {
    }

    /** @param activityPercentile rank of the doctor's activity among those of the speciality, in percent */
    record RequestAssistant(@NotBlank @Size(max = 60) @Widget("hidden") String declarationId,
                            @NotNull BeneficiaryChoice beneficiaryChoice,
                            @Size(max = 20) @Widget("dossier") @AskedWhen(field = "beneficiaryChoice", is = "DOSSIER") String dossier,
                            @Valid @AskedWhen(field = "beneficiaryChoice", is = "NEW") NewBeneficiary beneficiary,
                            @Widget("communes") @AskedWhen(field = "beneficiaryChoice", is = "NEW") List<@Valid TerritoryPart> communes,
                            @NotNull AssistantHolder holder,
                            @AskedWhen(field = "holder", is = "DOCTOR") DoctorSector sector,
                            @Min(0) @Max(100) @AskedWhen(field = "holder", is = "DOCTOR") Integer activityPercentile,
                            @NotNull PatientRank patientRank, @NotNull AssistantTime fte, @NotNull Boolean thirdYear,
                            @NotNull @Positive Integer patients, @NotNull @Valid Deposit deposit) {
    }

    enum AssistantAnswer {
        ACCEPTED, REFUSED
    }

    /** @param findings what the rules say, to be read */
    record CheckAssistantRequest(@Widget("shown") List<String> findings, @NotNull AssistantAnswer answer,
                                 @Size(max = TEXT) @Widget("textarea")
                                 @AskedWhen(field = "answer", is = "ACCEPTED", required = false) String assessment,
                                 @Size(max = TEXT) @Widget("textarea") @AskedWhen(field = "answer", is = "REFUSED") String reason) {
    }

    record SignAssistantContract(@NotNull AidSignature signature,
                                 @Size(max = 120) @AskedWhen(field = "signature", is = "SIGNED") String signatory,
                                 @Size(max = 200) @AskedWhen(field = "signature", is = "SIGNED", required = false) String delegation,
                                 @PastOrPresent @AskedWhen(field = "signature", is = "SIGNED") LocalDate signedOn,
                                 @Size(max = TEXT) @Widget("textarea") @AskedWhen(field = "signature", is = "REFUSED") String reason) {
    }

    record RecordHiring(@NotBlank @Size(max = 120) String assistantName, @NotNull @PastOrPresent LocalDate hiredOn,
                        @NotBlank @Size(max = 200) String profile, @NotNull AssistantTime fte,
                        @NotEmpty List<@NotNull AssistantMission> missions, @NotNull @Positive Integer patients,
                        @NotNull @Positive Integer objective) {
    }

    record RecordTraining(@NotNull @PastOrPresent LocalDate engagedOn, @NotBlank @Size(max = 200) String organisation) {
    }

    record RecordQualification(@NotNull @PastOrPresent LocalDate qualifiedOn, @NotBlank @Size(max = 200) String certificate) {
    }

    enum YearPayment {
        PAID, BLOCKED, NOT_DUE
    }

    record PayAssistantYear(@NotNull YearPayment payment,
                            @AskedWhen(field = "payment", is = "PAID")
                            @Positive @Digits(integer = 10, fraction = 2) BigDecimal amount,
                            @AskedWhen(field = "payment", is = "PAID", required = false) @Size(max = 200) String amountSource,
                            @AskedWhen(field = "payment", is = "PAID") @PastOrPresent LocalDate paidOn,
                            @AskedWhen(field = "payment", is = {"BLOCKED", "NOT_DUE"})
                            @Widget("textarea") @Size(max = 2000) String reason) {
    }

    enum ObjectiveResult {
        MAINTAINED, REDUCED, SUSPENDED, TERMINATED
    }

    /** @param reduction part of the aid that is not paid, in percent */
    record ReviewObjective(@NotNull @Positive Integer patients, @NotNull ObjectiveResult objective,
                           @DecimalMin("0.01") @DecimalMax("99.99") @Digits(integer = 2, fraction = 2)
                           @AskedWhen(field = "objective", is = "REDUCED") BigDecimal reduction,
                           @Size(max = TEXT) @Widget("textarea")
                           @AskedWhen(field = "objective", is = {"REDUCED", "SUSPENDED", "TERMINATED"}) String reason) {
    }
}
