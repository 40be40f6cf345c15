package fr.maillage.directory;

import java.util.Map;

/** Who counts most inhabitants; the first in the map's order when several count as many. */
final class Majority {

    private Majority() {
    }

    static <T> T of(Map<T, Integer> inhabitants) {
        int most = inhabitants.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        return inhabitants.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .findFirst()
                .orElseThrow()
                .getKey();
    }
}
