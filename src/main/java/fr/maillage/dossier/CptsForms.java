package fr.maillage.dossier;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.Widget;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
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
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

/** What the tasks of {@code cpts-creation} ask. */
final class CptsForms {

    static final int TEXT = 10_000;

    private CptsForms() {
    }

    /** Somebody who is ready to take part when the project is declared. */
    record MobilisedPerson(@NotBlank @Size(max = 120) String name, @NotNull Profession profession,
                           @Email @Size(max = 150) @Widget("email") String email) {
    }

    record ProjectDeclared(@NotBlank @Size(max = 60) @Widget("hidden") String declarationId,
                           @NotNull Origin origin,
                           @NotBlank @Size(max = 120) String structureName,
                           @NotNull @Valid LeadForm lead,
                           @NotEmpty @Widget("communes") List<@Valid TerritoryPart> communes,
                           @Size(max = 5) @Widget("seat") String seatCommune,
                           @NotBlank @Size(max = TEXT) @Widget("textarea") String motives,
                           @NotEmpty @Size(max = 500) @Widget("team") List<@Valid MobilisedPerson> team,
                           @Size(max = TEXT) @Widget("textarea") String existingDynamics,
                           List<SupportNeed> needs,
                           Boolean msaWished,
                           @NotNull @Valid Deposit deposit) {
    }

    /** What becomes of a project once it has been looked at. */
    enum Orientation {
        CONTINUE, JOIN, EXTEND, REDIRECT, SLEEP, DISMISS
    }

    /** The other kinds of structure that a project may turn out to be. */
    enum OtherPath {
        MSP, CDS, DAC
    }

    record QualifyProject(@NotNull Boolean leadIsHealthProfessional,
                          @NotNull @PositiveOrZero Integer generalPractitioners,
                          @Size(max = TEXT) @Widget("textarea") String professionsMobilised,
                          @NotNull Boolean territoryCoherent,
                          @Size(max = 60) String cpam,
                          @NotNull Orientation orientation,
                          @Size(max = 200) @AskedWhen(field = "orientation", is = {"JOIN", "EXTEND"}) String targetStructure,
                          @AskedWhen(field = "orientation", is = "REDIRECT") OtherPath targetType,
                          @Future @AskedWhen(field = "orientation", is = "SLEEP") LocalDate lookAgainOn,
                          @Size(max = TEXT) @Widget("textarea")
                          @AskedWhen(field = "orientation", is = {"JOIN", "EXTEND", "REDIRECT", "SLEEP", "DISMISS"})
                          String reason,
                          @Size(max = TEXT) @Widget("textarea") String risks,
                          @Size(max = 120) String sharedWith,
                          @PastOrPresent LocalDate sharedOn) {
    }

    enum InterviewOutcome {
        HELD, POSTPONED
    }

    record HoldFramingInterview(@NotNull InterviewOutcome interviewOutcome,
                                @PastOrPresent @AskedWhen(field = "interviewOutcome", is = "HELD") LocalDateTime heldOn,
                                @Size(max = 200) String place,
                                @Size(max = TEXT) @Widget("textarea")
                                @AskedWhen(field = "interviewOutcome", is = "HELD", required = false) String attendees,
                                @Size(max = TEXT) @Widget("textarea")
                                @AskedWhen(field = "interviewOutcome", is = "HELD", required = false) String expectations,
                                @Size(max = TEXT) @Widget("textarea")
                                @AskedWhen(field = "interviewOutcome", is = "HELD", required = false) String calendar,
                                @Size(max = TEXT) @Widget("textarea")
                                @AskedWhen(field = "interviewOutcome", is = "HELD") String nextSteps,
                                @Future @AskedWhen(field = "interviewOutcome", is = "POSTPONED") LocalDateTime newDate) {
    }

    enum Mobilisation {
        SUFFICIENT, NEW_MEETING, SLEEP
    }

    record Invitee(@NotBlank @Size(max = 120) String name, @Email @Size(max = 150) @Widget("email") String email,
                   Profession profession) {
    }

    record Attendance(@NotNull Profession profession, @NotNull @PositiveOrZero Integer count) {
    }

