package fr.maillage.security;

import java.util.Map;

/** Engine groups that are roles rather than organisations. */
public final class Roles {

    public static final String ADMINISTRATORS = "administrators";
    /** The engine's own name for the same people: while nobody has it, the webapps send everybody to their setup page. */
    static final String ENGINE_ADMINISTRATORS = "camunda-admin";
    public static final String NATIONAL_READERS = "readers-national";
    /** Every agent of an organisation, whichever it is: carries the grants that all of them share. */
    static final String AGENTS = "agents";
    /** Every supervisor: carries the grants that all of them share. */
    static final String ALL_SUPERVISORS = "supervisors";
    /** Machines that use the engine's REST API. */
    public static final String TECHNICAL = "technical";
    private static final String SUPERVISORS = "supervisors-";

    /** The roles that carry engine grants, with the names that Admin shows. */
    static final Map<String, String> NAMES = Map.of(
            AGENTS, "Agents de toutes les organisations",
            ALL_SUPERVISORS, "Responsables de toutes les organisations",
            NATIONAL_READERS, "Lecture nationale",
            ADMINISTRATORS, "Administrateurs",
            ENGINE_ADMINISTRATORS, "Administrateurs du moteur",
            TECHNICAL, "Comptes techniques");

    private Roles() {
    }

    public static boolean isSupervision(String group) {
        return group.startsWith(SUPERVISORS);
    }
}
