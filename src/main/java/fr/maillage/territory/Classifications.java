package fr.maillage.territory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rural class and doctors' zone of communes, as last imported. An arrondissement without its own has that of its commune. */
@Repository
class Classifications {

    /** @param inhabitants rural ones, {@code null} when a commune where people live has no class */
    record Rurality(BigDecimal inhabitants, LocalDate asOf, List<Commune> partial) {
    }

    private final JdbcClient jdbc;

    Classifications(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Rurality rurality(Map<Commune, Long> inhabitants) {
        Map<String, FrrClass> classes = new HashMap<>();
        jdbc.sql("select commune, class from frr_class where commune = any(:codes)")
                .param("codes", codes(inhabitants))
                .query(row -> {
                    classes.put(row.getString("commune"), FrrClass.valueOf(row.getString("class")));
                });
        BigDecimal rural = BigDecimal.ZERO;
        boolean unknown = false;
        List<Commune> partial = new ArrayList<>();
        for (Map.Entry<Commune, Long> each : inhabitants.entrySet()) {
            FrrClass found = ofCommune(classes, each.getKey());
            if (found == null) {
                unknown |= each.getValue() > 0;
            } else {
                rural = rural.add(found.weight().multiply(BigDecimal.valueOf(each.getValue())));
                if (found.partial()) {
                    partial.add(each.getKey());
                }
            }
        }
        return new Rurality(unknown ? null : rural, asOf(ImportKind.FRR), partial);
    }

    Zoning zoning(Map<Commune, Long> inhabitants) {
        Map<String, String> zones = new HashMap<>();
        jdbc.sql("""
                        select commune, zone from profession_zone
                         where commune = any(:codes) and profession_key = :profession and qpv is null""")
                .param("codes", codes(inhabitants))
                .param("profession", Zoning.DOCTORS)
                .query(row -> {
                    zones.put(row.getString("commune"), row.getString("zone"));
                });
        Map<String, Long> byZone = new LinkedHashMap<>();
        long unknown = 0;
        for (Map.Entry<Commune, Long> each : inhabitants.entrySet()) {
            String zone = ofCommune(zones, each.getKey());
            if (zone == null) {
                unknown += each.getValue();
            } else {
                byZone.merge(zone, each.getValue(), Long::sum);
            }
        }
        return new Zoning(byZone, unknown, asOf(ImportKind.ZONING));
    }

    private LocalDate asOf(ImportKind kind) {
        return jdbc.sql("select as_of from territory_import where kind = :kind order by id desc limit 1")
                .param("kind", kind.name())
                .query(LocalDate.class)
                .optional()
                .orElse(null);
    }

    private static String[] codes(Map<Commune, Long> inhabitants) {
        return inhabitants.keySet().stream()
                .flatMap(commune -> Stream.of(commune.code(), commune.parent() == null ? commune.code() : commune.parent()))
                .distinct()
                .toArray(String[]::new);
    }

    private static <T> T ofCommune(Map<String, T> values, Commune commune) {
        T own = values.get(commune.code());
        return own == null ? values.get(commune.parent()) : own;
    }
}
