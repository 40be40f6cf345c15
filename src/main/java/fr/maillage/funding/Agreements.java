package fr.maillage.funding;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.LegalExistence;
import fr.maillage.funding.AgreementForms.AidSignature;
import fr.maillage.reference.Thresholds;
import fr.maillage.workflow.ParisTime;

/** The agreements on granted aids, their signatures, payments and account. */
@Service
@Transactional
class Agreements {

    /** Above this yearly amount an agreement is compulsory (loi n° 2000-321, art. 10). */
    static final String AGREEMENT_ABOVE = "subsidy.agreement-above";
    /** Above this yearly amount an auditor is compulsory (Code de commerce, art. L. 612-4). */
    static final String AUDITOR_ABOVE = "subsidy.auditor-above";

    private final AidAgreementRepository repository;
    private final AidPayments payments;
    private final Aids aids;
    private final Dossiers dossiers;
    private final Thresholds thresholds;
    private final JdbcClient jdbc;
    private final Clock clock;

    Agreements(AidAgreementRepository repository, AidPayments payments, Aids aids, Dossiers dossiers,
               Thresholds thresholds, JdbcClient jdbc, Clock clock) {
        this.repository = repository;
        this.payments = payments;
        this.aids = aids;
        this.dossiers = dossiers;
        this.thresholds = thresholds;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Optional<AidAgreement> find(Long aid) {
        return repository.findByAid(aid);
    }

    @Transactional(readOnly = true)
    AidAgreement get(Long aid) {
        return find(aid).orElseThrow(() -> new IllegalStateException("no agreement on aid " + aid));
    }

    AidAgreement change(Long aid, Consumer<AidAgreement> change) {
        AidAgreement agreement = find(aid).orElseGet(() -> new AidAgreement(aid));
        change.accept(agreement);
        return repository.save(agreement);
    }

    /** Whether what the beneficiary has been granted for a year takes more than a decision. */
    @Transactional(readOnly = true)
    boolean takesAgreement(Cents ofYear, LocalDate day) {
        return ofYear.exceeds(Cents.of(thresholds.on(AGREEMENT_ABOVE, day)));
    }

    /** This aid and all others that its beneficiary has been granted for that year. */
    @Transactional(readOnly = true)
    Cents grantedInYear(Aid aid, int year) {
        return aids.ofBeneficiary(aid).stream()
                .filter(other -> other.state().isGranted() && fiscalYear(other) == year)
                .map(Aid::granted)
                .reduce(aid.granted(), Cents::plus);
    }

    /** The year of the agreement, which may have been carried over; until it is drafted that of the decision. */
    private int fiscalYear(Aid granted) {
        return find(granted.id()).map(AidAgreement::fiscalYear)
                .orElseGet(() -> granted.decision().orElseThrow().fiscalYear());
    }

    /** SIRET of whoever can be paid that day: the carrier, else the beneficiary with its bank details. */
    @Transactional(readOnly = true)
    Optional<String> payee(Long aid, LocalDate day) {
        AidAgreement agreement = get(aid);
        if (agreement.carrier().filter(carrier -> carrier.carriesOn(day)).isPresent()) {
            return agreement.carrier().map(Carrier::carrierSiret);
        }
        return agreement.isPayable() ? agreement.siret()
                : dossiers.get(aids.get(aid).dossier()).legalExistence().filter(LegalExistence::isComplete)
                        .map(LegalExistence::siret);
    }

    void sign(Long aid, AidParty party, AgreementForms.SignAgreement form, String signatory) {
        jdbc.sql("""
                        insert into aid_signature (agreement, party, signature, signatory, delegation, signed_on, reason)
                        values (:agreement, :party, :signature, :signatory, :delegation, :signedOn, :reason)""")
                .param("agreement", get(aid).id())
                .param("party", party.name())
                .param("signature", form.signature().name())
                .param("signatory", signatory)
                .param("delegation", form.delegation())
                .param("signedOn", form.signedOn())
                .param("reason", form.reason())
                .update();
    }

    /** Why a party does not sign; empty while nobody refuses. */
    @Transactional(readOnly = true)
    Optional<String> refusal(Long aid) {
        return jdbc.sql("""
                        select reason from aid_signature s join aid_agreement a on a.id = s.agreement
                        where a.aid = :aid and signature = :refused""")
                .param("aid", aid)
                .param("refused", AidSignature.REFUSED.name())
                .query(String.class)
                .optional();
    }

    void pay(Long aid, BigDecimal amount, LocalDate day, String by) {
        String siren = payee(aid, day).orElseThrow().substring(0, 9);
        payments.save(new AidPayment(null, aid, PaymentOutcome.PAID, siren, amount, day, null, clock.instant(), by));
    }

    void block(Long aid, String reason, String by) {
        payments.save(new AidPayment(null, aid, PaymentOutcome.BLOCKED, null, null, null, reason, clock.instant(), by));
    }

    @Transactional(readOnly = true)
    Cents paid(Long aid) {
        return Cents.sum(paidOut(aid).stream().map(AidPayment::amount).toList());
    }

    @Transactional(readOnly = true)
    Optional<AidPayment> lastAttempt(Long aid) {
        return payments.findFirstByAidOrderByIdDesc(aid);
    }

    @Transactional(readOnly = true)
    Optional<LocalDate> lastPaidOn(Long aid) {
        return paidOut(aid).stream().map(AidPayment::paidOn).max(Comparator.naturalOrder());
    }

    private List<AidPayment> paidOut(Long aid) {
        return payments.findByAidOrderById(aid).stream().filter(each -> each.outcome() == PaymentOutcome.PAID).toList();
    }

    /** The account as the control of the spending leaves it. */
    @Transactional(readOnly = true)
    Settlement settlement(Long aid) {
        Aid granted = aids.get(aid);
        return Settlement.of(granted.lines().stream()
                        .map(line -> new Settlement.Line(Cents.of(line.granted()), Cents.of(line.accepted()))).toList(),
                granted.rate(), get(aid).transferable(), paid(aid));
    }

    /** The year of subsidies of whoever received the last payment; empty when the last attempt was blocked. */
    @Transactional(readOnly = true)
    Optional<SubsidyYear> subsidies(Long aid) {
        return lastAttempt(aid).filter(last -> last.outcome() == PaymentOutcome.PAID).map(last -> {
            int year = last.paidOn().getYear();
            Cents before = Cents.of(payments.received(last.siren(), LocalDate.of(year, 1, 1), AidClock.endOfYear(year), last.id()))
                    .plus(Cents.of(payments.declared(last.siren(), year)));
            return new SubsidyYear(before, Cents.of(last.amount()), Cents.of(thresholds.on(AUDITOR_ABOVE, last.paidOn())));
        });
    }

    /** What a breach obliges to pay back: the paid aid for the days of the commitment that were left. */
    @Transactional(readOnly = true)
    Cents owedAfterBreach(Long aid, LocalDate breachedOn) {
        LocalDate until = get(aid).commitmentUntil().orElseThrow();
        LocalDate from = lastPaidOn(aid).orElseThrow();
        long whole = ChronoUnit.DAYS.between(from, until);
        long left = Math.min(whole, Math.max(0, ChronoUnit.DAYS.between(breachedOn, until)));
        return whole <= 0 ? Cents.ZERO : paid(aid).prorata(left, whole);
    }

    LocalDate today() {
        return ParisTime.today(clock);
    }
}
