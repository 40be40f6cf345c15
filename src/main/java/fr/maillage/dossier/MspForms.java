package fr.maillage.dossier;

import static fr.maillage.dossier.CptsForms.TEXT;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import fr.maillage.dossier.CptsForms.MobilisedPerson;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.Widget;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

/** What the tasks of {@code msp-creation} ask, except those that it shares with {@code cpts-creation}. */
final class MspForms {

    private MspForms() {
    }

    /** What there was before the project. */
    enum Background {
        NEW_TEAM, GROUP_PRACTICE, PRIMARY_CARE_TEAM, HEALTH_CENTRE, OTHER_MSP
    }

    enum SitePattern {
        ONE_SITE, SEVERAL_SITES
    }

    record MspDeclared(@NotBlank @Size(max = 60) @Widget("hidden") String declarationId,
                       @NotNull Origin origin,
                       @NotBlank @Size(max = 120) String structureName,
                       @NotNull Background background,
                       @NotNull @Valid LeadForm lead,
                       @NotEmpty @Widget("communes") List<@Valid TerritoryPart> communes,
                       @Size(max = 5) @Widget("seat") String seatCommune,
                       @NotBlank @Size(max = TEXT) @Widget("textarea") String motives,
                       @NotEmpty @Size(max = 200) @Widget("team") List<@Valid MobilisedPerson> team,
                       @NotNull SitePattern sites,
                       @NotNull Boolean realEstatePlanned,
                       @Size(max = 200) @AskedWhen(field = "realEstatePlanned", is = "true") String projectOwner,
                       @AskedWhen(field = "realEstatePlanned", is = "true", required = false) LocalDate worksExpectedOn,
                       @Size(max = 200) String coveringCpts,
                       @Size(max = TEXT) @Widget("textarea") String existingDynamics,
                       List<SupportNeed> needs,
                       Boolean msaWished,
                       @NotNull @Valid Deposit deposit) {
    }

    /** Whether somebody whom the team needs is there. */
    enum Presence {
        YES, IN_SIGHT, NO
    }

    enum MspOrientation {
        CONTINUE, MATURE, REDIRECT, DISMISS
    }

    /** What a project that is no MSP may become. */
    enum OtherForm {
        PRIMARY_CARE_TEAM, HEALTH_CENTRE, SITE_OF_MSP
    }

    record QualifyMsp(@NotNull Presence generalPractitioners,
                      @NotNull Presence auxiliaries,
                      @NotNull Boolean drivenByOfficials,
                      @Size(max = TEXT) @Widget("textarea") String neighbouringTeams,
                      @Size(max = 60) String cpam,
                      @NotNull MspOrientation orientation,
                      @AskedWhen(field = "orientation", is = "REDIRECT") OtherForm otherForm,
                      @Future @AskedWhen(field = "orientation", is = "MATURE") LocalDateTime professionalsMeetOn,
                      @Future @AskedWhen(field = "orientation", is = "MATURE") LocalDate lookAgainOn,
                      @Size(max = TEXT) @Widget("textarea")
                      @AskedWhen(field = "orientation", is = {"MATURE", "REDIRECT", "DISMISS"}) String reason,
                      @Size(max = 20) @Widget("dossier")
                      @AskedWhen(field = "orientation", is = "CONTINUE", required = false) String coveringDossier,
                      @AskedWhen(field = "orientation", is = "CONTINUE", required = false) Boolean coveringInformed,
                      @Size(max = TEXT) @Widget("textarea") String risks,
                      @Size(max = 120) String sharedWith,
                      @PastOrPresent LocalDate sharedOn) {
    }

    enum FirstMeeting {
        HELD, TEAM_INSUFFICIENT
    }

    enum Association {
        TO_CREATE, EXISTING, NONE
    }

    record HoldFirstMeeting(@NotNull FirstMeeting firstMeeting,
                            @NotNull @PastOrPresent LocalDateTime heldOn,
                            @Size(max = 200) String place,
                            @NotBlank @Size(max = TEXT) @Widget("textarea") String attendees,
                            @NotNull Boolean diagnosisPresented,
                            @NotBlank @Size(max = TEXT) @Widget("textarea") String report,
                            @AskedWhen(field = "firstMeeting", is = "HELD") Association association,
                            @AskedWhen(field = "firstMeeting", is = "HELD") Boolean realEstatePlanned,
                            @Future @AskedWhen(field = "firstMeeting", is = "TEAM_INSUFFICIENT") LocalDateTime nextMeeting,
                            @Size(max = 200)
                            @AskedWhen(field = "firstMeeting", is = "TEAM_INSUFFICIENT", required = false)
                            String nextPlace) {
    }

    enum RealEstateState {
        IN_PROGRESS, FUNDED, ABANDONED, NOT_APPLICABLE
    }

    /** Who owns the premises, or will. */
    enum PremisesCarrier {
        COMMUNE, INTERCOMMUNAL_BODY, HOUSING_BODY, PROFESSIONALS_COMPANY, ASSOCIATION, SISA, PRIVATE_LANDLORD, OTHER
    }

    enum WorksFinancer {
        DETR, DSIL, FNADT, REGION, DEPARTEMENT, INTERCOMMUNAL_BODY, COMMUNE, ARS, LOAN, OWN_FUNDS, OTHER
    }

    enum WorksFinancing {
        PLANNED, ASKED, GRANTED, REFUSED
    }

    /** @param amount in euros; {@code null} while nobody knows it */
    record WorksFinancingLine(@NotNull WorksFinancer financer, @Positive @Digits(integer = 9, fraction = 2) BigDecimal amount,
                         @NotNull WorksFinancing state) {
    }

    record FollowRealEstate(@NotNull RealEstateState realEstate,
                            PremisesCarrier carrier,
                            @PositiveOrZero Integer surface,
                            @Size(max = 30) List<@Valid WorksFinancingLine> financing,
                            LocalDate permitOn,
                            LocalDate worksStartOn,
                            Boolean earlyWorksConfirmed,
                            LocalDate deliveryOn,
                            @Size(max = TEXT) @Widget("textarea") String difficulties,
                            @Size(max = TEXT) @Widget("textarea")
                            @AskedWhen(field = "realEstate", is = {"ABANDONED", "NOT_APPLICABLE"}) String reason) {
    }

    enum TeamConfirmation {
        REPLACED, RECRUITMENT_DATED, NONE
    }

    record ConfirmTeam(@NotNull @Valid Deposit deposit,
                       @NotNull TeamConfirmation teamConfirmation,
                       @Size(max = 20) @AskedWhen(field = "teamConfirmation", is = "REPLACED")
                       List<@Valid MobilisedPerson> newcomers,
                       @Future @AskedWhen(field = "teamConfirmation", is = "RECRUITMENT_DATED") LocalDate recruitedBy,
                       @Future @AskedWhen(field = "teamConfirmation", is = "NONE", required = false)
                       LocalDate regularisedBy,
                       @Size(max = TEXT) @Widget("textarea")
                       @AskedWhen(field = "teamConfirmation", is = {"RECRUITMENT_DATED", "NONE"}) String explanation) {
    }
}
