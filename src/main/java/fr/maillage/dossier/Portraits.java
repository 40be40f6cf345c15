package fr.maillage.dossier;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import fr.maillage.directory.StructureType;
import fr.maillage.territory.Commune;
import fr.maillage.territory.Overlap;
import fr.maillage.territory.Territories;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.territory.TerritoryProfile;
import fr.maillage.workflow.ParisTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Compiles and keeps the portraits of territories: each stays, as what was known that day. */
@Service
@Transactional
public class Portraits {

    private final Dossiers dossiers;
    private final Territories territories;
    private final JdbcClient jdbc;
    private final Json json;
    private final Clock clock;

    Portraits(Dossiers dossiers, Territories territories, JdbcClient jdbc, Json json, Clock clock) {
        this.dossiers = dossiers;
        this.territories = territories;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Computes the portrait of the dossier's territory as it stands, and keeps it. */
    public Portrait compile(String reference) {
        Portrait portrait = current(reference);
        jdbc.sql("insert into portrait (reference, compiled_at, content) values (:reference, :at, :content::jsonb)")
                .param("reference", reference)
                .param("at", OffsetDateTime.now(clock))
                .param("content", json.write(portrait))
                .update();
        return portrait;
    }

    /** What the portrait would be today. */
    @Transactional(readOnly = true)
    public Portrait current(String reference) {
        Dossier dossier = dossiers.get(reference);
        TerritoryProfile profile = territories.describe(dossier.territory());
        return new Portrait(ParisTime.today(clock), profile.population(),
                dossier.type() == StructureType.CPTS ? profile.sizeClass() : null, profile.populationYears(),
                places(profile), profile.populationByDepartement(), epcis(profile), profile.ruralShare(),
                profile.zoning().populationByZone(), neighbours(reference));
    }

    /** The last one. */
    @Transactional(readOnly = true)
    public Optional<Portrait> latest(String reference) {
        return jdbc.sql("""
                        select content::text from portrait where reference = :reference order by id desc limit 1""")
                .param("reference", reference)
                .query(String.class)
                .optional()
                .map(text -> json.read(text, Portrait.class));
    }

    private static List<Portrait.Place> places(TerritoryProfile profile) {
        Map<String, Commune> communes = profile.communes().stream()
                .collect(Collectors.toMap(Commune::code, Function.identity()));
        return profile.parts().stream().map(part -> place(part, communes.get(part.commune()))).toList();
    }

    private static Portrait.Place place(TerritoryPart part, Commune commune) {
        return part.isWhole()
                ? new Portrait.Place(commune.code(), commune.name(), null, commune.population(),
                        commune.populationYear(), null, commune.epciName())
                : new Portrait.Place(commune.code(), commune.name(), part.part(), part.population(), null, part.source(),
                        commune.epciName());
    }

    /** By name; communes without an intercommunal body are left out. */
    private static Map<String, Long> epcis(TerritoryProfile profile) {
        Map<String, Long> byName = new LinkedHashMap<>();
        profile.populationByEpci().forEach((siren, population) -> profile.communes().stream()
                .filter(commune -> siren != null && siren.equals(commune.epci()))
                .findFirst()
                .ifPresent(commune -> byName.merge(commune.epciName(), population, Long::sum)));
        return byName;
    }

    private List<Portrait.Neighbour> neighbours(String reference) {
        return dossiers.overlapsOf(reference).stream().map(this::neighbour).toList();
    }

    private Portrait.Neighbour neighbour(Overlap overlap) {
        List<String> places = overlap.shared().stream()
                .map(shared -> shared.part() == null ? shared.name() : "%s (%s)".formatted(shared.name(), shared.part()))
                .toList();
        return new Portrait.Neighbour(overlap.owner(),
                dossiers.find(overlap.owner()).map(Dossier::name).orElse(overlap.owner()), places, overlap.population());
    }
}
