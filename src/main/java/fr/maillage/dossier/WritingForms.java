package fr.maillage.dossier;

import static fr.maillage.dossier.CptsForms.TEXT;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import fr.maillage.directory.Lot;
import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.Widget;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

/** What the tasks of {@code health-project-writing} ask. */
final class WritingForms {

    private WritingForms() {
    }

    /** A group that writes some sections. */
    record WorkGroup(@NotBlank @Size(max = 120) String name, @NotBlank @Size(max = 120) String pilot,
                     List<ProjectSection> sections) {
    }

    record PlanWriting(@NotEmpty @Size(max = 30) List<@Valid WorkGroup> groups,
                       @NotNull @Future LocalDate targetOn,
                       @Future LocalDateTime firstMeeting,
                       @Size(max = TEXT) @Widget("textarea") String note) {
    }

    enum WritingState {
        CONTINUE, CONSULTANT_NEEDED, INTRODUCE, SLEEP, READY_TO_REREAD
    }

    enum Progress {
        TO_DO, IN_PROGRESS, REREAD, READY
    }

    record SectionState(@NotNull ProjectSection section, @NotNull Progress state) {
    }

    /** A « fiche-action » of the health project. */
    record ActionSheet(@NotBlank @Size(max = 200) String title, ProjectSection section,
                       @NotBlank @Size(max = 2000) @Widget("textarea") String objective, @NotBlank @Size(max = 120) String pilot,
                       @Size(max = 1000) @Widget("textarea") String partners, @Size(max = 200) String calendar,
                       @Size(max = 1000) @Widget("textarea") String indicators, @PositiveOrZero BigDecimal budget) {
    }

    /** @param regionalObjectives what the regional health project asks, only shown */
    record FollowWriting(@Widget("shown") List<String> regionalObjectives, @NotNull WritingState writingState,
                         @NotEmpty @Widget("fixed") List<@Valid SectionState> sections,
                         @Size(max = 80) List<@Valid ActionSheet> actions,
                         @Size(max = TEXT) @Widget("textarea") String obstacles,
                         LocalDateTime nextMeeting,
                         @AskedWhen(field = "writingState", is = "CONSULTANT_NEEDED") Lot lot,
                         @Size(max = TEXT) @Widget("textarea")
                         @AskedWhen(field = "writingState", is = "INTRODUCE") String introduction,
                         @Future @AskedWhen(field = "writingState", is = "SLEEP") LocalDate lookAgainOn) {
    }

    enum Rereading {
        READY, TO_REWORK
    }

    record SectionRemark(@NotNull ProjectSection section, @NotBlank @Size(max = 2000) @Widget("textarea") String remark) {
    }

    record RereadProject(@NotNull Rereading rereading,
                         @Size(max = 200) @AskedWhen(field = "rereading", is = "TO_REWORK")
                         List<@Valid SectionRemark> remarks) {
    }

    enum MemberList {
        COMPLETE, MISSING
    }

    /** How a member has confirmed that they join. */
    enum ConfirmationMode {
        SIGNATURE, EMAIL, MEETING, FORM
    }

    record Member(@NotBlank @Size(max = 120) String name, @NotNull MemberKind kind, Profession profession,
                  PracticeMode practice, @Rpps String rpps, @Finess String finess,
                  @Email @Size(max = 150) @Widget("email") String email, @PastOrPresent LocalDate joinedOn,
                  ConfirmationMode confirmationMode) {
    }

    record RecordMembers(@NotNull @Valid Deposit deposit,
                         @NotNull MemberList memberList,
                         @NotEmpty @Size(max = 3000) @Widget("team") List<@Valid Member> members) {
    }

    enum ProjectSignatureAnswer {
        SIGNED, REFUSED, PENDING
    }

    /** The signature of one health professional under the health project of a MSP (CSP, art. L. 6323-3). */
    record ProjectSignature(@NotBlank @Size(max = 120) String name, @NotNull Profession profession, @Rpps String rpps,
                            @Email @Size(max = 150) @Widget("email") String email,
                            @NotNull ProjectSignatureAnswer answer, @PastOrPresent LocalDate signedOn,
                            ConfirmationMode confirmationMode) {
    }

    record CollectSignatures(@NotNull @Valid Deposit deposit,
                             @NotNull MemberList signatureList,
                             @NotEmpty @Size(max = 300) @Widget("team") List<@Valid ProjectSignature> signatures) {
    }

    enum Readiness {
        READY, TO_COMPLETE
    }

    record PieceWaiver(@NotNull ProjectSection piece, @NotBlank @Size(max = 500) @Widget("textarea") String reason) {
    }

    record ConfirmReadiness(@NotNull Readiness readiness,
                            @Size(max = 50) List<@Valid PieceWaiver> waivers,
                            @Size(max = TEXT) @Widget("textarea")
                            @AskedWhen(field = "readiness", is = "TO_COMPLETE") String toComplete) {
    }
}
