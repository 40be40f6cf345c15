package fr.maillage.contract;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.Visibility;
import fr.maillage.reference.Euros;

/** Payments after the first one, line by line, so that each year's balance knows what was already paid for it. */
@Service
@Transactional
class FollowUpPayments {

    /** What a payment is made for: a mission or a year. */
    record Of(Long mission, Long year) {

        static Of mission(long mission) {
            return new Of(mission, null);
        }

        static Of year(long annualReview) {
            return new Of(null, annualReview);
        }
    }

    /**
     * @param line {@code ADVANCE}, {@code BALANCE} or {@code DEDUCTION}
     * @param year of the anniversary that closes the paid year
     */
    record Paid(AmountPurpose purpose, String line, int year, BigDecimal amount, String source) {
    }

    /** A payment, or why there was none. */
    record Payment(PaymentOutcome outcome, BigDecimal total, LocalDate paidOn, String blockingReason) {
    }

    private final JdbcClient jdbc;
    private final Dossiers dossiers;
    private final ContractWords words;
    private final Clock clock;

    FollowUpPayments(JdbcClient jdbc, Dossiers dossiers, ContractWords words, Clock clock) {
        this.jdbc = jdbc;
        this.dossiers = dossiers;
        this.words = words;
        this.clock = clock;
    }

    void pay(String reference, long contract, Of of, List<Paid> lines, LocalDate paidOn, String by) {
        BigDecimal total = lines.stream().map(Paid::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        long payment = insert(reference, contract, of, PaymentOutcome.PAID, total, paidOn, null, by);
        for (int position = 0; position < lines.size(); position++) {
            insert(payment, position, lines.get(position));
        }
        dossiers.journal(reference, JournalEntry.of("followUp.PAID", Visibility.LEAD, words.euros(total),
                words.day(paidOn)), by);
    }

    void block(String reference, long contract, Of of, String reason, String by) {
        insert(reference, contract, of, PaymentOutcome.BLOCKED, null, null, reason, by);
        dossiers.journal(reference, JournalEntry.of("followUp.BLOCKED", Visibility.LEAD).withNote(reason), by);
    }

    @Transactional(readOnly = true)
    Optional<Payment> last(Of of) {
        return jdbc.sql("""
                        select outcome, total, paid_on, blocking_reason from follow_up_payment
                        where mission_follow_up = :mission or annual_review = :year order by id desc limit 1""")
                .param("mission", of.mission())
                .param("year", of.year())
                .query((row, number) -> new Payment(PaymentOutcome.valueOf(row.getString("outcome")),
                        row.getBigDecimal("total"), row.getObject("paid_on", LocalDate.class),
                        row.getString("blocking_reason")))
                .optional();
    }

    /** What was paid for the year that closes in {@code year}, in cents by purpose; deductions do not count. */
    @Transactional(readOnly = true)
    Map<AmountPurpose, Long> paidFor(Contract contract, int year) {
        Map<AmountPurpose, Long> paid = new EnumMap<>(AmountPurpose.class);
        jdbc.sql("""
                        select l.purpose, sum(l.amount) as amount from follow_up_payment_line l
                        join follow_up_payment p on p.id = l.payment
                        where p.contract = :contract and l.year = :year and l.line <> 'DEDUCTION' group by l.purpose""")
                .param("contract", contract.id())
                .param("year", year)
                .query((row, number) -> paid.merge(AmountPurpose.valueOf(row.getString("purpose")),
                        Euros.cents(row.getBigDecimal("amount")), Long::sum))
                .list();
        if (year == contract.signedOn().orElseThrow().getYear() + 1) {
            firstPayment(contract).ifPresent(cents -> paid.merge(firstPurpose(contract), cents, Long::sum));
        }
        return paid;
    }

    /** What was paid at the signature belongs to the first year. */
    private Optional<Long> firstPayment(Contract contract) {
        return jdbc.sql("select amount from contract_payment where contract = :contract and outcome = 'PAID' order by id limit 1")
                .param("contract", contract.id())
                .query(BigDecimal.class)
                .optional()
                .map(Euros::cents);
    }

    private static AmountPurpose firstPurpose(Contract contract) {
        return contract.amount(AmountPurpose.OPERATION).isPresent() || contract.amounts().isEmpty()
                ? AmountPurpose.OPERATION : contract.amounts().get(0).purpose();
    }

    private long insert(String reference, long contract, Of of, PaymentOutcome outcome, BigDecimal total, LocalDate paidOn,
                        String reason, String by) {
        return jdbc.sql("""
                        insert into follow_up_payment (dossier, contract, mission_follow_up, annual_review, outcome, total,
                                                       paid_on, blocking_reason, recorded_at, recorded_by)
                        values (:dossier, :contract, :mission, :year, :outcome, :total, :paidOn, :reason, :at, :by)
                        returning id""")
                .param("dossier", reference)
                .param("contract", contract)
                .param("mission", of.mission())
                .param("year", of.year())
                .param("outcome", outcome.name())
                .param("total", total)
                .param("paidOn", paidOn)
                .param("reason", reason)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .query(Long.class)
                .single();
    }

    private void insert(long payment, int position, Paid line) {
        jdbc.sql("""
                        insert into follow_up_payment_line (payment, position, purpose, line, year, amount, source)
                        values (:payment, :position, :purpose, :line, :year, :amount, :source)""")
                .param("payment", payment)
                .param("position", position)
                .param("purpose", line.purpose().name())
                .param("line", line.line())
                .param("year", line.year())
                .param("amount", line.amount())
                .param("source", line.source())
                .update();
    }
}
