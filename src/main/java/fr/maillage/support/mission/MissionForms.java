package fr.maillage.support.mission;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import fr.maillage.directory.Lot;
import fr.maillage.dossier.Deposit;
import fr.maillage.dossier.NotificationMode;
import fr.maillage.workflow.AskedWhen;
import fr.maillage.workflow.Widget;

/** What is typed in the tasks of {@code consultant-mission}. Amounts are euros. */
final class MissionForms {

    private static final int TEXT = 4000;

    private MissionForms() {
    }

    enum NeedOutcome {
        TRANSMITTED, WITHDRAWN
    }

    enum OfferAnswer {
        OFFER, NO_OFFER
    }

    enum OrderOutcome {
        ISSUED, CEILING_REACHED, REFUSED
    }

    enum OrderAnswer {
        ACCEPTED, DECLINED
    }

    enum WithoutHolder {
        CONSULT_AGAIN, GIVEN_UP
    }

    enum NoticeOutcome {
        REGULARISED, TERMINATED
    }

    /** What the consultant will have to do. */
    record Need(String purpose, String deliverable, BigDecimal days, LocalDate wantedOn, List<String> papers) {
    }

    /**
     * A need expressed on a dossier.
     *
     * @param papers documents of the dossier that the consultant may read
     */
    record RequestMission(@NotBlank @Widget("dossier") @Size(max = 20) String dossier, @NotNull Lot lot,
                          @NotBlank @Size(max = TEXT) @Widget("textarea") String purpose,
                          @NotBlank @Size(max = 200) String deliverable,
                          @NotNull @DecimalMin("0.5") @Digits(integer = 4, fraction = 1) BigDecimal days,
                          @NotNull @Future LocalDate wantedOn) {

        Need need() {
            return new Need(purpose, deliverable, days, wantedOn, List.of());
        }
    }

    record ExpressNeed(@NotNull @Widget("radio") NeedOutcome needOutcome,
                       @Size(max = TEXT) @Widget("textarea")
                       @AskedWhen(field = "needOutcome", is = "TRANSMITTED") String purpose,
                       @Size(max = 200) @AskedWhen(field = "needOutcome", is = "TRANSMITTED") String deliverable,
                       @DecimalMin("0.5") @Digits(integer = 4, fraction = 1)
                       @AskedWhen(field = "needOutcome", is = "TRANSMITTED") BigDecimal days,
                       @Future @AskedWhen(field = "needOutcome", is = "TRANSMITTED") LocalDate wantedOn,
                       @AskedWhen(field = "needOutcome", is = "TRANSMITTED", required = false)
                       @Widget("documents") List<String> papers,
                       @Size(max = TEXT) @Widget("textarea")
                       @AskedWhen(field = "needOutcome", is = "WITHDRAWN") String reason) {

        Need need() {
            return new Need(purpose, deliverable, days, wantedOn, papers == null ? List.of() : papers);
        }
    }

    record SubmitOffer(@NotNull @Widget("radio") OfferAnswer offerAnswer,
                       @Positive @Digits(integer = 9, fraction = 2)
                       @AskedWhen(field = "offerAnswer", is = "OFFER") BigDecimal price,
                       @DecimalMin("0.5") @Digits(integer = 4, fraction = 1)
                       @AskedWhen(field = "offerAnswer", is = "OFFER") BigDecimal days,
                       @Size(max = TEXT) @Widget("textarea") String note,
                       @AskedWhen(field = "offerAnswer", is = "OFFER", required = false)
                       @Widget("documents") String document) {
    }

    /**
     * @param situation        what the buyer should know before choosing, only shown
     * @param consultant       slug of a holder of the lot
     * @param commitmentNumber of the accounts (numéro d’engagement), for the invoice
     * @param derogation       why another holder than the rule's
     */
    record IssueOrder(@Widget("shown") List<String> situation,
                      @NotNull @Widget("radio") OrderOutcome orderOutcome,
                      @Size(max = 60) @AskedWhen(field = "orderOutcome", is = "ISSUED") String consultant,
                      @Size(max = TEXT) @Widget("textarea")
                      @AskedWhen(field = "orderOutcome", is = "ISSUED", required = false) String derogation,
                      @Positive @Digits(integer = 9, fraction = 2)
                      @AskedWhen(field = "orderOutcome", is = "ISSUED") BigDecimal price,
                      @Size(max = 60) @AskedWhen(field = "orderOutcome", is = "ISSUED") String commitmentNumber,
                      @Future @AskedWhen(field = "orderOutcome", is = "ISSUED") LocalDate dueOn,
                      @Size(max = TEXT) @Widget("textarea")
                      @AskedWhen(field = "orderOutcome", is = {"CEILING_REACHED", "REFUSED"}) String reason) {
    }

