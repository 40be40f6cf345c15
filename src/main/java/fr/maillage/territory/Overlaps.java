package fr.maillage.territory;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.workflow.RefusedSubmission;

/** Who holds which territory, and where two meet. Owners are references that this module keeps but does not understand. */
@Service
public class Overlaps {

    private final JdbcClient jdbc;
    private final Communes communes;
    private final Territories territories;

    Overlaps(JdbcClient jdbc, Communes communes, Territories territories) {
        this.jdbc = jdbc;
        this.communes = communes;
        this.territories = territories;
    }

    /**
     * Records or replaces the territory of an owner.
     *
     * @throws RefusedSubmission when the parts do not make a territory
     */
    @Transactional
    public void record(String owner, PerimeterState state, List<TerritoryPart> parts) {
        TerritoryProfile profile = territories.describe(parts);
        jdbc.sql("""
                        insert into perimeter (owner, state) values (:owner, :state)
                        on conflict (owner) do update set state = excluded.state""")
                .param("owner", owner)
                .param("state", state.name())
                .update();
        jdbc.sql("delete from perimeter_part where owner = :owner").param("owner", owner).update();
        Map<String, Commune> located = byCode(profile.communes());
        for (TerritoryPart part : profile.parts()) {
            jdbc.sql("""
                            insert into perimeter_part (owner, commune, part, part_key, population)
                            values (:owner, :commune, :part, :partKey, :population)""")
                    .param("owner", owner)
                    .param("commune", part.commune())
                    .param("part", part.part())
                    .param("partKey", part.partKey())
                    .param("population", part.isWhole() ? located.get(part.commune()).inhabitants() : part.population())
                    .update();
        }
    }

    /** A dossier sleeps, wakes, ends or becomes a structure; an owner without a territory is left alone. */
    public void changeState(String owner, PerimeterState state) {
        jdbc.sql("update perimeter set state = :state where owner = :owner")
                .param("state", state.name())
                .param("owner", owner)
                .update();
    }

    /**
     * Other active dossiers and structures that share ground with these parts, the most inhabitants first. Parts of one
     * commune under different names do not meet; a whole commune meets each of its parts and arrondissements. Who sleeps
     * or has ended does not count.
     *
     * @param parts       a territory as {@link Territories} accepts it
     * @param exceptOwner the owner who asks, {@code null} when there is none yet
     * @throws RefusedSubmission when the parts do not make a territory
     */
    public List<Overlap> of(List<TerritoryPart> parts, String exceptOwner) {
        TerritoryProfile profile = territories.describe(parts);
        Map<String, Commune> mine = byCode(profile.communes());
        List<Claim> claims = claims(mine, exceptOwner);
        Map<String, Commune> theirs = communes.findAll(claims.stream().map(Claim::commune).distinct().toList());
        Map<String, PerimeterState> states = new LinkedHashMap<>();
        Map<String, Set<Overlap.Shared>> shared = new LinkedHashMap<>();
        for (Claim claim : claims) {
            for (TerritoryPart part : profile.parts()) {
                Overlap.Shared common = common(part, mine.get(part.commune()), claim, theirs.get(claim.commune()));
                if (common != null) {
                    states.put(claim.owner(), claim.state());
                    shared.computeIfAbsent(claim.owner(), owner -> new LinkedHashSet<>()).add(common);
                }
            }
        }
        return shared.entrySet().stream()
                .map(each -> new Overlap(each.getKey(), states.get(each.getKey()), List.copyOf(each.getValue()),
                        each.getValue().stream().mapToLong(Overlap.Shared::population).sum()))
                .sorted(Comparator.comparingLong(Overlap::population).reversed())
                .toList();
    }

