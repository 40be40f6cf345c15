package fr.maillage.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import fr.maillage.directory.Organisation;
import fr.maillage.directory.OrganisationKind;

/**
 * What a person may do depends on these: a column of the table of authorisations each. They follow from the functions that
 * a person holds and from the kind of their organisation; each is an engine group, which carries the engine's grants.
 */
public enum Role {

    /** Whoever calls; also those who have not logged in. */
    ANONYMOUS,
    /** Follows dossiers for an authority: agency, delegation, caisse of the health insurance. */
    CASE_HANDLER,
    SIGNATORY, FINESS,
    /** Pays, in a caisse or in the agency. */
    PAYMENT,
    BUYER,
    /** « Chargé de développement territorial » of a MSA. */
    OFFICER,
    MEDICAL_ADVISER, ELECTED, CONSULTANT, FEDERATION,
    /** Conseil départemental. */
    COUNCIL,
    /** URPS, establishments, universities, communes: asked for opinions and parts. */
    PARTNER,
    /** Leads a team outside the health agency; added to the role of the organisation. */
    TEAM_LEAD,
    DEPARTMENT_SUPERVISOR, REGIONAL_SUPERVISOR, NATIONAL_READER, ADMINISTRATOR,
    /** A machine that uses the engine's REST API. */
    TECHNICAL;

    private static final String PREFIX = "role-";
    private static final Map<String, Role> BY_GROUP = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(Role::group, Function.identity()));

    /** Id of the engine group of those who have the role. */
    public String group() {
        return switch (this) {
            case NATIONAL_READER -> Roles.NATIONAL_READERS;
            case ADMINISTRATOR -> Roles.ADMINISTRATORS;
            case TECHNICAL -> Roles.TECHNICAL;
            default -> PREFIX + key();
        };
    }

    /** Whether the group is that of a role, not of an organisation. */
    static boolean isGroup(String group) {
        return BY_GROUP.containsKey(group);
    }

    /** Whether a group is made from functions and organisations, and so is nobody's to give. */
    static boolean isDerived(String group) {
        return group.startsWith(PREFIX) || group.equals(Roles.ENGINE_ADMINISTRATORS);
    }

    /** Its name in the table of authorisations. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its name in French, in the message bundle. */
    String label() {
        return "matrix.role." + name();
    }

    /** The roles among the groups of a person; what anybody may, they may. */
    static Set<Role> among(Collection<String> groups) {
        Set<Role> roles = EnumSet.of(ANONYMOUS);
        groups.forEach(group -> {
            Role role = BY_GROUP.get(group);
            if (role != null) {
                roles.add(role);
            }
        });
        return roles;
    }

    /** The roles of somebody who holds the function in the organisation. */
    static Set<Role> of(fr.maillage.directory.Function function, Organisation organisation) {
        return switch (function) {
            case HANDLER -> ofKind(organisation.kind());
            case SIGNATORY -> EnumSet.of(SIGNATORY);
            case FINESS -> EnumSet.of(FINESS);
            case FINANCE, PAYMENT -> EnumSet.of(PAYMENT);
            case PROCUREMENT -> EnumSet.of(BUYER);
            case MEDICAL_ADVISER -> EnumSet.of(MEDICAL_ADVISER);
            case ELECTED -> EnumSet.of(ELECTED);
            case SUPERVISOR -> ofSupervisor(organisation.kind());
            case NATIONAL_READER -> EnumSet.of(NATIONAL_READER);
            case ADMINISTRATOR -> EnumSet.of(ADMINISTRATOR);
        };
    }

    private static Set<Role> ofKind(OrganisationKind kind) {
        return switch (kind) {
            case ARS, ARS_DELEGATION, CPAM, DCGDR -> EnumSet.of(CASE_HANDLER);
            // plays the CPAM and the MSA at once
            case CGSS -> EnumSet.of(CASE_HANDLER, OFFICER);
            case MSA, ARCMSA -> EnumSet.of(OFFICER);
            case CONSULTANT -> EnumSet.of(CONSULTANT);
            case FEDERATION -> EnumSet.of(FEDERATION);
            case CONSEIL_DEPARTEMENTAL -> EnumSet.of(COUNCIL);
            case URPS, ESTABLISHMENT, UNIVERSITY, MUNICIPALITY -> EnumSet.of(PARTNER);
            case NATIONAL -> EnumSet.noneOf(Role.class);
        };
    }

    private static Set<Role> ofSupervisor(OrganisationKind kind) {
        return switch (kind) {
            case ARS -> EnumSet.of(REGIONAL_SUPERVISOR);
            case ARS_DELEGATION -> EnumSet.of(DEPARTMENT_SUPERVISOR);
            default -> {
                Set<Role> roles = EnumSet.of(TEAM_LEAD);
                roles.addAll(ofKind(kind));
                yield roles;
            }
        };
    }
}
