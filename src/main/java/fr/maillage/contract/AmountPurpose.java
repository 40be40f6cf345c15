package fr.maillage.contract;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an amount of a contract pays, and the kinds of contract that have it. */
enum AmountPurpose {
    /** Operation of the community, a year. */
    OPERATION("operation", ContractKind.ACI_CPTS, ContractKind.CONVENTION_ARS),
    ACCESS_FIXED("ACCESS.fixed", ContractKind.ACI_CPTS, ContractKind.ACI_MSP),
    ACCESS_VARIABLE("ACCESS.variable", ContractKind.ACI_CPTS, ContractKind.ACI_MSP),
    PATHWAYS_FIXED("PATHWAYS.fixed", ContractKind.ACI_CPTS), PATHWAYS_VARIABLE("PATHWAYS.variable", ContractKind.ACI_CPTS),
    PREVENTION_FIXED("PREVENTION.fixed", ContractKind.ACI_CPTS),
    PREVENTION_VARIABLE("PREVENTION.variable", ContractKind.ACI_CPTS),
    CRISIS_FIXED("CRISIS.fixed", ContractKind.ACI_CPTS), CRISIS_VARIABLE("CRISIS.variable", ContractKind.ACI_CPTS),
    QUALITY_FIXED("QUALITY.fixed", ContractKind.ACI_CPTS), QUALITY_VARIABLE("QUALITY.variable", ContractKind.ACI_CPTS),
    SUPPORT_FIXED("SUPPORT.fixed", ContractKind.ACI_CPTS), SUPPORT_VARIABLE("SUPPORT.variable", ContractKind.ACI_CPTS),
    TEAMWORK_FIXED("TEAMWORK.fixed", ContractKind.ACI_MSP), TEAMWORK_VARIABLE("TEAMWORK.variable", ContractKind.ACI_MSP),
    INFORMATION_FIXED("INFORMATION.fixed", ContractKind.ACI_MSP),
    INFORMATION_VARIABLE("INFORMATION.variable", ContractKind.ACI_MSP),
    /** Specific remuneration of a centre (accord national), a year. */
    REMUNERATION("remuneration", ContractKind.ACCORD_NATIONAL_CDS),
    /** What the agency gives a coordination support device, a year. */
    GRANT("grant", ContractKind.CPOM_DAC),
    /** Anything that no reference table knows, for instance a grant of the agency. */
    OTHER(null, ContractKind.values());

    private final String key;
    private final Set<ContractKind> kinds;

    AmountPurpose(String key, ContractKind... kinds) {
        this.key = key;
        this.kinds = EnumSet.copyOf(List.of(kinds));
    }

    /** The lines that a table knows or asks for in a contract of that kind which covers these missions. */
    static List<AmountPurpose> of(ContractKind kind, List<Mission> missions) {
        return Arrays.stream(values())
                .filter(purpose -> purpose != OTHER && purpose.isOf(kind))
                .filter(purpose -> !purpose.isOfAMission() || !kind.isBySize() || missions.stream().anyMatch(purpose::pays))
                .toList();
    }

    boolean isOf(ContractKind kind) {
        return kinds.contains(kind);
    }

    /** Its row in the reference tables, for a contract of that kind and a size class. */
    Optional<String> reference(ContractKind kind, Integer sizeClass) {
        if (key == null || kind.isBySize() && sizeClass == null) {
            return Optional.empty();
        }
        String row = "%s.%s".formatted(kind.amounts(), key);
        return Optional.of(kind.isBySize() ? "%s.%d".formatted(row, sizeClass) : row);
    }

    /** Whether it pays that mission. */
    private boolean pays(Mission mission) {
        return key.startsWith(mission + ".");
    }

    private boolean isOfAMission() {
        return Arrays.stream(Mission.values()).anyMatch(this::pays);
    }

    /** The mission that it pays, for the amounts that are a mission's. */
    Optional<Mission> mission() {
        return Arrays.stream(Mission.values()).filter(mission -> key != null && pays(mission)).findFirst();
    }

    /** Paid by results, and so never in advance. */
    boolean isVariable() {
        return key != null && key.endsWith(".variable");
    }
}
