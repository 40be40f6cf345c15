package fr.maillage.support.mission;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

import fr.maillage.directory.Lot;
import fr.maillage.dossier.NotificationMode;
import fr.maillage.reference.Euros;
import fr.maillage.workflow.ParisTime;

/** An order (bon de commande) to one consultant. Amounts are cents. */
@Table("mission_order")
class MissionOrder {

    @Id
    private Long id;
    @Version
    private Integer version;
    private long mission;
    private int round;
    private long agreement;
    private Lot lot;
    private String organisation;
    private long price;
    private long committed;
    private String commitmentNumber;
    private String derogation;
    private Instant issuedAt;
    private String issuedBy;
    private LocalDate dueOn;
    private LocalDate askedOn;
    private OrderState state;
    private Instant answeredAt;
    private OrderDecline declineReason;
    private String answerNote;
    private String contact;
    private LocalDateTime launchOn;
    private LocalDate launchedOn;
    private String launchReport;
    private UUID document;
    private LocalDate noticeOn;
    private LocalDate noticeUntil;
    private NotificationMode noticeMode;
    private String noticeText;
    private UUID noticeDocument;
    private String endReason;
    private Long penalty;
    private Integer reduction;
    private Long certified;
    private String invoice;
    private LocalDate endedOn;
    private Integer quality;
    private Integer timeliness;
    private Integer listening;
    private String evaluation;
    private LocalDate evaluatedOn;

    /** For the repository. */
    MissionOrder() {
    }

    MissionOrder(ConsultantMission mission, String organisation, long price, String commitmentNumber, LocalDate dueOn,
                 String derogation, Instant issuedAt, String issuedBy) {
        this.mission = mission.id();
        this.round = mission.round();
        this.agreement = mission.agreement().orElseThrow();
        this.lot = mission.lot();
        this.organisation = organisation;
        this.price = price;
        this.committed = price;
        this.commitmentNumber = commitmentNumber;
        this.dueOn = dueOn;
        this.derogation = derogation;
        this.issuedAt = issuedAt;
        this.issuedBy = issuedBy;
        this.state = OrderState.ISSUED;
    }

    Long id() {
        return id;
    }

    /** As the order and its invoice quote it, for instance « BC-2026-17 ». */
    String number() {
        return "BC-%d-%d".formatted(ParisTime.dateOf(issuedAt).getYear(), id);
    }

    long mission() {
        return mission;
    }

    int round() {
        return round;
    }

    long agreement() {
        return agreement;
    }

    Lot lot() {
        return lot;
    }

    String organisation() {
        return organisation;
    }

    long price() {
        return price;
    }

    long committed() {
        return committed;
    }

    String commitmentNumber() {
        return commitmentNumber;
    }

    /** Why another holder than the rule's was chosen. */
    Optional<String> derogation() {
        return Optional.ofNullable(derogation);
    }

    Instant issuedAt() {
        return issuedAt;
    }

    /** The day on which the deliverable is due. */
    LocalDate dueOn() {
        return dueOn;
    }

    /** The day since which the present deliverable is expected: acceptance, or postponement. */
    Optional<LocalDate> askedOn() {
        return Optional.ofNullable(askedOn);
    }

    OrderState state() {
        return state;
    }

    Optional<OrderDecline> declineReason() {
        return Optional.ofNullable(declineReason);
    }

    Optional<String> contact() {
        return Optional.ofNullable(contact);
    }

    Optional<LocalDateTime> launchOn() {
        return Optional.ofNullable(launchOn);
    }

    Optional<LocalDate> launchedOn() {
        return Optional.ofNullable(launchedOn);
    }

    Optional<String> launchReport() {
        return Optional.ofNullable(launchReport);
    }

    Optional<UUID> document() {
        return Optional.ofNullable(document);
    }

    Optional<LocalDate> noticeOn() {
        return Optional.ofNullable(noticeOn);
    }