    /**
     * For each of these owners, the other active dossiers and structures that share ground with it; who shares with nobody
     * is left out. The same rule as {@link #of}, for many at once.
     */
    public Map<String, Set<String>> between(Collection<String> owners) {
        Map<String, Set<String>> shared = new LinkedHashMap<>();
        jdbc.sql("""
                        with mine as (
                          select m.owner, m.commune, m.part_key, c.parent
                            from perimeter_part m left join commune c on c.code = m.commune
                           where m.owner = any(:owners)),
                        ground as (
                          select mine.owner, t.owner as other
                            from mine join perimeter_part t on t.commune = mine.commune
                           where mine.part_key is null or t.part_key is null or t.part_key = mine.part_key
                          union
                          select mine.owner, t.owner
                            from mine join perimeter_part t on t.commune = mine.parent
                           where t.part_key is null
                          union
                          select mine.owner, t.owner
                            from mine join commune c on c.parent = mine.commune
                                      join perimeter_part t on t.commune = c.code
                           where mine.part_key is null)
                        select ground.owner, ground.other
                          from ground join perimeter p on p.owner = ground.other
                         where p.state in ('ACTIVE', 'STRUCTURE') and ground.other <> ground.owner""")
                .param("owners", owners.toArray(String[]::new))
                .query(row -> {
                    shared.computeIfAbsent(row.getString("owner"), owner -> new LinkedHashSet<>()).add(row.getString("other"));
                });
        return shared;
    }

    private record Claim(String owner, PerimeterState state, String commune, String part, String partKey,
                         long population) {
    }

    private List<Claim> claims(Map<String, Commune> mine, String exceptOwner) {
        return jdbc.sql("""
                        select p.owner, p.state, pp.commune, pp.part, pp.part_key, pp.population
                          from perimeter_part pp
                          join perimeter p on p.owner = pp.owner
                         where p.state in ('ACTIVE', 'STRUCTURE')
                           and p.owner <> coalesce(:exceptOwner, '')
                           and (pp.commune = any(:codes) or pp.commune = any(:parents)
                                or pp.commune in (select code from commune where parent = any(:codes)))
                         order by p.owner, pp.commune, pp.part_key""")
                .param("exceptOwner", exceptOwner)
                .param("codes", mine.keySet().toArray(String[]::new))
                .param("parents", mine.values().stream().map(Commune::parent).filter(Objects::nonNull).toArray(String[]::new))
                .query((row, number) -> new Claim(row.getString("owner"), PerimeterState.valueOf(row.getString("state")),
                        row.getString("commune"), row.getString("part"), row.getString("part_key"),
                        row.getLong("population")))
                .list();
    }

    /** The ground that both hold, or null. */
    private static Overlap.Shared common(TerritoryPart part, Commune mine, Claim theirs, Commune their) {
        if (!mine.code().equals(their.code())) {
            return nested(part, mine, theirs, their);
        }
        long myPopulation = part.isWhole() ? mine.inhabitants() : part.population();
        if (part.isWhole() && theirs.partKey() == null) {
            return new Overlap.Shared(mine.code(), mine.name(), null, myPopulation);
        }
        if (part.isWhole()) {
            return new Overlap.Shared(mine.code(), mine.name(), theirs.part(), theirs.population());
        }
        if (theirs.partKey() == null || theirs.partKey().equals(part.partKey())) {
            return new Overlap.Shared(mine.code(), mine.name(), part.part(), Math.min(myPopulation, theirs.population()));
        }
        return null;
    }

    /** A whole city holds its arrondissements and whatever part of them is claimed. */
    private static Overlap.Shared nested(TerritoryPart part, Commune mine, Claim theirs, Commune their) {
        if (mine.code().equals(their.parent()) && part.isWhole()) {
            return new Overlap.Shared(their.code(), their.name(), theirs.part(), theirs.population());
        }
        if (their.code().equals(mine.parent()) && theirs.partKey() == null) {
            long population = part.isWhole() ? mine.inhabitants() : part.population();
            return new Overlap.Shared(mine.code(), mine.name(), part.isWhole() ? null : part.part(), population);
        }
        return null;
    }

    private static Map<String, Commune> byCode(List<Commune> communes) {
        Map<String, Commune> byCode = new LinkedHashMap<>();
        communes.forEach(commune -> byCode.put(commune.code(), commune));
        return byCode;
    }
}
