package fr.maillage.contract;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the register as it was on a day: what was known of a structure later is left out. */
@Service
@Transactional(readOnly = true)
class RegisterSearch {

    private static final String ROWS = """
            from (select s.*,
                         case when s.ended_on <= :day then s.end_kind
                              when s.opened_on <= :day then 'IN_OPERATION' else 'LABELLED' end as state
                  from structure s
                  where least(s.validated_on, s.contract_signed_on, s.finess_recorded_on, s.opened_on) <= :day) s
            where (:type::text is null or s.type = :type)
              and (:state::text is null or s.state = :state)
              and (:departement::text is null or s.departement = :departement)
              and (:q::text is null or s.name ilike :q or s.dossier ilike :q)
            """;

    private static final String COLUMNS = """
            select s.dossier as reference, s.type, s.name, s.state, s.region, s.departement,
                   (select count(distinct p.commune)::integer from structure_part p where p.structure = s.id
                      and p.since <= :day and (p.until is null or p.until > :day)) as communes,
                   (select z.population from structure_size z where z.structure = s.id and z.since <= :day
                     order by z.since desc limit 1) as population,
                   (select z.size_class from structure_size z where z.structure = s.id and z.since <= :day
                     order by z.since desc limit 1) as size_class,
                   case when s.validated_on <= :day then s.validated_on end as validated_on,
                   case when s.contract_signed_on <= :day then s.contract_signed_on end as contract_signed_on,
                   case when s.finess_recorded_on <= :day then s.finess_recorded_on end as finess_recorded_on,
                   case when s.opened_on <= :day then s.opened_on end as opened_on,
                   case when s.contract_ended_on <= :day then s.contract_ended_on end as contract_ended_on,
                   case when s.ended_on <= :day then s.ended_on end as ended_on,
                   s.finess_legal_entity,
                   (select string_agg(t.finess_establishment, ', ' order by t.since, t.id) from structure_site t
                     where t.structure = s.id and t.since <= :day and (t.until is null or t.until > :day)) as sites
            """;

    private final JdbcClient jdbc;

    RegisterSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One page, by name. */
    List<RegisterRow> find(RegisterFilter filter) {
        return jdbc.sql(COLUMNS + ROWS + " order by s.name, s.dossier limit :limit offset :offset")
                .params(parameters(filter))
                .param("limit", RegisterFilter.ROWS)
                .param("offset", (long) filter.page() * RegisterFilter.ROWS)
                .query(RegisterRow.class)
                .list();
    }

    /** All of them, one after the other: an export may be long. */
    void each(RegisterFilter filter, Consumer<RegisterRow> reader) {
        try (Stream<RegisterRow> all = jdbc.sql(COLUMNS + ROWS + " order by s.name, s.dossier")
                .params(parameters(filter)).query(RegisterRow.class).stream()) {
            all.forEach(reader);
        }
    }

    /** How many there are in each state, whatever state the filter asks for. */
    Map<StructureState, Long> count(RegisterFilter filter) {
        Map<StructureState, Long> counts = new EnumMap<>(StructureState.class);
        Map<String, Object> parameters = parameters(filter);
        parameters.put("state", null);
        jdbc.sql("select s.state, count(*) as number " + ROWS + " group by s.state").params(parameters)
                .query((row, number) -> counts.put(StructureState.valueOf(row.getString("state")), row.getLong("number")))
                .list();
        return counts;
    }

    private static Map<String, Object> parameters(RegisterFilter filter) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("day", filter.asOf());
        parameters.put("type", filter.type() == null ? null : filter.type().name());
        parameters.put("state", filter.state() == null ? null : filter.state().name());
        parameters.put("departement", filter.departement());
        parameters.put("q", filter.q() == null ? null : "%" + filter.q().replace("\\", "\\\\").replace("%", "\\%")
                .replace("_", "\\_") + "%");
        return parameters;
    }
}
