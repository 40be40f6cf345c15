package fr.maillage.contract;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import fr.maillage.directory.StructureType;
import fr.maillage.reference.Amounts;
import fr.maillage.reference.Choices;
import fr.maillage.reference.Delays;
import fr.maillage.reference.ReferenceValue;
import fr.maillage.reference.Thresholds;

/**
 * What the reference tables say about contracts: the kind of the day, who signs when, missions, delays, amounts with
 * their source. The day is the one on which the contract was opened: a table that changes later leaves it as it is.
 */
@Component
class ContractData {

    private static final String KIND = "contract-kind.";
    private static final int MONTHS_OF_A_YEAR = 12;
    private static final int LONGEST_SOURCE = 200;
    private static final String TO_CONFIRM = " (à confirmer)";

    private final Choices choices;
    private final Amounts amounts;
    private final Thresholds thresholds;
    private final Delays delays;

    ContractData(Choices choices, Amounts amounts, Thresholds thresholds, Delays delays) {
        this.choices = choices;
        this.amounts = amounts;
        this.thresholds = thresholds;
        this.delays = delays;
    }

    /** The kind of contract that a structure of the type signs on that day. */
    ContractKind kind(StructureType type, LocalDate day) {
        return ContractKind.valueOf(choices.on(KIND + type, day));
    }

    /** The kind of contract of that day; empty before structures of the type signed any. */
    Optional<ContractKind> knownKind(StructureType type, LocalDate day) {
        return choices.find(KIND + type, day).map(ContractKind::valueOf);
    }

    SigningMode signing(ContractKind kind, LocalDate day) {
        return SigningMode.valueOf(choices.on(SigningModes.KEYS + kind, day));
    }

    /** Missions that the contract must cover on that day; none for a kind without missions. */
    List<Mission> missions(ContractKind kind, LocalDate day) {
        return kind != ContractKind.ACI_CPTS ? List.of()
                : Arrays.stream(choices.on("contract-missions." + kind, day).split(",")).map(Mission::valueOf).toList();
    }

    /** Whole years; empty when no table knows, and whoever registers the contract says it. */
    Optional<Integer> durationYears(ContractKind kind, LocalDate day) {
        return delays.find("contract.duration." + kind, day).map(delay -> delay.amount() / MONTHS_OF_A_YEAR);
    }

    /** The amounts that the tables know or ask for. */
    List<ContractAmount> amounts(ContractKind kind, Integer sizeClass, List<Mission> missions, LocalDate day) {
        return AmountPurpose.of(kind, missions).stream().map(purpose -> line(purpose, kind, sizeClass, day)).toList();
    }

    /** The most that a contract of that size pays in a year, when a table knows. */
    Optional<ReferenceValue> maximum(ContractKind kind, Integer sizeClass, LocalDate day) {
        return kind.isBySize() && sizeClass != null
                ? amounts.find("%s.maximum.%d".formatted(kind.amounts(), sizeClass), day)
                : Optional.empty();
    }

    /** The rule of the advance, for the kind of contract that has one. */
    Optional<Advance> advance(ContractKind kind, LocalDate day) {
        if (kind != ContractKind.ACI_MSP) {
            return Optional.empty();
        }
        ReferenceValue minimum = amounts.on("aci-msp.advance-minimum", day);
        return Optional.of(new Advance(thresholds.on("aci-msp.advance-share", day), minimum.amount(), source(minimum)));
    }

    /** What a point of the agreement is worth, for the kind of contract that counts in points. */
    Optional<ReferenceValue> point(ContractKind kind, LocalDate day) {
        return kind == ContractKind.ACI_MSP ? amounts.find("aci-msp.point", day) : Optional.empty();
    }

    /** Due dates are counted from the signature; those that the draft has set stay. */
    List<ContractMission> dated(List<ContractMission> missions, LocalDate signedOn, LocalDate day) {
        return missions.stream()
                .map(each -> new ContractMission(each.mission(),
                        each.startDue() != null ? each.startDue() : due("mission.start." + each.mission(), signedOn, day),
                        each.deploymentDue() != null ? each.deploymentDue()
                                : due("mission.deployed." + each.mission(), signedOn, day)))
                .toList();
    }

    private LocalDate due(String key, LocalDate signedOn, LocalDate day) {
        return delays.find(key, day).map(delay -> delays.after(signedOn, delay)).orElse(null);
    }

    private ContractAmount line(AmountPurpose purpose, ContractKind kind, Integer sizeClass, LocalDate day) {
        return purpose.reference(kind, sizeClass)
                .flatMap(key -> amounts.find(key, day))
                .map(value -> new ContractAmount(purpose, cents(value.amount()), source(value)))
                .orElse(new ContractAmount(purpose, null, null));
    }

    static BigDecimal cents(BigDecimal euros) {
        return euros.setScale(2, RoundingMode.UNNECESSARY);
    }

    /** Whoever reads the amount sees that nobody has read it in the text that sets it. */
    private static String source(ReferenceValue value) {
        String mark = value.toConfirm() ? TO_CONFIRM : "";
        int longest = LONGEST_SOURCE - mark.length();
        String source = value.source();
        return (source.length() <= longest ? source : source.substring(0, longest - 1) + "…") + mark;
    }

    /** Share of the yearly amounts that is paid in advance, in percent, by the tables of the day of the signature. */
    Optional<Integer> advanceShare(Contract contract) {
        String key = contract.kind().amounts() + ".advance-share";
        return thresholds.find(key, contract.signedOn().orElseThrow()).map(BigDecimal::intValueExact);
    }

    /** The least advance of a year, where the agreement has one. */
    Optional<BigDecimal> advanceMinimum(Contract contract) {
        return amounts.find(contract.kind().amounts() + ".advance-minimum", contract.signedOn().orElseThrow())
                .map(ReferenceValue::amount);
    }

    /** What follows a structure of the type once it works. */
    List<FollowUpKind> followUps(StructureType type, LocalDate day) {
        return choices.find("follow-up." + type, day).stream()
                .flatMap(words -> Arrays.stream(words.split(","))).map(FollowUpKind::valueOf).toList();
    }

    /** Month and day on which the yearly report of the type is due, {@code 01-31}; empty where the anniversary counts. */
    Optional<String> reportDay(StructureType type, LocalDate day) {
        return choices.find("annual-report.day." + type, day);
    }

    /** Last day on which a change of that day may still be told in time; empty where no table sets one. */
    Optional<LocalDate> changeNotice(StructureType type, LocalDate changedOn) {
        String key = "change.notice." + type;
        return delays.has(key) ? Optional.of(delays.after(changedOn, key)) : Optional.empty();
    }
}
