package fr.maillage.contract;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;

import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Civility;
import fr.maillage.dossier.Deposit;
import fr.maillage.dossier.Finess;
import fr.maillage.dossier.Lead;
import fr.maillage.dossier.Profession;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.Widget;

/** What the tasks of {@code structure-change} ask. */
final class ChangeForms {

    private static final int TEXT = 10_000;

    private ChangeForms() {
    }

    /** What changes in a structure that exists. */
    enum ChangeKind {
        TERRITORY, MERGER, SPLIT, SITE, LEGAL_FORM, PEOPLE, TEAM, PROJECT, POPULATION, CONVERSION, CESSATION
    }

    /** What a change of people or of particulars is about. */
    enum Particular {
        PRESIDENT, COORDINATOR, SEAT, BANK
    }

    /** Who presides now, and so carries the structure. */
    record NewPresident(Civility civility, @NotBlank @Size(max = 80) String firstName,
                        @NotBlank @Size(max = 80) String lastName, @NotNull Profession profession,
                        @NotBlank @Email @Size(max = 150) @Widget("email") String email,
                        @Size(max = 26) @Widget("tel") String phone) {

        Lead toLead() {
            return new Lead(civility, firstName, lastName, profession, null, email, phone, null);
        }
    }

    /**
     * @param dossier        reference of the structure's dossier
     * @param territory      all communes after the change; of a split, those that stay
     * @param otherStructure reference of the dossier of the structure that is absorbed
     * @param siteFiness     number of the establishment, when it has one already
     */
    record ReportChange(@NotBlank @Size(max = 20) @Widget("dossier") String dossier,
                        @NotNull ChangeKind kind,
                        @NotNull @Valid Deposit deposit,
                        @NotNull LocalDate effectiveOn,
                        @NotBlank @Size(max = TEXT) @Widget("textarea") String description,
                        @AskedWhen(field = "kind", is = {"TERRITORY", "SPLIT"})
                        @Widget("communes") List<@Valid TerritoryPart> territory,
                        @AskedWhen(field = "kind", is = "MERGER")
                        @Size(max = 20) @Widget("dossier") String otherStructure,
                        @AskedWhen(field = "kind", is = "SITE") @Size(max = 120) String siteName,
                        @AskedWhen(field = "kind", is = "SITE") StructureSite.Kind siteKind,
                        @AskedWhen(field = "kind", is = "SITE") @Size(max = 5) String siteCommune,
                        @AskedWhen(field = "kind", is = "SITE", required = false) @Finess String siteFiness,
                        @AskedWhen(field = "kind", is = "PEOPLE") Particular particular,
                        @AskedWhen(field = "particular", is = "PRESIDENT") @Valid NewPresident president,
                        @AskedWhen(field = "particular", is = "SEAT") @Size(max = 5) String seatCommune,
                        @AskedWhen(field = "kind", is = "CONVERSION") StructureType targetType) {
    }

    enum ChangeTreatment {
        RECORD, REVIEW, TEAM, CONVERSION, CLOSURE, REFUSED
    }

    /** @param amendment whether an amendment of the contract follows */
    record HandleChange(@NotNull ChangeTreatment changeTreatment,
                        @AskedWhen(field = "changeTreatment", is = {"RECORD", "REVIEW"}) Boolean amendment,
                        @AskedWhen(field = "changeTreatment", is = "REFUSED", required = true)
                        @Size(max = TEXT) @Widget("textarea") String reason,
                        @Widget("documents") List<String> documents) {
    }

    enum TeamOutlook {
        REPLACED, RECRUITMENT_DATED, NONE
    }

    record ConfirmTeam(@NotNull @Valid Deposit deposit, @NotNull TeamOutlook teamAnswer,
                       @AskedWhen(field = "teamAnswer", is = "RECRUITMENT_DATED") @Future LocalDate recruitmentOn,
                       @AskedWhen(field = "teamAnswer", is = {"RECRUITMENT_DATED", "NONE"})
                       @Size(max = TEXT) @Widget("textarea") String plan) {
    }

    enum PaymentsDuringPlan {
        MAINTAINED, SUSPENDED
    }

    record DecidePayments(@NotNull PaymentsDuringPlan payments,
                          @AskedWhen(field = "payments", is = "SUSPENDED")
                          @Size(max = 2000) @Widget("textarea") String reason) {
    }

    /** @param ceasedOn first day on which the structure no longer works */
    record RecordCessation(@NotNull LocalDate ceasedOn, @NotNull @PastOrPresent LocalDate finessClosedOn,
                           @Size(max = TEXT) @Widget("textarea") String employees,
                           @Size(max = 200) String liquidator,
                           @NotBlank @Size(max = TEXT) @Widget("textarea") String reason) {
    }
}
