package fr.maillage.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import fr.maillage.directory.StructureType;
import fr.maillage.security.CurrentUser;
import fr.maillage.security.MaillageUser;
import fr.maillage.territory.TerritoryPart;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Dossiers that may be about the same project: two professionals who declare it without knowing of each other, or one who
 * declares it twice. Sleeping ones count, ended ones do not, nor do those that whoever is logged in may not read.
 */
@Service
@Transactional(readOnly = true)
public class SimilarDossiers {

    /** Why a dossier is taken for another one. */
    public enum Sign {
        SAME_LEAD, SAME_GROUND, SIMILAR_NAME
    }

    public record Similar(Dossier dossier, Set<Sign> signs) {
    }

    private record Candidate(String reference, String name, StructureType type, Stage stage, String email,
                             Set<String> communes) {
    }

    /** Share of the communes of the smaller territory that both must hold. */
    private static final double SAME_GROUND = 0.5;
    /** Share of the words of the shorter name that both must hold. */
    private static final double SAME_NAME = 0.6;
    /** Words that every name of a project may hold. */
    private static final Set<String> COMMON = Set.of("cpts", "msp", "cds", "dac", "de", "du", "des", "la", "le", "les", "et",
            "en", "sur", "pays", "maison", "sante", "centre", "communaute", "projet", "fictive", "fictif");

    private final JdbcClient jdbc;
    private final Dossiers dossiers;
    private final DossierAccess access;
    private final CurrentUser currentUser;

    SimilarDossiers(JdbcClient jdbc, Dossiers dossiers, DossierAccess access, CurrentUser currentUser) {
        this.jdbc = jdbc;
        this.dossiers = dossiers;
        this.access = access;
        this.currentUser = currentUser;
    }

    /** The most alike first. */
    public List<Similar> of(Dossier dossier) {
        if (!dossier.type().isStructure()) {
            return List.of();
        }
        MaillageUser reader = currentUser.get();
        return candidates(dossier).stream()
                .map(other -> Map.entry(other.reference(), signs(dossier, other)))
                .filter(similar -> similar.getValue().size() > 1 || similar.getValue().contains(Sign.SAME_LEAD))
                .sorted(Comparator.comparing(similar -> -similar.getValue().size()))
                .map(similar -> new Similar(dossiers.get(similar.getKey()), similar.getValue()))
                .filter(similar -> access.mayRead(reader, similar.dossier()))
                .toList();
    }

    /** Those with a commune or the lead's address in common, as far as the signs need them. */
    private List<Candidate> candidates(Dossier dossier) {
        return jdbc.sql("""
                        select d.reference, d.name, d.type, d.stage, d.lead_email,
                               array(select p.commune from dossier_part p where p.dossier = d.reference) as communes
                        from dossier d
                        where d.reference <> :reference and d.merged_into is null
                          and d.reference in (select e.reference from dossier e where lower(e.lead_email) = lower(:email)
                                              union all
                                              select p.dossier from dossier_part p where p.commune in (:communes))
                        order by d.reference""")
                .param("reference", dossier.reference())
                .param("email", dossier.lead().map(Lead::email).orElse(""))
                .param("communes", communes(dossier))
                .query(SimilarDossiers::candidate)
                .list().stream()
                .filter(other -> other.stage().isInPreparation() && other.type().isStructure())
                .toList();
    }

    private static Candidate candidate(ResultSet row, int number) throws SQLException {
        return new Candidate(row.getString("reference"), row.getString("name"), StructureType.valueOf(row.getString("type")),
                Stage.valueOf(row.getString("stage")), row.getString("lead_email"),
                Set.copyOf(Arrays.asList((String[]) row.getArray("communes").getArray())));
    }

    private static Set<Sign> signs(Dossier one, Candidate other) {
        Set<Sign> signs = EnumSet.noneOf(Sign.class);
        if (one.lead().map(Lead::email).filter(email -> email.equalsIgnoreCase(other.email())).isPresent()) {
            signs.add(Sign.SAME_LEAD);
        }
        if (common(communes(one), other.communes()) >= SAME_GROUND) {
            signs.add(Sign.SAME_GROUND);
        }
        if (common(words(one.name()), words(other.name())) >= SAME_NAME) {
            signs.add(Sign.SIMILAR_NAME);
        }
        return signs;
    }

    /** Share of the smaller set that the other one holds. */
    private static double common(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        int smaller = Math.min(one.size(), other.size());
        return smaller == 0 ? 0 : (double) both.size() / smaller;
    }

    private static Set<String> communes(Dossier dossier) {
        return dossier.territory().stream().map(TerritoryPart::commune).collect(Collectors.toSet());
    }

    private static Set<String> words(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
        return Arrays.stream(plain.split("[^a-z0-9]+"))
                .filter(word -> word.length() > 1 && !COMMON.contains(word))
                .collect(Collectors.toSet());
    }
}
