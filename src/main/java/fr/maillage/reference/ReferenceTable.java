package fr.maillage.reference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows are only ever added: of those valid on a day the latest counts, and of two from the same day the last entered. */
@Repository
class ReferenceTable {

    /**
     * A row as the administrator sees it.
     *
     * @param validTo    last day, {@code null} until further notice
     * @param recordedBy user id; {@code null} for a row that came with the application
     * @param superseded another row of the same day has taken its place for good
     */
    record Row(long id, Domain domain, ReferenceValue value, LocalDate validTo, OffsetDateTime recordedAt,
               String recordedBy, boolean superseded) {

        boolean isInForceOn(LocalDate day) {
            return !superseded && !value.validFrom().isAfter(day) && (validTo == null || !validTo.isBefore(day));
        }
    }

    /**
     * A row that somebody has added.
     *
     * @param before what would have been in force from that day on without it; {@code null} when nothing was
     */
    record Change(Domain domain, ReferenceValue value, ReferenceValue before, OffsetDateTime recordedAt, String recordedBy) {
    }

    private static final String COLUMNS = "key, valid_from, amount, code, unit, source, confidence, note";

    private final JdbcClient jdbc;
    private final Clock clock;

    ReferenceTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<ReferenceValue> find(Domain domain, String key, LocalDate day) {
        return jdbc.sql("select " + COLUMNS + """
                         from reference_value
                        where domain = :domain and key = :key and valid_from <= :day
                        order by valid_from desc, id desc limit 1""")
                .param("domain", domain.name())
                .param("key", key)
                .param("day", day)
                .query((row, number) -> value(row))
                .optional();
    }

    /** The row with which a key begins. */
    Optional<ReferenceValue> first(Domain domain, String key) {
        return jdbc.sql("select " + COLUMNS + """
                         from reference_value
                        where domain = :domain and key = :key
                        order by valid_from, id desc limit 1""")
                .param("domain", domain.name())
                .param("key", key)
                .query((row, number) -> value(row))
                .optional();
    }

    boolean has(Domain domain, String key) {
        return jdbc.sql("select exists (select from reference_value where domain = :domain and key = :key)")
                .param("domain", domain.name())
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    List<Row> all() {
        return jdbc.sql("select id, domain, recorded_at, recorded_by, " + COLUMNS + """
                        , row_number() over (partition by domain, key, valid_from order by id desc) > 1 as superseded
                        , (select min(later.valid_from) - 1 from reference_value later
                            where later.domain = reference_value.domain and later.key = reference_value.key
                              and later.valid_from > reference_value.valid_from) as valid_to
                         from reference_value
                        order by domain, key, valid_from desc, id desc""")
                .query((row, number) -> new Row(
                        row.getLong("id"),
                        Domain.valueOf(row.getString("domain")),
                        value(row),
                        row.getObject("valid_to", LocalDate.class),
                        row.getObject("recorded_at", OffsetDateTime.class),
                        row.getString("recorded_by"),
                        row.getBoolean("superseded")))
                .list();
    }

    List<Change> changes(int most) {
        return jdbc.sql("select domain, recorded_at, recorded_by, " + COLUMNS + """
                        , (select earlier.id from reference_value earlier
                            where earlier.domain = reference_value.domain and earlier.key = reference_value.key
                              and earlier.valid_from <= reference_value.valid_from and earlier.id < reference_value.id
                            order by earlier.valid_from desc, earlier.id desc limit 1) as before
                         from reference_value
                        where recorded_by is not null
                        order by id desc limit :most""")
                .param("most", most)
                .query((row, number) -> new Change(
                        Domain.valueOf(row.getString("domain")),
                        value(row),
                        row.getObject("before", Long.class) == null ? null : get(row.getLong("before")),
                        row.getObject("recorded_at", OffsetDateTime.class),
                        row.getString("recorded_by")))
                .list();
    }

    private ReferenceValue get(long id) {
        return jdbc.sql("select " + COLUMNS + " from reference_value where id = :id")
                .param("id", id)
                .query((row, number) -> value(row))
                .single();
    }

    void add(Domain domain, ReferenceValue value, String recordedBy) {
        jdbc.sql("""
                        insert into reference_value
                          (domain, key, valid_from, amount, code, unit, source, confidence, note, recorded_at, recorded_by)
                        values
                          (:domain, :key, :validFrom, :amount, :code, :unit, :source, :confidence, :note, :recordedAt, :recordedBy)""")
                .param("domain", domain.name())
                .param("key", value.key())
                .param("validFrom", value.validFrom())
                .param("amount", value.amount())
                .param("code", value.code())
                .param("unit", value.unit().name())
                .param("source", value.source())
                .param("confidence", value.confidence().name())
                .param("note", value.note())
                .param("recordedAt", clock.instant().atOffset(ZoneOffset.UTC))
                .param("recordedBy", recordedBy)
                .update();
    }

    private static ReferenceValue value(ResultSet row) throws SQLException {
        return new ReferenceValue(
                row.getString("key"),
                row.getObject("valid_from", LocalDate.class),
                row.getBigDecimal("amount"),
                row.getString("code"),
                Unit.valueOf(row.getString("unit")),
                row.getString("source"),
                Confidence.valueOf(row.getString("confidence")),
                row.getString("note"));
    }
}
