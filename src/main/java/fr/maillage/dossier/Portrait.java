package fr.maillage.dossier;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The computed portrait of a territory (portrait de territoire), as of one day.
 *
 * @param populationYears         years of the figures
 * @param ruralShare              in percent; {@code null} when unknown
 * @param populationByZone        inhabitants by zone of the doctors; empty when unknown
 * @param neighbours              dossiers and structures that share ground
 */
public record Portrait(LocalDate compiledOn, long population, Integer sizeClass, List<Integer> populationYears,
                       List<Place> places, Map<String, Long> populationByDepartement,
                       Map<String, Long> populationByEpci, BigDecimal ruralShare, Map<String, Long> populationByZone,
                       List<Neighbour> neighbours) {

    /** @param part name of the part of the commune; {@code null} for the whole */
    public record Place(String commune, String name, String part, Integer population, Integer year, String source,
                        String epci) {
    }

    /** Who shares ground with the territory. */
    public record Neighbour(String reference, String name, List<String> sharedPlaces, long sharedPopulation) {
    }
}
