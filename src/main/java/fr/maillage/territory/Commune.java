package fr.maillage.territory;

import java.util.List;

/**
 * A commune, or a municipal arrondissement of Paris, Lyon or Marseille, of the official geographic code in force.
 *
 * @param code            INSEE code
 * @param parent          for an arrondissement the code of its commune, else {@code null}
 * @param epci            SIREN of the intercommunal body; {@code null} for four islands and most overseas collectivities
 * @param population      municipal population; {@code null} where nobody lives or nobody counts
 * @param populationYear  year of that figure; {@code null} when the source does not say
 * @param postcodes       several communes may share one: a help for people, never an identifier
 */
public record Commune(String code, String name, Kind kind, String parent, String departement, String departementName,
                      String region, String regionName, String epci, String epciName, Integer population,
                      Integer populationYear, List<String> postcodes) {

    public enum Kind {
        COMMUNE, ARRONDISSEMENT
    }

    /** Inhabitants for a sum; a commune without a figure adds nothing. */
    public int inhabitants() {
        return population == null ? 0 : population;
    }
}
