package fr.maillage.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import fr.maillage.reference.Euros;

/**
 * What the caisse pays at an anniversary of a contract: the balance of the year that ends, and the advance on the next.
 * The balance is what the year is worth less what was already paid for it, so that roundings never add up.
 *
 * @param anniversary   first day of the next year of the contract
 * @param advanceShare  in percent; {@code null} when no table knows the agreement's
 * @param minimum       the least advance of a year in euros; {@code null} where the agreement has none
 * @param variableShare part of the variable amounts that the yearly meeting grants, in percent
 * @param goesOn        whether the contract lasts beyond the anniversary
 */
record AnnualPayment(LocalDate anniversary, Integer advanceShare, BigDecimal minimum, int variableShare, boolean goesOn) {

    /** What is known of a yearly amount: the days from which its missions run, what was paid of it for the year. */
    record Item(AmountPurpose purpose, Long yearlyCents, LocalDate startedOn, long paidCents) {
    }

    /** The words of a line: how its amount comes about. */
    record Words(Function<AmountPurpose, String> balance, Function<AmountPurpose, String> advance, String minimum) {
    }

    /**
     * Lines with an amount of zero are left out; one whose amount nobody knows stays, without amount.
     *
     * @param ending the amounts of the year that ends
     * @param next   those of the year that begins, which an amendment may have changed
     */
    List<PaymentLine> lines(List<Item> ending, List<Item> next, Words words) {
        List<PaymentLine> lines = new ArrayList<>();
        ending.forEach(item -> balance(item).ifPresent(cents -> lines.add(
                line(item, PaymentLine.Kind.BALANCE, cents, words.balance()))));
        if (goesOn) {
            next.stream().filter(item -> !item.purpose().isVariable()).forEach(item -> advance(item).ifPresent(cents ->
                    lines.add(line(item, PaymentLine.Kind.ADVANCE, cents, words.advance()))));
            complement(lines).ifPresent(cents -> lines.add(new PaymentLine(AmountPurpose.OTHER, PaymentLine.Kind.ADVANCE,
                    Euros.of(cents), words.minimum())));
        }
        return lines;
    }

    private static PaymentLine line(Item item, PaymentLine.Kind kind, Optional<Long> cents,
                                    Function<AmountPurpose, String> words) {
        return new PaymentLine(item.purpose(), kind, cents.map(Euros::of).orElse(null),
                cents.isPresent() ? words.apply(item.purpose()) : null);
    }

    /** Empty when nothing is owed; an empty amount when nobody knows it. */
    private Optional<Optional<Long>> balance(Item item) {
        if (item.startedOn() == null || !item.startedOn().isBefore(anniversary)) {
            return Optional.empty();
        }
        if (item.yearlyCents() == null) {
            return Optional.of(Optional.empty());
        }
        long worth = Share.sinceStart(item.yearlyCents(), item.startedOn(), anniversary);
        long due = item.purpose().isVariable() ? Euros.percent(worth, variableShare) : worth;
        return due == item.paidCents() ? Optional.empty() : Optional.of(Optional.of(due - item.paidCents()));
    }

    private Optional<Optional<Long>> advance(Item item) {
        if (item.startedOn() == null || item.startedOn().isAfter(anniversary)) {
            return Optional.empty();
        }
        return item.yearlyCents() == null || advanceShare == null
                ? Optional.of(Optional.empty())
                : Optional.of(Optional.of(Euros.percent(item.yearlyCents(), advanceShare)));
    }

    /** What the advances lack to reach the minimum of the agreement. */
    private Optional<Long> complement(List<PaymentLine> lines) {
        List<PaymentLine> advances = lines.stream().filter(line -> line.line() == PaymentLine.Kind.ADVANCE).toList();
        if (minimum == null || advances.isEmpty() || advances.stream().anyMatch(line -> line.amount() == null)) {
            return Optional.empty();
        }
        long sum = advances.stream().mapToLong(line -> Euros.cents(line.amount())).sum();
        return Optional.of(Euros.cents(minimum) - sum).filter(missing -> missing > 0);
    }

    /**
     * The yearly amounts of a contract with what was paid of them for the year that ends. What is no mission's runs from
     * the signature; what is a mission's, from its start.
     */
    static List<Item> items(Contract contract, List<ContractAmount> amounts, Map<Mission, LocalDate> started,
                            Map<AmountPurpose, Long> paid) {
        return amounts.stream()
                .map(amount -> new Item(amount.purpose(), amount.isKnown() ? Euros.cents(amount.amount()) : null,
                        startOf(amount.purpose(), contract, started), paid.getOrDefault(amount.purpose(), 0L)))
                .toList();
    }

    private static LocalDate startOf(AmountPurpose purpose, Contract contract, Map<Mission, LocalDate> started) {
        return contract.missions().isEmpty() || purpose.mission().isEmpty()
                ? contract.signedOn().orElseThrow()
                : started.get(purpose.mission().get());
    }
}
