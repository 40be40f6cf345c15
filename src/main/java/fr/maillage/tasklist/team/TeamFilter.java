package fr.maillage.tasklist.team;

import fr.maillage.directory.StructureType;

/**
 * Which tasks of a team are shown; {@code null} and empty leave all.
 *
 * @param agent user id; {@link #NOBODY} for those that nobody has taken
 */
record TeamFilter(Boolean overdue, String agent, StructureType type, String departement, Integer page) {

    static final String NOBODY = "-";

    TeamFilter {
        agent = blankToNull(agent);
        departement = blankToNull(departement);
        page = page == null ? 0 : Math.max(0, page);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
