package fr.maillage.directory;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Part that an agent plays in the organisation. Each function of an organisation is one engine group. */
public enum Function {

    /** Follows dossiers: member of the organisation's main group, whose id is the organisation's. */
    HANDLER,
    SIGNATORY("signatories"),
    FINESS("finess"),
    FINANCE("finance"),
    PROCUREMENT("procurement"),
    PAYMENT("payment"),
    MEDICAL_ADVISER("medical-advisers"),
    /** Elected member of a MSA caisse, « élu MSA ». */
    ELECTED("elected"),
    SUPERVISOR,
    /** Reads every dossier of the country. */
    NATIONAL_READER,
    /** Administers the directory and the engine. */
    ADMINISTRATOR;

    /** Group of those who read everything. */
    public static final String NATIONAL_READERS = "readers-national";
    /** Group of those who administer the application. */
    public static final String ADMINISTRATORS = "administrators";

    private static final String SUPERVISORS = "supervisors-";

    private final String suffix;

    Function() {
        this(null);
    }

    Function(String suffix) {
        this.suffix = suffix;
    }

    /** Id of the group of those who hold this function in the organisation. */
    public String groupIn(String organisation) {
        return switch (this) {
            case HANDLER -> organisation;
            case SUPERVISOR -> SUPERVISORS + organisation;
            case NATIONAL_READER -> NATIONAL_READERS;
            case ADMINISTRATOR -> ADMINISTRATORS;
            default -> organisation + "-" + suffix;
        };
    }

    /** Inverse of {@link #groupIn}, as far as the form of the id tells; the organisation may not exist. */
    Optional<String> organisationOf(String group) {
        return switch (this) {
            case HANDLER -> Optional.of(group);
            case SUPERVISOR -> group.startsWith(SUPERVISORS) ? Optional.of(group.substring(SUPERVISORS.length()))
                    : Optional.empty();
            case NATIONAL_READER, ADMINISTRATOR -> Optional.empty();
            default -> group.endsWith("-" + suffix)
                    ? Optional.of(group.substring(0, group.length() - suffix.length() - 1))
                    : Optional.empty();
        };
    }

    /** Whether its group stands above organisations. */
    boolean isAboveOrganisations() {
        return this == NATIONAL_READER || this == ADMINISTRATOR;
    }

    static Set<String> groupsIn(String organisation, Set<Function> functions) {
        return functions.stream().map(function -> function.groupIn(organisation))
                .collect(Collectors.toUnmodifiableSet());
    }
}
