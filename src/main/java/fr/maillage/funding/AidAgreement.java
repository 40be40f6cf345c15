package fr.maillage.funding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** How a granted aid is paid: the act, the instalments, who receives them, what the control of the spending says. */
@Table("aid_agreement")
class AidAgreement {

    @Id
    private Long id;
    @Version
    private Integer version;
    private Long aid;
    private AgreementForm form;
    private String number;
    private LocalDate startsOn;
    private LocalDate endsOn;
    private int fiscalYear;
    private LocalDate commitmentUntil;
    private LocalDate commitmentCheckedOn;
    private String siret;
    private boolean bankDetails;
    @Embedded.Nullable
    private Carrier carrier;
    private boolean released;
    private BigDecimal invoiced;
    private LocalDate extendedUntil;
    private SpendingControl control;
    private boolean transferable;
    @Embedded.Nullable
    private Liquidation liquidation;
    private BigDecimal recoverable;
    private String orderNumber;
    private LocalDate recoveredOn;
    @MappedCollection(idColumn = "agreement", keyColumn = "position")
    private List<Instalment> instalments = new ArrayList<>();

    /** For the repository. */
    AidAgreement() {
    }

    AidAgreement(Long aid) {
        this.aid = aid;
    }

    Long id() {
        return id;
    }

    Long aid() {
        return aid;
    }

    AgreementForm form() {
        return form;
    }

    String number() {
        return number;
    }

    LocalDate startsOn() {
        return startsOn;
    }

    LocalDate endsOn() {
        return endsOn;
    }

    /** Year on which the money is committed. */
    int fiscalYear() {
        return fiscalYear;
    }

    /** Last day on which premises must serve what they were paid for; empty for other aids. */
    Optional<LocalDate> commitmentUntil() {
        return Optional.ofNullable(commitmentUntil);
    }

    Optional<LocalDate> commitmentCheckedOn() {
        return Optional.ofNullable(commitmentCheckedOn);
    }

    Optional<Carrier> carrier() {
        return Optional.ofNullable(carrier);
    }

    /** SIRET of the beneficiary as recorded for this aid. */
    Optional<String> siret() {
        return Optional.ofNullable(siret);
    }

    Optional<LocalDate> extendedUntil() {
        return Optional.ofNullable(extendedUntil);
    }

    boolean transferable() {
        return transferable;
    }

    Optional<Liquidation> liquidation() {
        return Optional.ofNullable(liquidation);
    }

    /** What has to be paid back, in euros; {@code null} when nothing has. */
    BigDecimal recoverable() {
        return recoverable;
    }

    String orderNumber() {
        return orderNumber;
    }

    Optional<LocalDate> recoveredOn() {
        return Optional.ofNullable(recoveredOn);
    }

    Cents invoiced() {
        return Cents.of(invoiced);
    }

    List<Instalment> instalments() {
        return List.copyOf(instalments);
    }

    /** The first instalment that is not paid. */
    Optional<Instalment> next() {
        return instalments.stream().filter(each -> !each.isPaid()).findFirst();
    }

    /** The first one that is not paid, unless it waits for the control of a report. */
    Optional<Instalment> payableNow() {
        return next().filter(each -> each.condition() != InstalmentCondition.ON_REPORT || released);
    }

    /** Whether its own SIRET and bank details allow a payment. */
    boolean isPayable() {
        return siret != null && bankDetails;
    }

    void draft(AgreementForm act, String actNumber, LocalDate from, LocalDate to, int year, LocalDate commitment,
               List<Instalment> parts) {
        form = act;
        number = actNumber;
        startsOn = from;
        endsOn = to;
        fiscalYear = year;
        commitmentUntil = commitment;
        instalments = new ArrayList<>(parts);
    }

    void exists(String number14) {
        siret = number14;
        bankDetails = true;
    }

    void carriedBy(Carrier body) {
        carrier = body;
    }

    void carryOver(int year) {
        fiscalYear = year;
    }

    /** Pays the next instalment; an instalment that a report had released uses that release up. */
    void pay(BigDecimal sum, LocalDate day, BigDecimal moreInvoices) {
        Instalment due = payableNow().orElseThrow();
        instalments.replaceAll(each -> each.equals(due) ? each.paying(sum, day) : each);
        invoiced = invoiced().plus(Cents.of(moreInvoices)).euros();
        released = due.condition() != InstalmentCondition.ON_REPORT && released;
    }

    void controlled(SpendingControl result, boolean mayTransfer, LocalDate until) {
        control = result;
        transferable = mayTransfer;
        released = result == SpendingControl.NEXT_YEAR;
        extendedUntil = until == null ? extendedUntil : until;
    }

    void dissolved(Liquidation end) {
        liquidation = end;
    }

    void owes(BigDecimal amount) {
        recoverable = amount;
        orderNumber = null;
        recoveredOn = null;
    }

    void orderedBack(String order) {
        orderNumber = order;
    }

    void recovered(LocalDate day) {
        recoveredOn = day;
    }

    void checked(LocalDate day) {
        commitmentCheckedOn = day;
    }
}
