package fr.maillage.territory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;

import fr.maillage.reference.Thresholds;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.RefusedSubmission;

/** Territories: what may be one, and its figures. */
@Service
public class Territories {

    private static final String FIELD = "communes";
    private static final int MOST_PARTS = 2_000;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_SOURCE = 200;

    private final Communes communes;
    private final Thresholds thresholds;
    private final Classifications classifications;
    private final Clock clock;

    Territories(Communes communes, Thresholds thresholds, Classifications classifications, Clock clock) {
        this.communes = communes;
        this.thresholds = thresholds;
        this.classifications = classifications;
        this.clock = clock;
    }

    /** As {@link #describe(String, List)} for a field named {@code communes}. */
    public TerritoryProfile describe(List<TerritoryPart> parts) {
        return describe(FIELD, parts);
    }

    /**
     * The figures of a territory, size class and rural share by the thresholds and imports in force today.
     *
     * @param field name of the form's field, for the refusal
     * @throws RefusedSubmission when the parts do not make a territory, see {@link #checked}
     */
    public TerritoryProfile describe(String field, List<TerritoryPart> parts) {
        return profile(check(field, parts));
    }

    /**
     * The parts with current codes.
     *
     * @throws RefusedSubmission when there is none, a commune is unknown or named twice, or the part of a commune has no
     *                           population or source, or has more inhabitants than are left in the commune
     */
    public List<TerritoryPart> checked(String field, List<TerritoryPart> parts) {
        return check(field, parts).stream().map(Located::part).toList();
    }

    /** Size class of a CPTS of so many inhabitants by the limits in force on that day. */
    public int sizeClass(long population, LocalDate day) {
        BigDecimal inhabitants = BigDecimal.valueOf(population);
        if (inhabitants.compareTo(thresholds.on(Thresholds.CPTS_CLASS_4_ABOVE, day)) > 0) {
            return 4;
        }
        if (inhabitants.compareTo(thresholds.on(Thresholds.CPTS_CLASS_3_FROM, day)) >= 0) {
            return 3;
        }
        return inhabitants.compareTo(thresholds.on(Thresholds.CPTS_CLASS_2_FROM, day)) >= 0 ? 2 : 1;
    }

    private record Located(TerritoryPart part, Commune commune) {

        long inhabitants() {
            return part.isWhole() ? commune.inhabitants() : part.population();
        }
    }

    private List<Located> check(String field, List<TerritoryPart> parts) {
        if (parts == null || parts.isEmpty()) {
            throw new RefusedSubmission(field, "territory.empty");
        }
        if (parts.size() > MOST_PARTS) {
            throw new RefusedSubmission(field, "territory.too-many", MOST_PARTS);
        }
        Map<String, Commune> known = communes.findAll(parts.stream()
                .filter(Objects::nonNull).map(TerritoryPart::commune).filter(Objects::nonNull).map(String::strip)
                .distinct().toList());
        List<Located> located = new ArrayList<>();
        for (int index = 0; index < parts.size(); index++) {
            located.add(locate("%s[%d]".formatted(field, index), parts.get(index), known));
        }
        refuseDuplicates(field, located);
        refuseTooManyInhabitants(field, located);
        return located;
    }

    private static Located locate(String field, TerritoryPart part, Map<String, Commune> known) {
        if (part == null || part.commune() == null || part.commune().isBlank()) {
            throw new RefusedSubmission(field + ".commune", "territory.commune.missing");
        }
        Commune commune = known.get(part.commune().strip());
        if (commune == null) {
            throw new RefusedSubmission(field + ".commune", "territory.commune.unknown", part.commune().strip());
        }
        oneLine(field + ".part", part.part(), LONGEST_NAME);
        oneLine(field + ".source", part.source(), LONGEST_SOURCE);
        boolean hasSource = part.source() != null && !part.source().isBlank();
        if (part.isWhole()) {
            if (part.population() != null || hasSource) {
                throw new RefusedSubmission(field + ".part", "territory.part.unnamed", commune.name());
            }
            return new Located(TerritoryPart.whole(commune.code()), commune);
        }
        if (part.population() == null || part.population() < 0) {
            throw new RefusedSubmission(field + ".population", "territory.part.population", part.part(), commune.name());
        }
        if (!hasSource) {
            throw new RefusedSubmission(field + ".source", "territory.part.source", part.part(), commune.name());
        }
        return new Located(new TerritoryPart(commune.code(), part.part().strip(), part.population(), part.source().strip()),
                commune);
    }

