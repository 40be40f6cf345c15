package fr.maillage.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.contract.AnnualReportForms.Deduction;
import fr.maillage.contract.AnnualReportForms.PayYear;
import fr.maillage.contract.FollowUpPayments.Paid;
import fr.maillage.reference.Euros;

/** Balance and advance of a year under contract. */
@Service
@Transactional
class YearPayments {

    private final ContractRepository contracts;
    private final CurrentContract current;
    private final ContractData data;
    private final MissionFollowUps missions;
    private final AnnualReviews reviews;
    private final Renewals renewals;
    private final FollowUpPayments payments;
    private final ContractWords words;

    YearPayments(ContractRepository contracts, CurrentContract current, ContractData data, MissionFollowUps missions, AnnualReviews reviews,
                 Renewals renewals, FollowUpPayments payments, ContractWords words) {
        this.contracts = contracts;
        this.current = current;
        this.data = data;
        this.missions = missions;
        this.reviews = reviews;
        this.renewals = renewals;
        this.payments = payments;
        this.words = words;
    }

    @Transactional(readOnly = true)
    List<PaymentLine> lines(AnnualReview review) {
        Contract contract = contract(review);
        Integer share = data.advanceShare(contract).orElse(null);
        boolean goesOn = renewals.find(contract.id()).map(Renewal::endsOn)
                .filter(end -> !end.isAfter(review.anniversary())).isEmpty();
        AnnualPayment payment = new AnnualPayment(review.anniversary(), share,
                data.advanceMinimum(contract).orElse(null), review.variableShare() == null ? 0 : review.variableShare(),
                goesOn);
        Map<Mission, LocalDate> started = missions.started(contract);
        List<ContractAmount> ending = current.amountsOn(contract, review.anniversary().minusDays(1));
        List<ContractAmount> next = current.amountsOn(contract, review.anniversary());
        return payment.lines(
                AnnualPayment.items(contract, ending, started, payments.paidFor(contract, review.year())),
                AnnualPayment.items(contract, next, started, Map.of()), new AnnualPayment.Words(
                purpose -> words.text("follow-up.source.balance", String.valueOf(review.year())),
                purpose -> words.text("follow-up.source.advance", share, String.valueOf(review.year() + 1)),
                words.text("follow-up.source.minimum")));
    }

    /** Expenses that the control has refused are proposed as one deduction; the payer decides. */
    @Transactional(readOnly = true)
    List<Deduction> deductions(AnnualReview review) {
        long rejected = reviews.rejectedCents(review);
        return rejected == 0 ? List.of()
                : List.of(new Deduction(Euros.of(rejected), words.text("follow-up.deduction.rejected")));
    }

    void pay(AnnualReview review, PayYear form, String by) {
        List<Paid> lines = new ArrayList<>(form.lines().stream()
                .map(line -> new Paid(line.purpose(), line.line().name(),
                        line.line() == PaymentLine.Kind.ADVANCE ? review.year() + 1 : review.year(), line.amount(),
                        line.source()))
                .toList());
        if (form.deductions() != null) {
            form.deductions().forEach(deduction -> lines.add(new Paid(AmountPurpose.OTHER, "DEDUCTION", review.year(),
                    deduction.amount().negate(), deduction.reason())));
        }
        payments.pay(review.dossier(), review.contract(), FollowUpPayments.Of.year(review.id()), lines, form.paidOn(), by);
    }

    void block(AnnualReview review, String reason, String by) {
        payments.block(review.dossier(), review.contract(), FollowUpPayments.Of.year(review.id()), reason, by);
    }

    /**
     * What was advanced beyond a day on which the contract ends: of each advance of the running year, the part of the days
     * after it.
     *
     * @return in euros; zero when nothing was advanced
     */
    @Transactional(readOnly = true)
    BigDecimal overpaid(Contract contract, LocalDate endedOn) {
        LocalDate anniversary = MissionFollowUps.anniversaryAfter(contract.signedOn().orElseThrow(), endedOn);
        Map<Mission, LocalDate> started = missions.started(contract);
        return Euros.of(payments.paidFor(contract, anniversary.getYear()).entrySet().stream()
                .mapToLong(paid -> Share.after(paid.getValue(), endedOn, paid.getKey().mission().map(started::get)
                        .filter(anniversary.minusYears(1)::isBefore).orElse(anniversary.minusYears(1)), anniversary))
                .sum());
    }

    private Contract contract(AnnualReview review) {
        return contracts.findById(review.contract()).orElseThrow();
    }
}
