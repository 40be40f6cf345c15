package fr.maillage.territory;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Communes with everything that a case handler wants to see beside their name, in one query. */
@Component
public class ZonedCommunes {

    /**
     * A commune and its zones. An arrondissement without zones of its own has those of its commune.
     *
     * @param population  {@code null} where nobody is counted
     * @param epci        {@code null} where there is none
     * @param rurality    its class as the published list words it; {@code null} when no import has classed it
     * @param ruralWeight share of its inhabitants that counts as rural, from 0 to 1; {@code null} as {@code rurality}
     * @param doctorsZone zone of the doctors ({@code ZIP}, {@code ZAC}, {@code HZ}…); {@code null} when no import says
     */
    public record ZonedCommune(String code, String name, Integer population, String epci, String rurality,
                               BigDecimal ruralWeight, String doctorsZone) {
    }

    private final JdbcClient jdbc;

    ZonedCommunes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the codes asked for, former ones included; a code that leads to no commune, or to several, is left out. */
    public Map<String, ZonedCommune> of(Collection<String> codes) {
        Map<String, ZonedCommune> found = new LinkedHashMap<>();
        jdbc.sql("""
                        with asked as (
                          select a.code as asked,
                                 coalesce(c.code, (select min(f.current) from former_commune f
                                                    where f.code = a.code having count(distinct f.current) = 1)) as code
                            from unnest(:codes) a(code)
                            left join commune c on c.code = a.code)
                        select asked.asked, c.code, c.name, c.population, e.name as epci,
                               coalesce(own.class, parents.class) as class, coalesce(zone.zone, zones.zone) as zone
                          from asked
                          join commune c on c.code = asked.code
                          left join epci e on e.siren = c.epci
                          left join frr_class own on own.commune = c.code
                          left join frr_class parents on parents.commune = c.parent
                          left join profession_zone zone
                            on zone.commune = c.code and zone.profession_key = :doctors and zone.qpv is null
                          left join profession_zone zones
                            on zones.commune = c.parent and zones.profession_key = :doctors and zones.qpv is null""")
                .param("codes", codes.stream().distinct().toArray(String[]::new))
                .param("doctors", Zoning.DOCTORS)
                .query(row -> {
                    found.put(row.getString("asked"), commune(row));
                });
        return found;
    }

    private static ZonedCommune commune(ResultSet row) throws SQLException {
        String read = row.getString("class");
        FrrClass rurality = read == null ? null : FrrClass.valueOf(read);
        return new ZonedCommune(row.getString("code"), row.getString("name"), row.getObject("population", Integer.class),
                row.getString("epci"), rurality == null ? null : rurality.text(),
                rurality == null ? null : rurality.weight(), row.getString("zone"));
    }
}