    private static void oneLine(String field, String text, int longest) {
        if (text != null && (text.length() > longest || text.chars().anyMatch(Character::isISOControl))) {
            throw new RefusedSubmission(field, "territory.part.one-line", longest);
        }
    }

    private static void refuseDuplicates(String field, List<Located> located) {
        Map<String, Located> wholes = new HashMap<>();
        for (int index = 0; index < located.size(); index++) {
            Located each = located.get(index);
            if (each.part().isWhole() && wholes.put(each.commune().code(), each) != null) {
                throw new RefusedSubmission("%s[%d].commune".formatted(field, index), "territory.commune.twice",
                        each.commune().name(), each.commune().code());
            }
        }
        Map<String, Located> named = new HashMap<>();
        for (int index = 0; index < located.size(); index++) {
            Located each = located.get(index);
            String at = "%s[%d]".formatted(field, index);
            Commune commune = each.commune();
            if (commune.parent() != null && wholes.containsKey(commune.parent())) {
                throw new RefusedSubmission(at + ".commune", "territory.arrondissement.contained", commune.name(),
                        wholes.get(commune.parent()).commune().name());
            }
            if (each.part().isWhole()) {
                continue;
            }
            if (wholes.containsKey(commune.code())) {
                throw new RefusedSubmission(at + ".part", "territory.part.contained", each.part().part(), commune.name());
            }
            if (named.put(commune.code() + " " + each.part().partKey(), each) != null) {
                throw new RefusedSubmission(at + ".part", "territory.part.twice", each.part().part(), commune.name());
            }
        }
    }

    private static void refuseTooManyInhabitants(String field, List<Located> located) {
        Map<String, Long> sums = new HashMap<>();
        for (int index = 0; index < located.size(); index++) {
            Located each = located.get(index);
            Commune commune = each.commune();
            if (each.part().isWhole() || commune.population() == null) {
                continue;
            }
            String at = "%s[%d].population".formatted(field, index);
            if (each.part().population() > commune.population()) {
                throw new RefusedSubmission(at, "territory.part.more-than-commune", each.part().part(),
                        each.part().population(), commune.name(), commune.population());
            }
            long sum = sums.merge(commune.code(), each.inhabitants(), Long::sum);
            if (sum > commune.population()) {
                throw new RefusedSubmission(at, "territory.part.sum-more-than-commune", commune.name(), sum,
                        commune.population());
            }
        }
    }

    private TerritoryProfile profile(List<Located> located) {
        List<Commune> distinct = located.stream().map(Located::commune).distinct().toList();
        Map<Commune, Long> inhabitants = located.stream().collect(Collectors.groupingBy(
                Located::commune, LinkedHashMap::new, Collectors.summingLong(Located::inhabitants)));
        long population = inhabitants.values().stream().mapToLong(Long::longValue).sum();
        Classifications.Rurality rurality = classifications.rurality(inhabitants);
        return new TerritoryProfile(
                located.stream().map(Located::part).toList(),
                distinct,
                population,
                distinct.stream().map(Commune::populationYear).filter(Objects::nonNull).distinct().sorted().toList(),
                distinct.stream().filter(commune -> commune.population() == null).toList(),
                sizeClass(population, ParisTime.today(clock)),
                by(Commune::departement, inhabitants),
                by(Commune::region, inhabitants),
                by(Commune::epci, inhabitants),
                share(rurality.inhabitants(), population),
                rurality.asOf(),
                rurality.partial(),
                classifications.zoning(inhabitants));
    }

    private static BigDecimal share(BigDecimal some, long all) {
        if (some == null || all == 0) {
            return null;
        }
        return some.movePointRight(2).divide(BigDecimal.valueOf(all), 2, RoundingMode.HALF_UP);
    }

    private static Map<String, Long> by(Function<Commune, String> place, Map<Commune, Long> inhabitants) {
        Map<String, Long> sums = new HashMap<>();
        inhabitants.forEach((commune, count) -> {
            if (place.apply(commune) != null) {
                sums.merge(place.apply(commune), count, Long::sum);
            }
        });
        return sums.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }
}
