package fr.maillage.contract;

import java.util.Optional;

/** What an amount of a contract pays. */
enum AmountPurpose {
    /** Operation of the community, a year. */
    OPERATION("operation"),
    ACCESS_FIXED("ACCESS.fixed"), ACCESS_VARIABLE("ACCESS.variable"),
    PATHWAYS_FIXED("PATHWAYS.fixed"), PATHWAYS_VARIABLE("PATHWAYS.variable"),
    PREVENTION_FIXED("PREVENTION.fixed"), PREVENTION_VARIABLE("PREVENTION.variable"),
    CRISIS_FIXED("CRISIS.fixed"), CRISIS_VARIABLE("CRISIS.variable"),
    QUALITY_FIXED("QUALITY.fixed"), QUALITY_VARIABLE("QUALITY.variable"),
    SUPPORT_FIXED("SUPPORT.fixed"), SUPPORT_VARIABLE("SUPPORT.variable"),
    /** Anything that no reference table knows, for instance a grant of the agency. */
    OTHER(null);

    private final String key;

    AmountPurpose(String key) {
        this.key = key;
    }

    /** Its row in the reference tables, for a contract of that kind and a size class. */
    Optional<String> reference(ContractKind kind, Integer sizeClass) {
        return key == null || sizeClass == null ? Optional.empty()
                : Optional.of("%s.%s.%d".formatted(kind.amounts(), key, sizeClass));
    }

    /** Whether it pays that mission. */
    boolean pays(Mission mission) {
        return key != null && key.startsWith(mission + ".");
    }
}
