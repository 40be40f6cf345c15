package fr.maillage.funding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import fr.maillage.dossier.Deposit;
import fr.maillage.dossier.Iban;
import fr.maillage.dossier.Siret;
import fr.maillage.funding.AidForms.LineAmount;
import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.Widget;

/** What the tasks ask once an aid is granted. Amounts are in euros. */
final class AgreementForms {

    private static final int TEXT = AidForms.TEXT;

    private AgreementForms() {
    }

    record PlannedInstalment(@NotBlank @Size(max = 120) String label,
                             @NotNull @Positive @Digits(integer = 10, fraction = 2) BigDecimal amount,
                             @NotNull InstalmentCondition condition,
                             @AskedWhen(field = "condition", is = "ON_DATE") LocalDate dueOn) {
    }

    /** @param situation figures of the decision, to be read */
    record DraftAgreement(@Widget("shown") List<String> situation, @NotNull AgreementForm form, @NotBlank @Size(max = 60) String number,
                          @NotNull LocalDate startsOn, @NotNull LocalDate endsOn, @NotNull Integer fiscalYear,
                          LocalDate commitmentUntil,
                          @NotEmpty @Size(max = 12) List<@NotNull @Valid PlannedInstalment> instalments) {
    }

    enum Existence {
        RECORDED, CARRIER
    }

    record RecordAidExistence(@NotNull Existence existence,
                              @Siret @AskedWhen(field = "existence", is = "RECORDED") String siret,
                              @Iban @AskedWhen(field = "existence", is = "RECORDED") String iban,
                              @Size(max = 120) @AskedWhen(field = "existence", is = "CARRIER") String carrier,
                              @Siret @AskedWhen(field = "existence", is = "CARRIER") String carrierSiret,
                              @Future @AskedWhen(field = "existence", is = "CARRIER") LocalDate carrierUntil,
                              @Size(max = 40) @Widget("documents") @AskedWhen(field = "existence", is = "CARRIER") String carrierDocument) {
    }

    enum AidSignature {
        SIGNED, REFUSED
    }

    record SignAgreement(@NotNull AidSignature signature,
                         @Size(max = 120) @AskedWhen(field = "signature", is = "SIGNED") String signatory,
                         @Size(max = 200) @AskedWhen(field = "signature", is = "SIGNED", required = false) String delegation,
                         @PastOrPresent @AskedWhen(field = "signature", is = "SIGNED") LocalDate signedOn,
                         @Size(max = TEXT) @Widget("textarea") @AskedWhen(field = "signature", is = "REFUSED") String reason) {
    }

    /**
     * @param situation who is paid and what has been paid, to be read
     * @param invoiced  cost of the invoices that come with this instalment
     */
    record PayInstalment(@Widget("shown") List<String> situation, @NotNull PaymentOutcome aidPayment,
                         @AskedWhen(field = "aidPayment", is = "PAID", required = false)
                         @PositiveOrZero @Digits(integer = 10, fraction = 2) BigDecimal invoiced,
                         @AskedWhen(field = "aidPayment", is = "PAID")
                         @Positive @Digits(integer = 10, fraction = 2) BigDecimal amount,
                         @AskedWhen(field = "aidPayment", is = "PAID") @PastOrPresent LocalDate paidOn,
                         @AskedWhen(field = "aidPayment", is = "BLOCKED")
                         @Widget("textarea") @Size(max = 2000) String blockingReason) {
    }

    record PayBalance(@NotNull PaymentOutcome aidPayment,
                      @AskedWhen(field = "aidPayment", is = "PAID") @PastOrPresent LocalDate paidOn,
                      @AskedWhen(field = "aidPayment", is = "BLOCKED")
                      @Widget("textarea") @Size(max = 2000) String blockingReason) {
    }

    record ReportSpending(@NotNull @Valid Deposit deposit,
                          @NotEmpty @Widget("fixed") List<@NotNull @Valid LineAmount> spent,
                          @NotEmpty @Widget("documents") List<String> documents) {
    }

    record RecordDissolution(@NotNull @PastOrPresent LocalDate dissolvedOn, @NotBlank @Size(max = 120) String liquidator,
                             @NotBlank @Email @Size(max = 150) @Widget("email") String liquidatorEmail,
                             @NotEmpty @Widget("fixed") List<@NotNull @Valid LineAmount> spent) {
    }

    record ControlledLine(@NotNull AidPurpose purpose,
                          @NotNull @PositiveOrZero @Digits(integer = 10, fraction = 2) BigDecimal accepted,
                          @Size(max = 200) String rejection) {
    }

    /** @param situation what was granted and paid, to be read */
    record ControlSpending(@Widget("shown") List<String> situation, @NotEmpty @Widget("fixed") List<@NotNull @Valid ControlledLine> lines,
                           @NotNull Boolean transferable, @NotNull SpendingControl control,
                           @Future @AskedWhen(field = "control", is = "EXTENSION") LocalDate extendedUntil,
                           @Size(max = TEXT) @Widget("textarea") String note) {
    }

    enum Recovery {
        ISSUED, SCHEDULED, RECOVERED
    }

    record IssueRecoveryOrder(@NotNull Recovery recovery, @NotBlank @Size(max = 60) String orderNumber,
                              @NotNull @Positive @Digits(integer = 10, fraction = 2) BigDecimal amount,
                              @NotNull @PastOrPresent LocalDate issuedOn,
                              @Size(max = TEXT) @Widget("textarea") @AskedWhen(field = "recovery", is = "SCHEDULED") String schedule,
                              @PastOrPresent @AskedWhen(field = "recovery", is = "RECOVERED") LocalDate recoveredOn) {
    }

    enum Commitment {
        KEPT, BREACHED
    }

    record CheckCommitment(@NotNull Commitment commitment, @NotNull @PastOrPresent LocalDate checkedOn,
                           @PastOrPresent @AskedWhen(field = "commitment", is = "BREACHED") LocalDate breachedOn,
                           @Size(max = TEXT) @Widget("textarea") @AskedWhen(field = "commitment", is = "BREACHED") String reason) {
    }
}
