package fr.maillage.dossier;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.Widget;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

/** What the tasks of {@code cds-creation} ask. */
final class CdsForms {

    static final int TEXT = 10_000;

    private CdsForms() {
    }

    /** The body that manages the centre (organisme gestionnaire). */
    record Manager(@NotNull ManagerKind kind, @NotBlank @Size(max = 120) String name, @NotBlank @Siret String siret) {
    }

    /** The legal representative of the manager, who carries the project. */
    record Representative(Civility civility,
                          @NotBlank @Size(max = 80) String firstName,
                          @NotBlank @Size(max = 80) String lastName,
                          @NotBlank @Size(max = 80) String capacity,
                          @NotBlank @Email @Size(max = 150) @Widget("email") String email,
                          @Pattern(regexp = LeadForm.TELEPHONE, message = "{dossier.telephone}") @Widget("tel")
                          String phone) {

        Lead toLead(String manager) {
            return new Lead(civility, firstName, lastName, null, null, email, phone, manager);
        }
    }

    /** A company with which the manager has contracts, for instance for premises, equipment or services. */
    record ThirdParty(@NotBlank @Size(max = 120) String name, @Siret String siret,
                      @NotBlank @Size(max = 200) String purpose) {
    }

    record ProjectDeclared(@NotBlank @Size(max = 60) @Widget("hidden") String declarationId,
                           @NotNull SiteKind siteKind,
                           @Size(max = 120) @AskedWhen(field = "siteKind", is = "ANTENNE") String mainCentre,
                           @NotBlank @Size(max = 120) String structureName,
                           @NotNull @Valid Manager manager,
                           @NotNull @Valid Representative lead,
                           @NotEmpty List<CentreActivity> activities,
                           @NotEmpty @Size(max = 1) @Widget("communes") List<@Valid TerritoryPart> communes,
                           @NotBlank @Size(max = 200) String address,
                           @NotNull @Future LocalDate openingPlannedOn,
                           @NotNull Boolean thirdParties,
                           @Size(max = 50) @AskedWhen(field = "thirdParties", is = "true")
                           List<@Valid ThirdParty> companies,
                           @NotBlank @Size(max = TEXT) @Widget("textarea") String motives,
                           List<SupportNeed> needs,
                           @NotNull @Valid Deposit deposit) {
    }

    record DescribeCentre(@NotNull SiteKind siteKind,
                          @Size(max = 120) @AskedWhen(field = "siteKind", is = "ANTENNE") String mainCentre,
                          @NotNull @Valid Manager manager,
                          @NotEmpty List<CentreActivity> activities,
                          @NotBlank @Size(max = 200) String address,
                          @NotNull @Future LocalDate openingPlannedOn,
                          @NotNull Boolean thirdParties,
                          @Size(max = 50) @AskedWhen(field = "thirdParties", is = "true")
                          List<@Valid ThirdParty> companies,
                          @NotNull @Valid Deposit deposit) {
    }

    /** What becomes of the request of a manager. */
    enum CentreOrientation {
        CONTINUE, REDIRECT, NOT_ELIGIBLE
    }

    /** The other kinds of structure that a declared centre may turn out to be. */
    enum CentreOtherPath {
        MSP, CPTS
    }

    record QualifyRequest(@NotNull Boolean managerEligible,
                          @NotNull Regime regime,
                          @NotNull Boolean commercialGroup,
                          @Size(max = TEXT) @Widget("textarea") String otherCentres,
                          @Size(max = 200) String zone,
                          @Size(max = 60) String cpam,
                          @NotNull CentreOrientation orientation,
                          @AskedWhen(field = "orientation", is = "REDIRECT") CentreOtherPath targetType,
                          @Size(max = TEXT) @Widget("textarea") String reason,
                          @Size(max = TEXT) @Widget("textarea") String risks) {
    }

    record StudyNeed(@NotBlank @Size(max = TEXT) @Widget("textarea") String needs,
                     @Size(max = TEXT) @Widget("textarea") String existingOffer,
                     @PositiveOrZero Integer populationServed,
                     @Size(max = 200) String zone,
                     @NotNull Boolean fundingAsked) {
    }

    record CentrePieceCheck(@NotNull CentrePiece piece, @NotNull Boolean present) {
    }

    record PrepareFile(@NotNull @Valid Deposit deposit,
                       @NotEmpty @Widget("fixed") List<@Valid @NotNull CentrePieceCheck> pieces,
                       @Widget("documents") List<String> documents,
                       @Size(max = 40) String externalNumber,
                       @PastOrPresent LocalDate externalOn,
                       @Size(max = TEXT) @Widget("textarea") String externalExport,
                       @Iban String iban) {
    }

    enum ReceiptFile {
        COMPLETE, INCOMPLETE
    }