    Optional<LocalDate> noticeUntil() {
        return Optional.ofNullable(noticeUntil);
    }

    Optional<NotificationMode> noticeMode() {
        return Optional.ofNullable(noticeMode);
    }

    Optional<String> noticeText() {
        return Optional.ofNullable(noticeText);
    }

    Optional<UUID> noticeDocument() {
        return Optional.ofNullable(noticeDocument);
    }

    Optional<String> endReason() {
        return Optional.ofNullable(endReason);
    }

    long penalty() {
        return penalty == null ? 0 : penalty;
    }

    /** Percent taken off the price. */
    Optional<Integer> reduction() {
        return Optional.ofNullable(reduction);
    }

    /** What may be paid at most: the price without reduction and penalties. */
    long payable() {
        return Math.max(0, price - (reduction == null ? 0 : Euros.percent(price, reduction)) - penalty());
    }

    Optional<Long> certified() {
        return Optional.ofNullable(certified);
    }

    Optional<LocalDate> endedOn() {
        return Optional.ofNullable(endedOn);
    }

    boolean isEvaluated() {
        return evaluatedOn != null;
    }

    int quality() {
        return quality;
    }

    int timeliness() {
        return timeliness;
    }

    int listening() {
        return listening;
    }

    Optional<String> evaluation() {
        return Optional.ofNullable(evaluation);
    }

    void printedAs(UUID pdf) {
        document = pdf;
    }

    void accept(String person, LocalDateTime launch, String note, Instant at) {
        state = OrderState.ACCEPTED;
        contact = person;
        launchOn = launch;
        answerNote = note;
        answeredAt = at;
        askedOn = ParisTime.dateOf(at);
    }

    void decline(OrderDecline reason, String note, Instant at) {
        declineReason = reason;
        answerNote = note;
        answeredAt = at;
        comeToNothing(OrderState.DECLINED, ParisTime.dateOf(at));
    }

    void lapse(LocalDate day) {
        comeToNothing(OrderState.LAPSED, day);
    }

    void launch(LocalDate day, String report) {
        launchedOn = day;
        launchReport = report;
    }

    void deliver() {
        state = OrderState.DELIVERED;
    }

    /** The deliverable is awaited again, for another day. */
    void expect(LocalDate newDue, LocalDate today) {
        state = OrderState.ACCEPTED;
        dueOn = newDue;
        askedOn = today;
    }

    void penalise(long cents) {
        penalty = penalty() + cents;
    }

    void notice(MissionForms.FormalNotice form) {
        noticeOn = form.noticeOn();
        noticeUntil = form.noticeUntil();
        noticeMode = form.mode();
        noticeText = form.text();
        noticeDocument = null;
    }

    void noticePrintedAs(UUID pdf) {
        noticeDocument = pdf;
    }

    /** @param percent taken off the price; {@code null} for nothing */
    void admit(Integer percent) {
        state = OrderState.ADMITTED;
        reduction = percent;
        committed = payable();
    }

    void reject(String reasons, LocalDate day) {
        endReason = reasons;
        comeToNothing(OrderState.REJECTED, day);
    }

    void terminate(String reason, LocalDate day) {
        endReason = reason;
        comeToNothing(OrderState.TERMINATED, day);
    }

    void cancel(LocalDate day) {
        comeToNothing(OrderState.CANCELLED, day);
    }

    void serve(long cents, String invoiceNumber, LocalDate day) {
        state = OrderState.SERVED;
        certified = cents;
        committed = cents;
        invoice = invoiceNumber;
        endedOn = day;
    }

    void evaluate(MissionForms.Evaluation form, LocalDate day) {
        quality = form.quality();
        timeliness = form.timeliness();
        listening = form.listening();
        evaluation = form.evaluation();
        evaluatedOn = day;
    }

    /** Nothing will be paid: the ceilings get the amount back. */
    private void comeToNothing(OrderState end, LocalDate day) {
        state = end;
        committed = 0;
        endedOn = day;
    }
}
