package fr.maillage.territory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A territory in figures.
 *
 * @param parts                   what it is made of, codes brought up to date
 * @param communes                its communes and arrondissements, those of parts included, each once
 * @param population              inhabitants
 * @param populationYears         years of the figures, oldest first
 * @param withoutPopulation       communes that nobody has counted
 * @param sizeClass               size class of a CPTS, 1 to 4
 * @param populationByDepartement inhabitants by code of département, most first
 * @param populationByRegion      inhabitants by code of region, most first
 * @param populationByEpci        inhabitants by SIREN of the intercommunal body, most first
 * @param ruralShare              share of the inhabitants in rural communes (FRR), in percent with two decimals;
 *                                {@code null} when unknown: no import yet, or a commune is not in it
 * @param ruralAsOf               date of the imported classes, {@code null} before the first import
 * @param partlyRural             communes whose class is « partiellement »: they count half in the share
 * @param zoning                  zones of the doctors
 */
public record TerritoryProfile(List<TerritoryPart> parts, List<Commune> communes, long population,
                               List<Integer> populationYears, List<Commune> withoutPopulation, int sizeClass,
                               Map<String, Long> populationByDepartement, Map<String, Long> populationByRegion,
                               Map<String, Long> populationByEpci, BigDecimal ruralShare, LocalDate ruralAsOf, List<Commune> partlyRural,
                               Zoning zoning) {

    public boolean ruralityKnown() {
        return ruralShare != null;
    }
}
