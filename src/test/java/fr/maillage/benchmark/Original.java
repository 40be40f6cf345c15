package fr.maillage.benchmark;

import java.util.List;

/**
 * A really started dossier to make copies of.
 *
 * @param number   from 0, one more for each
 * @param communes the two of its territory, the seat first
 */
record Original(int number, String reference, String name, String email, List<String> communes) {
}
