package fr.maillage.tasklist;

import java.util.Set;

/**
 * A running process as its diagram shows it.
 *
 * @param xml     of the definition on which the instance runs, not of a later one
 * @param current activities where it stands
 * @param passed  activities that it has been through
 */
record Diagram(String name, String xml, Set<String> current, Set<String> passed) {
}