    record CheckReceiptFile(@NotNull ReceiptFile receiptFile,
                            @NotEmpty @Widget("fixed") List<@Valid @NotNull CentrePieceCheck> pieces,
                            @Future @AskedWhen(field = "receiptFile", is = "INCOMPLETE") LocalDate deadline,
                            @AskedWhen(field = "receiptFile", is = "INCOMPLETE") NotificationMode mode,
                            @Size(max = TEXT) @Widget("textarea") String note) {
    }

    record ReceivedCentrePiece(@NotNull CentrePiece piece, @NotNull @PastOrPresent LocalDate receivedOn) {
    }

    record RecordReceiptPieces(@NotNull @Valid Deposit deposit,
                               @NotEmpty @Size(max = 20) List<@Valid @NotNull ReceivedCentrePiece> pieces,
                               @Widget("documents") List<String> documents) {
    }

    record IssueReceipt(@NotNull @PastOrPresent LocalDate issuedOn,
                        @NotBlank @Size(max = 120) String signatory,
                        @NotNull NotificationMode mode) {
    }

    record ReworkFile(@NotNull @Valid Deposit deposit,
                      @NotBlank @Size(max = TEXT) @Widget("textarea") String changes) {
    }

    record DecideContracting(@NotNull ContractingDecision contracting,
                             @Size(max = 200) String dentalZone,
                             @Size(max = TEXT) @Widget("textarea") String options,
                             @Iban String iban,
                             @Future @AskedWhen(field = "contracting", is = "DEFERRED") LocalDate lookAgainOn,
                             @Size(max = TEXT) @Widget("textarea")
                             @AskedWhen(field = "contracting", is = {"DEFERRED", "REFUSED"}) String reason) {
    }

    enum OpeningOutcome {
        OPEN, POSTPONED
    }

    record RecordOpening(@NotNull OpeningOutcome openingOutcome,
                         @PastOrPresent @AskedWhen(field = "openingOutcome", is = "OPEN") LocalDate openedOn,
                         @Size(max = 200) @AskedWhen(field = "openingOutcome", is = "OPEN", required = false) String hours,
                         @Future @AskedWhen(field = "openingOutcome", is = "POSTPONED") LocalDate newDate,
                         @Size(max = TEXT) @Widget("textarea")
                         @AskedWhen(field = "openingOutcome", is = "POSTPONED") String reason) {
    }

    enum VisitDecision {
        VISIT, NO_VISIT
    }

    record DecideVisit(@NotNull VisitDecision visitDecision,
                       @Future @AskedWhen(field = "visitDecision", is = "VISIT") LocalDateTime visitAt,
                       @Size(max = 200) @AskedWhen(field = "visitDecision", is = "VISIT") String visitors,
                       @Size(max = TEXT) @Widget("textarea")
                       @AskedWhen(field = "visitDecision", is = "NO_VISIT") String reason) {
    }

    enum VisitFinding {
        COMPLIANT, GAPS, WITHDRAWAL_PROPOSED
    }

    /** A point on which the centre departs from what it has undertaken. */
    record Gap(@NotBlank @Size(max = 200) String point, @NotBlank @Size(max = 500) @Widget("textarea") String correction) {
    }

    record ReportVisit(@NotNull VisitFinding visitFinding,
                       @NotNull @PastOrPresent LocalDate visitedOn,
                       @Size(max = 50) @AskedWhen(field = "visitFinding", is = "GAPS") List<@Valid Gap> gaps,
                       @Future @AskedWhen(field = "visitFinding", is = "GAPS") LocalDate correctBy,
                       @Size(max = TEXT) @Widget("textarea")
                       @AskedWhen(field = "visitFinding", is = "WITHDRAWAL_PROPOSED") String grounds,
                       @Widget("documents") List<String> documents) {
    }

    record RecordCompliance(@NotNull @Valid Deposit deposit,
                            @NotBlank @Size(max = TEXT) @Widget("textarea") String corrections,
                            @Widget("documents") List<String> documents) {
    }

    enum Compliance {
        COMPLIANT, NEW_VISIT, WITHDRAWAL_PROPOSED
    }

    record AssessCompliance(@NotNull Compliance compliance,
                            @Future @AskedWhen(field = "compliance", is = "NEW_VISIT") LocalDateTime visitAt,
                            @Size(max = 200) @AskedWhen(field = "compliance", is = "NEW_VISIT") String visitors,
                            @Size(max = TEXT) @Widget("textarea")
                            @AskedWhen(field = "compliance", is = "WITHDRAWAL_PROPOSED") String grounds) {
    }

    record RecordObservations(@NotNull @Valid Deposit deposit,
                              @NotBlank @Size(max = TEXT) @Widget("textarea") String observations,
                              @Widget("documents") List<String> documents) {
    }

    enum WithdrawalDecision {
        MAINTAINED, WITHDRAWN
    }

    record DecideWithdrawal(@NotNull WithdrawalDecision withdrawalDecision,
                            @NotNull @PastOrPresent LocalDate decidedOn,
                            @NotBlank @Size(max = 120) String signatory,
                            @NotNull NotificationMode mode,
                            @NotBlank @Size(max = TEXT) @Widget("textarea") String reasons) {
    }
}
