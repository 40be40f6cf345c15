package fr.maillage.indicator;

import java.util.List;

/**
 * A territory for which something may be counted.
 *
 * @param code         as in the address of the page
 * @param departements codes of the départements that make it
 */
record CountedTerritory(String code, String name, List<String> departements) {
}
