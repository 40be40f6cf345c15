package fr.maillage.territory;

import java.util.List;
import java.util.Map;

/**
 * What came of an import. With a refusal nothing has been written.
 *
 * @param taken    communes classed, or structures taken
 * @param counts   how many communes or lines by class or zone, in the order of the file
 * @param refusals what is wrong, by line
 */
record ImportOutcome(int taken, Map<String, Integer> counts, List<Refusal> refusals) {

    /** @param messageKey key in the bundle, with its arguments */
    record Refusal(long line, String messageKey, Object... arguments) {
    }

    boolean accepted() {
        return refusals.isEmpty();
    }
}
