package fr.maillage.security;

/** Engine groups that are roles rather than organisations, and bear a name of their own. */
public final class Roles {

    public static final String ADMINISTRATORS = "administrators";
    /** The engine's own name for the same people: while nobody has it, the webapps send everybody to their setup page. */
    static final String ENGINE_ADMINISTRATORS = "camunda-admin";
    public static final String NATIONAL_READERS = "readers-national";
    /** Machines that use the engine's REST API. */
    public static final String TECHNICAL = "technical";
    private static final String SUPERVISORS = "supervisors-";

    private Roles() {
    }

    public static boolean isSupervision(String group) {
        return group.startsWith(SUPERVISORS);
    }
}
