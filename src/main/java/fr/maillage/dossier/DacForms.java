package fr.maillage.dossier;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.Widget;

import jakarta.validation.Valid;
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

/** What the tasks of {@code dac-creation} ask. */
final class DacForms {

    static final int TEXT = 10_000;

    private DacForms() {
    }

    record TerritoryOpened(@NotBlank @Size(max = 60) @Widget("hidden") String declarationId,
                           @NotBlank @Size(max = 120) String structureName,
                           @NotEmpty @Widget("communes") List<@Valid TerritoryPart> communes,
                           @Size(max = 5) @Widget("seat") String seatCommune,
                           @NotNull @Future LocalDate serviceWishedOn,
                           @NotBlank @Size(max = 120) String delegationReferent,
                           @NotBlank @Size(max = 120) String departmentReferent,
                           @NotBlank @Size(max = TEXT) @Widget("textarea") String calendar) {
    }

    record ListedDevice(@NotNull DeviceKind kind,
                        @NotBlank @Size(max = 120) String name,
                        @NotBlank @Size(max = 120) String carrier,
                        @Size(max = 80) String legalForm,
                        @PositiveOrZero @Digits(integer = 4, fraction = 2) BigDecimal fullTimeEquivalent,
                        @PositiveOrZero @Digits(integer = 9, fraction = 2) BigDecimal budget,
                        @Size(max = 200) String contracts,
                        @Finess String finess,
                        @Email @Size(max = 150) @Widget("email") String email,
                        @Size(max = 20) String platform) {
    }

    record ListDevices(@NotEmpty @Size(max = 100) List<@Valid @NotNull ListedDevice> devices,
                       @Size(max = TEXT) @Widget("textarea") String note) {
    }

    enum Committee {
        NEW_MEETING, DONE
    }

    /** For whom a member of the committee speaks: the balance that a DAC's governance owes (decree 2021-295). */
    enum College {
        ESTABLISHMENTS, MEDICO_SOCIAL, LIBERAL, SOCIAL, USERS
    }

    record CommitteeMember(@NotBlank @Size(max = 120) String name, @NotNull College college,
                           @Email @Size(max = 150) @Widget("email") String email) {
    }

    record HoldCommittee(@NotNull Committee committee,
                         @NotNull @PastOrPresent LocalDate heldOn,
                         @NotEmpty @Size(max = 200) List<@Valid @NotNull CommitteeMember> members,
                         @NotBlank @Size(max = TEXT) @Widget("textarea") String report,
                         @Future @AskedWhen(field = "committee", is = "NEW_MEETING") LocalDateTime nextMeeting,
                         @Size(max = 200) @AskedWhen(field = "committee", is = "NEW_MEETING", required = false)
                         String nextPlace) {
    }

    record AssessSituation(@NotBlank @Size(max = TEXT) @Widget("textarea") String activity,
                           @NotBlank @Size(max = TEXT) @Widget("textarea") String needs,
                           @NotBlank @Size(max = TEXT) @Widget("textarea") String uncoveredZones,
                           @PositiveOrZero Integer situationsFollowed,
                           @Widget("documents") List<String> documents) {
    }

    enum CarrierChoice {
        CHOSEN, TO_REVISE
    }

    record Candidate(@NotBlank @Size(max = 120) String name, @NotBlank @Size(max = 80) String legalForm,
                     @Email @Size(max = 150) @Widget("email") String email) {
    }

    record ChooseCarrier(@NotNull CarrierChoice carrierChoice,
                         @NotEmpty @Size(max = 30) List<@Valid @NotNull Candidate> candidates,
                         @NotBlank @Size(max = TEXT) @Widget("textarea") String criteria,
                         @Size(max = 120) @AskedWhen(field = "carrierChoice", is = "CHOSEN") String carrier,
                         @Siret @AskedWhen(field = "carrierChoice", is = "CHOSEN", required = false) String siret,
                         @Size(max = TEXT) @Widget("textarea")
                         @AskedWhen(field = "carrierChoice", is = "CHOSEN") String statutes,
                         @Valid @AskedWhen(field = "carrierChoice", is = "CHOSEN") CdsForms.Representative lead,
                         @AskedWhen(field = "carrierChoice", is = "CHOSEN") Boolean departmentSigns,
                         @Size(max = TEXT) @Widget("textarea")
                         @AskedWhen(field = "carrierChoice", is = "TO_REVISE") String reason) {
    }

    record RecordVote(@NotNull @Valid Deposit deposit,
                      @NotBlank @Size(max = 120) String device,
                      @NotNull DeviceVote vote,
                      @NotBlank @Size(max = 120) String body,
                      @NotNull @PastOrPresent LocalDate heldOn,
                      @Widget("documents") @AskedWhen(field = "vote", is = "FAVOURABLE") String minutes,
                      @Size(max = TEXT) @Widget("textarea") @AskedWhen(field = "vote", is = "REJECTED") String reason) {
    }

    enum AfterVote {
        VOTE_AGAIN, GO_ON_WITHOUT, REVISE
    }

    record DecideAfterVote(@NotNull AfterVote afterVote, @NotBlank @Size(max = TEXT) @Widget("textarea") String reason) {
    }

    record CommonSection(@NotNull CommonProjectSection section, @Size(max = TEXT) @Widget("textarea") String text) {
    }

    record WriteCommonProject(@NotNull @Valid Deposit deposit,
                              @NotEmpty @Widget("fixed") List<@Valid @NotNull CommonSection> sections,
                              @NotNull @Future LocalDate serviceOn,
                              @Widget("documents") List<String> documents) {
    }

    enum Transfers {
        DONE, REMAINING
    }

    enum TransferKind {
        STAFF, CONTRACT, ASSET
    }

    record Transfer(@NotNull TransferKind kind, @NotBlank @Size(max = 200) String what,
                    @NotBlank @Size(max = 120) String from, @NotNull LocalDate transferredOn,
                    @Size(max = 200) String takenOver) {
    }

    record TransferMeans(@NotNull @Valid Deposit deposit,
                         @NotNull Transfers transfers,
                         @NotEmpty @Size(max = 500) List<@Valid @NotNull Transfer> items,
                         @Size(max = TEXT) @Widget("textarea")
                         @AskedWhen(field = "transfers", is = "REMAINING") String remaining) {
    }

    record FormerNumber(@NotBlank @Size(max = 120) String device, @NotBlank @Finess String finess,
                        @NotNull @PastOrPresent LocalDate closedOn) {
    }

    record CloseFormerNumbers(@NotEmpty @Size(max = 100) List<@Valid @NotNull FormerNumber> closures) {
    }

    record PutIntoService(@NotNull @Valid Deposit deposit,
                          @NotBlank @Pattern(regexp = LeadForm.TELEPHONE, message = "{dossier.telephone}") @Widget("tel")
                          String singleNumber,
                          @NotNull @PastOrPresent LocalDate serviceOn,
                          @NotNull @PastOrPresent LocalDate practitionersInformedOn,
                          @NotBlank @Size(max = TEXT) @Widget("textarea") String practitionersInformedBy) {
    }
}
