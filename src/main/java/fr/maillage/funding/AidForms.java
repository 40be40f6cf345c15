package fr.maillage.funding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Civility;
import fr.maillage.dossier.Deposit;
import fr.maillage.dossier.Finess;
import fr.maillage.dossier.Lead;
import fr.maillage.dossier.Profession;
import fr.maillage.dossier.Rpps;
import fr.maillage.dossier.Siret;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.Widget;

/** What the tasks ask until an aid is decided. Amounts are in euros. */
final class AidForms {

    static final int TEXT = 10_000;

    private AidForms() {
    }

    record RequestedLine(@NotNull AidPurpose purpose, @Size(max = 200) String label,
                         @NotNull @Positive @Digits(integer = 10, fraction = 2) BigDecimal cost,
                         @NotNull @PositiveOrZero @Digits(integer = 10, fraction = 2) BigDecimal asked) {
    }

    /** What every request says, by whatever door it comes. */
    record Requested(@NotBlank @Size(max = 120) String applicant, @NotNull ApplicantForm applicantForm,
                     @Siret String siret, @NotBlank @Size(max = TEXT) @Widget("textarea") String object,
                     @NotEmpty @Size(max = 10) List<@NotNull @Valid RequestedLine> lines,
                     @NotNull @PositiveOrZero @Digits(integer = 10, fraction = 2) BigDecimal ownFunds,
                     @NotNull @PositiveOrZero @Digits(integer = 10, fraction = 2) BigDecimal otherFunding,
                     @PositiveOrZero @Digits(integer = 10, fraction = 2) BigDecimal otherPublic) {
    }

    enum RequestFiling {
        FILED, NOT_WANTED
    }

    record DepositRequest(@NotNull RequestFiling filing,
                          @Valid @AskedWhen(field = "filing", is = "FILED") Requested request,
                          @Valid @AskedWhen(field = "filing", is = "FILED") Deposit deposit,
                          @Size(max = TEXT) @Widget("textarea") @AskedWhen(field = "filing", is = "NOT_WANTED") String reason) {
    }

    /** Whether somebody asks for an existing dossier or for a beneficiary that has none. */
    enum BeneficiaryChoice {
        DOSSIER, NEW
    }

    /** Kinds of beneficiary without a path of their own. */
    enum BeneficiaryKind {
        GROUP_PRACTICE, PROFESSIONAL, ESTABLISHMENT, UNIVERSITY;

        StructureType type() {
            return StructureType.valueOf(name());
        }
    }

    /**
     * A beneficiary without a dossier, and who answers for it.
     *
     * @param rpps   of a professional; {@code null} for those who have none
     * @param finess of an establishment, as far as it is known
     */
    record NewBeneficiary(@NotNull BeneficiaryKind kind, @NotBlank @Size(max = 120) String name,
                          @Rpps @AskedWhen(field = "kind", is = "PROFESSIONAL", required = false) String rpps,
                          @Finess @AskedWhen(field = "kind", is = "ESTABLISHMENT", required = false) String finess,
                          Civility civility,
                          @NotBlank @Size(max = 80) String firstName, @NotBlank @Size(max = 80) String lastName,
                          @NotNull Profession profession,
                          @NotBlank @Email @Size(max = 150) @Widget("email") String email,
                          @Pattern(regexp = TELEPHONE, message = "{dossier.telephone}") @Widget("tel") String phone) {

        private static final String TELEPHONE = "\\+?[0-9][0-9 .()/-]{5,24}";

        Lead lead() {
            return new Lead(civility, firstName, lastName, profession, rpps, email, phone, name);
        }
    }

    record RequestAid(@NotBlank @Size(max = 60) @Widget("hidden") String declarationId,
                      @NotNull BeneficiaryChoice beneficiaryChoice,
                      @Size(max = 20) @Widget("dossier") @AskedWhen(field = "beneficiaryChoice", is = "DOSSIER") String dossier,
                      @Valid @AskedWhen(field = "beneficiaryChoice", is = "NEW") NewBeneficiary beneficiary,
                      @Widget("communes") @AskedWhen(field = "beneficiaryChoice", is = "NEW") List<@Valid TerritoryPart> communes,
                      @NotNull FirKind aidKind, @NotNull @Valid Requested request, @NotNull @Valid Deposit deposit) {
    }

    /** Aids of the regional fund that somebody asks for by hand; premises have their own form. */
    enum FirKind {
        STARTER, FEASIBILITY_STUDY, DIFFICULTY, OTHER;

        AidKind kind() {
            return AidKind.valueOf(name());
        }
    }

