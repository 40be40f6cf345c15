package fr.maillage.territory;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The communes of the official geographic code: found by what people type, or by code. */
@Service
public class Communes {

    private static final Pattern CODE = Pattern.compile("\\d[\\dab]\\d{3}");
    private static final Pattern DEPARTEMENT = Pattern.compile("\\d{2}|2[ab]|9[78]\\d");

    private static final String SELECT = """
            select c.code, c.name, c.kind, c.parent, c.departement, d.name as departement_name, c.region,
                   r.name as region_name, c.epci, e.name as epci_name, c.population, c.population_year, c.postcodes""";
    private static final String JOINS = """
             left join departement d on d.code = c.departement
             left join region r on r.code = c.region
             left join epci e on e.siren = c.epci
            """;

    private final JdbcClient jdbc;

    Communes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Communes and arrondissements whose name, or a former one, has words that begin like those typed, best first.
     * An INSEE code (a former one too), a postcode or the number of a département narrows the choice.
     *
     * @param departement code of a département, or {@code null} for all
     */
    public List<FoundCommune> search(String typed, String departement, int limit) {
        Typed query = Typed.of(typed == null ? "" : typed);
        if (query.empty() && departement == null) {
            return List.of();
        }
        return jdbc.sql("""
                        with hit as (
                          select distinct on (n.commune) n.commune, n.former_name, n.key
                            from commune_name n
                            join commune c on c.code = n.commune
                           where (:departement::text is null or c.departement = :departement)
                             and (:words::text is null or n.words @@ :words::tsquery)
                             and (:number::text is null or c.departement = :number or n.words @@ :numberWord::tsquery)
                             and (:code::text is null or c.code = :code or c.postcodes @> string_to_array(:code, ' ')
                                  or exists (select from former_commune f where f.code = :code and f.current = c.code))
                           order by n.commune, (n.key = :key) desc, n.former_name nulls first)
                        """ + SELECT + """
                        , hit.former_name
                          from hit
                          join commune c on c.code = hit.commune
                        """ + JOINS + """
                        order by (c.code = coalesce(:code, '')) desc, (hit.key = :key) desc, (hit.key like :key || ' %') desc,
                                 (hit.key like :key || '%') desc, (hit.former_name is null) desc,
                                 c.population desc nulls last, c.name, c.code
                        limit :limit""")
                .param("departement", departement)
                .param("words", query.words())
                .param("number", query.number())
                .param("numberWord", query.number() == null ? null : prefix(query.number().toLowerCase()))
                .param("code", query.code())
                .param("key", query.key())
                .param("limit", limit)
                .query((row, number) -> new FoundCommune(commune(row), row.getString("former_name")))
                .list();
    }

    /** The commune of an INSEE code, of the one that took its place when the code is a former one. */
    public Optional<Commune> find(String code) {
        return Optional.ofNullable(findAll(List.of(code)).get(code));
    }

    /** Communes by the codes asked for, former ones included; a code that leads to none, or to several, is left out. */
    public Map<String, Commune> findAll(Collection<String> codes) {
        Map<String, Commune> found = new LinkedHashMap<>();
        jdbc.sql("""
                        with asked as (
                          select a.code as asked,
                                 coalesce(c.code, (select min(f.current) from former_commune f
                                                    where f.code = a.code having count(distinct f.current) = 1)) as code
                            from unnest(:codes) a(code)
                            left join commune c on c.code = a.code)
                        """ + SELECT + """
                        , asked.asked
                          from asked
                          join commune c on c.code = asked.code
                        """ + JOINS)
                .param("codes", codes.toArray(String[]::new))
                .query(row -> {
                    found.put(row.getString("asked"), commune(row));
                });
        return found;
    }

    /** Code and name of every département, in the order of codes. */
    public Map<String, String> departements() {
        return jdbc.sql("select code, name from departement order by code")
                .query((row, number) -> Map.entry(row.getString("code"), row.getString("name")))
                .list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }

    /** Code and name of every region, in the order of codes. */
    public Map<String, String> regions() {
        return jdbc.sql("select code, name from region order by code")
                .query((row, number) -> Map.entry(row.getString("code"), row.getString("name")))
                .list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }

    private static Commune commune(ResultSet row) throws SQLException {
        Array postcodes = row.getArray("postcodes");
        return new Commune(
                row.getString("code"),
                row.getString("name"),
                Commune.Kind.valueOf(row.getString("kind")),
                row.getString("parent"),
                row.getString("departement"),
                row.getString("departement_name"),
                row.getString("region"),
                row.getString("region_name"),
                row.getString("epci"),
                row.getString("epci_name"),
                row.getObject("population", Integer.class),
                row.getObject("population_year", Integer.class),
                List.of((String[]) postcodes.getArray()));
    }

    private static String prefix(String word) {
        return "'" + word + "':*";
    }

    /**
     * What somebody has typed, taken apart.
     *
     * @param words  query of the text search, {@code null} without words
     * @param number what may be a département or the number of an arrondissement
     * @param code   what may be an INSEE code or a postcode
     */
    private record Typed(String key, String words, String number, String code) {

        static Typed of(String typed) {
            List<String> words = new ArrayList<>();
            String number = null;
            String code = null;
            for (String word : PlaceName.words(typed)) {
                if (CODE.matcher(word).matches()) {
                    code = word.toUpperCase();
                } else if (DEPARTEMENT.matcher(word).matches()) {
                    number = word.toUpperCase();
                } else {
                    words.add(word);
                }
            }
            List<String> named = PlaceName.withoutArticle(words);
            String query = named.stream().map(Typed::query).collect(Collectors.joining(" & "));
            return new Typed(String.join(" ", named), query.isEmpty() ? null : query, number, code);
        }

        /** « st » is an abbreviation, but also how Strasbourg begins. */
        private static String query(String word) {
            return word.equals("saint") ? "('saint':* | 'st':*)" : prefix(word);
        }

        boolean empty() {
            return words == null && number == null && code == null;
        }
    }
}