    record AnswerOrder(@NotNull @Widget("radio") OrderAnswer orderAnswer,
                       @Size(max = 120) @AskedWhen(field = "orderAnswer", is = "ACCEPTED") String contact,
                       @Future @AskedWhen(field = "orderAnswer", is = "ACCEPTED") LocalDateTime launchOn,
                       @AskedWhen(field = "orderAnswer", is = "DECLINED") OrderDecline declineReason,
                       @Size(max = TEXT) @Widget("textarea") String note) {
    }

    record DecideWithoutHolder(@NotNull @Widget("radio") WithoutHolder withoutHolder,
                               @NotBlank @Size(max = TEXT) @Widget("textarea") String reason) {
    }

    record HoldLaunchMeeting(@NotNull @PastOrPresent LocalDate heldOn, @NotBlank @Size(max = 500) @Widget("textarea") String attendees,
                             @NotBlank @Size(max = TEXT) @Widget("textarea") String report) {
    }

    record Deliver(@NotBlank @Size(max = 60) String label, @NotBlank @Widget("documents") String document,
                   @NotNull @DecimalMin("0.5") @Digits(integer = 4, fraction = 1) BigDecimal days,
                   @Size(max = TEXT) @Widget("textarea") String note) {
    }

    /** @param noticeUntil last day on which the consultant may still deliver */
    record FormalNotice(@NotNull @PastOrPresent LocalDate noticeOn, @NotNull NotificationMode mode,
                        @NotNull @Future LocalDate noticeUntil,
                        @NotBlank @Size(max = TEXT) @Widget("textarea") String text) {
    }

    record DecideAfterNotice(@NotNull @Widget("radio") NoticeOutcome productionOutcome,
                             @FutureOrPresent @AskedWhen(field = "productionOutcome", is = "REGULARISED") LocalDate newDueOn,
                             @PositiveOrZero @Digits(integer = 9, fraction = 2) BigDecimal penalty,
                             @NotBlank @Size(max = TEXT) @Widget("textarea") String reason) {
    }

    /** @param deposit how the lead's opinion arrived; asked for the lead's only */
    record GiveOpinion(@NotNull @Widget("radio") DeliverableOpinion deliverableOpinion,
                       @Size(max = TEXT) @Widget("textarea")
                       @AskedWhen(field = "deliverableOpinion", is = "TO_REWORK") String remarks,
                       @Valid Deposit deposit) {
    }

    /**
     * @param opinions  those that were given, only shown
     * @param reduction percent taken off the price
     */
    record DecideAdmission(@Widget("shown") List<String> opinions,
                           @NotNull @Widget("radio") Admission admission,
                           @Min(1) @Max(99) @AskedWhen(field = "admission", is = "REDUCED") Integer reduction,
                           @Size(max = TEXT) @Widget("textarea")
                           @AskedWhen(field = "admission", is = "POSTPONED") String corrections,
                           @Future @AskedWhen(field = "admission", is = "POSTPONED") LocalDate reworkBy,
                           @Size(max = TEXT) @Widget("textarea")
                           @AskedWhen(field = "admission", is = {"POSTPONED", "REDUCED", "REJECTED"}) String reasons) {
    }

    record CertifyService(@NotNull @PositiveOrZero @Digits(integer = 9, fraction = 2) BigDecimal amount,
                          @NotBlank @Size(max = 60) String invoice, @NotNull @PastOrPresent LocalDate certifiedOn) {
    }

    /** Each mark from 1 (poor) to 5 (excellent). */
    record Evaluation(@NotNull @Min(1) @Max(5) Integer quality, @NotNull @Min(1) @Max(5) Integer timeliness,
                      @NotNull @Min(1) @Max(5) Integer listening,
                      @Size(max = TEXT) @Widget("textarea") String evaluation,
                      @Size(max = TEXT) @Widget("textarea") String leadView) {
    }
}