    record RequestRealEstateAid(@NotBlank @Size(max = 60) @Widget("hidden") String declarationId,
                                @NotNull BeneficiaryChoice beneficiaryChoice,
                                @Size(max = 20) @Widget("dossier") @AskedWhen(field = "beneficiaryChoice", is = "DOSSIER") String dossier,
                                @Valid @AskedWhen(field = "beneficiaryChoice", is = "NEW") NewBeneficiary beneficiary,
                                @Widget("communes") @AskedWhen(field = "beneficiaryChoice", is = "NEW") List<@Valid TerritoryPart> communes,
                                @NotNull RealEstateAim aim, @NotNull @Positive Integer doctors,
                                LocalDate worksStartOn, @NotNull Boolean priorityDistrict,
                                @NotNull @Valid Requested request, @NotNull @Valid Deposit deposit) {
    }

    enum Eligibility {
        ELIGIBLE, INELIGIBLE, INCOMPLETE, ZONE_GIVEN
    }

    /** @param findings what the rules say, to be read */
    record CheckEligibility(@Widget("shown") List<String> findings, @NotNull Eligibility eligibility,
                            @AskedWhen(field = "eligibility", is = "ZONE_GIVEN") Zone zone,
                            @Size(max = TEXT) @Widget("textarea")
                            @AskedWhen(field = "eligibility", is = "ELIGIBLE", required = false) String assessment,
                            @Size(max = TEXT) @Widget("textarea") @AskedWhen(field = "eligibility", is = "INELIGIBLE") String reason,
                            @AskedWhen(field = "eligibility", is = "INCOMPLETE") List<@NotNull AidPiece> missingPieces,
                            @Future @AskedWhen(field = "eligibility", is = "INCOMPLETE") LocalDate piecesBy) {
    }

    record RecordAidPieces(@NotNull @Valid Deposit deposit, @NotEmpty List<@NotNull AidPiece> pieces) {
    }

    enum AidOpinion {
        FAVOURABLE, FAVOURABLE_WITH_RESERVES, UNFAVOURABLE
    }

    record LineAmount(@NotNull AidPurpose purpose,
                      @NotNull @PositiveOrZero @Digits(integer = 10, fraction = 2) BigDecimal amount) {
    }

    /**
     * @param situation figures of the request, to be read
     * @param rate      in percent, where the aid is a share of the expense
     */
    record AssessRequest(@Widget("shown") List<String> situation, @NotNull AidOpinion opinion,
                         @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 2) BigDecimal rate,
                         @Positive @Digits(integer = 10, fraction = 2) BigDecimal ceiling,
                         @Size(max = 200) String ceilingSource,
                         @NotEmpty @Widget("fixed") List<@NotNull @Valid LineAmount> proposed,
                         @NotBlank @Size(max = TEXT) @Widget("textarea") String note) {
    }

    enum AidOutcome {
        GRANTED, PARTLY, REFUSED, POSTPONED
    }

    /** @param situation figures of the request and what the committee said, to be read */
    record DecideAid(@Widget("shown") List<String> situation, @NotNull AidOutcome outcome,
                     @Widget("fixed") @AskedWhen(field = "outcome", is = {"GRANTED", "PARTLY"})
                     List<@NotNull @Valid LineAmount> granted,
                     @AskedWhen(field = "outcome", is = {"GRANTED", "PARTLY"}) Integer fiscalYear,
                     @Size(max = TEXT) @Widget("textarea")
                     @AskedWhen(field = "outcome", is = {"PARTLY", "REFUSED", "POSTPONED"}) String reasons,
                     @NotNull @PastOrPresent LocalDate decidedOn, @NotBlank @Size(max = 120) String signatory,
                     @NotBlank @Size(max = 200) String delegation) {
    }

    enum RefusalFollowUp {
        ACCEPTED, APPEAL
    }

    record ChooseAfterRefusal(@NotNull RefusalFollowUp refusalFollowUp,
                              @Valid @AskedWhen(field = "refusalFollowUp", is = "APPEAL") Deposit deposit,
                              @Size(max = TEXT) @Widget("textarea")
                              @AskedWhen(field = "refusalFollowUp", is = "APPEAL", required = false) String grounds) {
    }

    enum AidAppealAnswer {
        MAINTAINED, WITHDRAWN
    }

    record AnswerAidAppeal(@NotNull AidAppealAnswer aidAppeal, @NotNull @PastOrPresent LocalDate decidedOn,
                           @NotBlank @Size(max = TEXT) @Widget("textarea") String reasons) {
    }
}
