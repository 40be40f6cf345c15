package fr.maillage.territory;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import fr.maillage.workflow.RefusedSubmission;

/** Communes to choose from, and what a territory made of them would be. */
@RestController
@RequestMapping(path = "/api/territory", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Territoire")
class TerritoryApi {

    private static final int MOST_FOUND = 100;
    private static final int LONGEST_QUERY = 120;
    private static final int NAMES_IN_A_SENTENCE = 6;

    private final Communes communes;
    private final Territories territories;
    private final Overlaps overlaps;
    private final List<PreviewContributor> contributors;
    private final MessageSource messages;

    TerritoryApi(Communes communes, Territories territories, Overlaps overlaps, List<PreviewContributor> contributors,
                 MessageSource messages) {
        this.communes = communes;
        this.territories = territories;
        this.overlaps = overlaps;
        this.contributors = contributors;
        this.messages = messages;
    }

    /** A commune to choose; {@code formerName} is the name that was typed when it no longer exists. */
    record CommuneView(String code, String name, String formerName, String departement, String departementName,
                       String region, String epci, String epciName, Integer population, Integer populationYear,
                       List<String> postcodes) {

        static CommuneView of(FoundCommune found) {
            Commune commune = found.commune();
            return new CommuneView(commune.code(), commune.name(), found.formerName(), commune.departement(),
                    commune.departementName(), commune.region(), commune.epci(), commune.epciName(), commune.population(),
                    commune.populationYear(), commune.postcodes());
        }
    }

    @Operation(summary = "Chercher une commune par son nom, un ancien nom, son code INSEE ou un code postal")
    @GetMapping("/communes")
    List<CommuneView> search(@RequestParam(defaultValue = "") String q, @RequestParam(required = false) String departement,
                             @RequestParam(defaultValue = "20") int limit) {
        if (q.length() > LONGEST_QUERY) {
            throw new RefusedSubmission("q", "territory.search.long", LONGEST_QUERY);
        }
        if (limit < 1 || limit > MOST_FOUND) {
            throw new RefusedSubmission("limit", "territory.search.limit", MOST_FOUND);
        }
        String chosen = departement == null || departement.isBlank() ? null : departement.strip().toUpperCase();
        if (chosen != null && !communes.departements().containsKey(chosen)) {
            throw new RefusedSubmission("departement", "territory.departement.unknown", chosen);
        }
        return communes.search(q, chosen, limit).stream().map(CommuneView::of).toList();
    }

    /**
     * @param reference dossier that asks, so that it does not overlap itself; may be {@code null}
     */
    record Preview(List<TerritoryPart> communes, String seatCommune, String reference) {
    }

    /** Ground shared with another dossier or structure, with a sentence that says so. */
    record OverlapView(String reference, boolean structure, long population, List<Overlap.Shared> shared, String text) {
    }

    @Operation(summary = "Population, taille, organismes et chevauchements d'un territoire",
            description = "`ruralShare` est en pour cent, nul tant que le classement FRR n'est pas connu. Une commune peut n'entrer "
                    + "qu'en partie : nom, population et source de la partie.")
    @PostMapping(path = "/preview", consumes = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> preview(@RequestBody Preview preview) {
        TerritoryProfile profile = territories.describe(preview.communes());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("population", profile.population());
        answer.put("populationYears", profile.populationYears());
        answer.put("sizeClass", profile.sizeClass());
        answer.put("populationByDepartement", profile.populationByDepartement());
        answer.put("populationByRegion", profile.populationByRegion());
        answer.put("populationByEpci", profile.populationByEpci());
        answer.put("ruralShare", profile.ruralShare());
        answer.put("rurality", rurality(profile.ruralShare()));
        answer.put("zoning", profile.zoning().known() ? profile.zoning().populationByZone() : null);
        answer.put("zoningText", text(profile.zoning()));
        answer.put("overlaps", overlaps.of(preview.communes(), preview.reference()).stream().map(this::view).toList());
        contributors.forEach(contributor -> answer.putAll(contributor.contribute(profile, preview.seatCommune())));
        return answer;
    }

    private OverlapView view(Overlap overlap) {
        boolean structure = overlap.state() == PerimeterState.STRUCTURE;
        String names = overlap.shared().stream().map(Overlap.Shared::name).distinct().limit(NAMES_IN_A_SENTENCE)
                .collect(Collectors.joining(", "));
        boolean more = overlap.shared().stream().map(Overlap.Shared::name).distinct().count() > NAMES_IN_A_SENTENCE;
        return new OverlapView(overlap.owner(), structure, overlap.population(), overlap.shared(),
                message(structure ? "territory.overlap.structure" : "territory.overlap.dossier",
                        overlap.owner(), more ? names + "…" : names, overlap.population()));
    }

    private String rurality(BigDecimal share) {
        return share == null ? message("territory.rurality.unknown") : message("territory.rurality.known", share);
    }

    private String text(Zoning zoning) {
        if (!zoning.known()) {
            return message("territory.zoning.unknown");
        }
        return zoning.populationByZone().entrySet().stream()
                .map(zone -> message("territory.zoning.zone", message("territory.zone." + zone.getKey()), zone.getValue()))
                .collect(Collectors.joining(", "))
                + (zoning.unknownPopulation() == 0 ? "" : message("territory.zoning.partly", zoning.unknownPopulation()));
    }

    private String message(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.FRENCH);
    }
}
