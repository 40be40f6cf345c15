package fr.maillage.territory;

import java.time.LocalDate;
import java.util.Map;

/**
 * Zones of the doctors that a territory lies in, as the regional agency has decided them and an administrator has
 * imported them.
 *
 * @param populationByZone  inhabitants by zone ({@code ZIP}, {@code ZAC}, {@code HZ}…)
 * @param unknownPopulation inhabitants of communes that no import has classed
 * @param asOf              date of the imported zoning, {@code null} before the first import
 */
public record Zoning(Map<String, Long> populationByZone, long unknownPopulation, LocalDate asOf) {

    /** Folded name of the profession whose zones these are. */
    static final String DOCTORS = "medecin";

    /** « Zonage inconnu » when false. */
    public boolean known() {
        return !populationByZone.isEmpty();
    }

    /** Whether anybody of the territory lives in that zone. */
    public boolean includes(String zone) {
        return populationByZone.containsKey(zone);
    }
}