    record MobiliseProfessionals(@NotNull Mobilisation mobilisation,
                                 @PastOrPresent LocalDate heldOn,
                                 @Size(max = 200) String place,
                                 @Size(max = 500) List<@Valid Invitee> invited,
                                 @Size(max = 50) @AskedWhen(field = "mobilisation", is = "SUFFICIENT")
                                 List<@Valid Attendance> attendance,
                                 @Size(max = TEXT) @Widget("textarea") String workingGroup,
                                 @Future @AskedWhen(field = "mobilisation", is = "NEW_MEETING") LocalDateTime nextMeeting,
                                 @Size(max = 200)
                                 @AskedWhen(field = "mobilisation", is = "NEW_MEETING", required = false) String nextPlace,
                                 @Future @AskedWhen(field = "mobilisation", is = "SLEEP") LocalDate lookAgainOn,
                                 @Size(max = TEXT) @Widget("textarea") String report) {
    }

    enum AssemblyOutcome {
        HELD, POSTPONED
    }

    record BoardMember(@NotBlank @Size(max = 120) String name, @NotBlank @Size(max = 80) String role,
                       @Email @Size(max = 150) @Widget("email") String email) {
    }

    record HoldConstituentAssembly(@NotNull @Valid Deposit deposit,
                                   @NotNull AssemblyOutcome assemblyOutcome,
                                   LocalDate convenedOn,
                                   @PastOrPresent @AskedWhen(field = "assemblyOutcome", is = "HELD") LocalDate heldOn,
                                   @PositiveOrZero
                                   @AskedWhen(field = "assemblyOutcome", is = "HELD", required = false) Integer attendees,
                                   @AskedWhen(field = "assemblyOutcome", is = "HELD") Boolean statutesAdopted,
                                   @Size(max = 50) @AskedWhen(field = "assemblyOutcome", is = "HELD")
                                   List<@Valid BoardMember> board,
                                   @Widget("documents")
                                   @AskedWhen(field = "assemblyOutcome", is = "HELD", required = false) String minutes,
                                   @Future @AskedWhen(field = "assemblyOutcome", is = "POSTPONED") LocalDate newDate) {
    }

    enum LegalExistenceState {
        COMPLETE, WAITING
    }

    record RecordLegalExistence(@NotNull @Valid Deposit deposit,
                                @NotNull LegalExistenceState existence,
                                @Rna String rna,
                                @Size(max = 120) String tribunal,
                                @Size(max = 20) String volume,
                                @Size(max = 20) String folio,
                                @PastOrPresent LocalDate officialJournalOn,
                                @Siret @AskedWhen(field = "existence", is = "COMPLETE") String siret,
                                @Size(max = 5) @AskedWhen(field = "existence", is = "COMPLETE") String seat,
                                @Iban @AskedWhen(field = "existence", is = "COMPLETE") String iban) {
    }

    enum CoordinationOutcome {
        RECRUITED, NONE
    }

    record RecruitCoordinator(@NotNull @Valid Deposit deposit,
                              @NotNull CoordinationOutcome coordination,
                              @Size(max = 120) @AskedWhen(field = "coordination", is = "RECRUITED") String person,
                              @DecimalMin("0.05") @DecimalMax("5") @Digits(integer = 1, fraction = 2)
                              @AskedWhen(field = "coordination", is = "RECRUITED") BigDecimal fullTimeEquivalent,
                              @AskedWhen(field = "coordination", is = "RECRUITED") LocalDate startsOn,
                              @Size(max = 200)
                              @AskedWhen(field = "coordination", is = "RECRUITED", required = false) String training,
                              @Size(max = TEXT) @Widget("textarea")
                              @AskedWhen(field = "coordination", is = "NONE") String reason) {
    }

    record PublishAndAnnounce(@NotBlank @Size(max = 120) String publicContact,
                              @Email @Size(max = 150) @Widget("email") String publicEmail,
                              @Pattern(regexp = LeadForm.TELEPHONE, message = "{dossier.telephone}") @Widget("tel")
                              String publicPhone,
                              @Size(max = TEXT) @Widget("textarea") String pressRelease,
                              @NotNull @AssertTrue(message = "{dossier.publish.communes}") Boolean communesConfirmed,
                              @NotNull Boolean informCommunes) {
    }

    record DesignateNewLead(@NotNull @Valid Deposit deposit,
                            @NotNull @Valid LeadForm lead,
                            @NotNull LocalDate effectiveOn,
                            @Widget("documents") String boardMinutes,
                            @Size(max = TEXT) @Widget("textarea") String formerLeadReason) {
    }
}
