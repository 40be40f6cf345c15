package fr.maillage.contract;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import fr.maillage.directory.StructureType;
import fr.maillage.reference.Amounts;
import fr.maillage.reference.Choices;
import fr.maillage.reference.Delays;
import fr.maillage.workflow.ParisTime;

/** What the reference tables say about contracts: the kind of the day, missions, delays, amounts with their source. */
@Component
class ContractData {

    private static final int MONTHS_OF_A_YEAR = 12;
    private static final int LONGEST_SOURCE = 200;

    private final Choices choices;
    private final Amounts amounts;
    private final Delays delays;
    private final Clock clock;

    ContractData(Choices choices, Amounts amounts, Delays delays, Clock clock) {
        this.choices = choices;
        this.amounts = amounts;
        this.delays = delays;
        this.clock = clock;
    }

    /** The kind of contract that a structure of the type signs on that day. */
    ContractKind kind(StructureType type, LocalDate day) {
        return ContractKind.valueOf(choices.on("contract-kind." + type, day));
    }

    /** Missions that the contract must cover on that day; none for a kind without missions. */
    List<Mission> missions(ContractKind kind, LocalDate day) {
        return kind != ContractKind.ACI_CPTS ? List.of()
                : Arrays.stream(choices.on("contract-missions." + kind, day).split(",")).map(Mission::valueOf).toList();
    }

    /** Whole years; empty when no table knows, and the caisse says it. */
    Optional<Integer> durationYears(ContractKind kind) {
        String key = "contract.duration." + kind;
        return delays.has(key) ? Optional.of(delays.of(key).amount() / MONTHS_OF_A_YEAR) : Optional.empty();
    }

    /** The amounts that the tables know or ask for: operation, and both parts of each mission. */
    List<ContractAmount> amounts(ContractKind kind, Integer sizeClass, List<Mission> missions) {
        List<ContractAmount> lines = new ArrayList<>();
        for (AmountPurpose purpose : AmountPurpose.values()) {
            if (purpose == AmountPurpose.OPERATION || missions.stream().anyMatch(purpose::pays)) {
                lines.add(line(purpose, kind, sizeClass));
            }
        }
        return lines;
    }

    /** Due dates are counted from the signature; those that the draft has set stay. */
    List<ContractMission> dated(List<ContractMission> missions, LocalDate signedOn) {
        return missions.stream()
                .map(each -> new ContractMission(each.mission(),
                        each.startDue() != null ? each.startDue() : due("mission.start." + each.mission(), signedOn),
                        each.deploymentDue() != null ? each.deploymentDue()
                                : due("mission.deployed." + each.mission(), signedOn)))
                .toList();
    }

    private LocalDate due(String key, LocalDate signedOn) {
        return delays.has(key) ? delays.after(signedOn, key) : null;
    }

    private ContractAmount line(AmountPurpose purpose, ContractKind kind, Integer sizeClass) {
        LocalDate today = ParisTime.today(clock);
        return purpose.reference(kind, sizeClass)
                .flatMap(key -> amounts.find(key, today))
                .map(value -> new ContractAmount(purpose, cents(value.amount()), shortened(value.source())))
                .orElse(new ContractAmount(purpose, null, null));
    }

    static BigDecimal cents(BigDecimal euros) {
        return euros.setScale(2, RoundingMode.UNNECESSARY);
    }

    private static String shortened(String source) {
        return source.length() <= LONGEST_SOURCE ? source : source.substring(0, LONGEST_SOURCE - 1) + "…";
    }
}
