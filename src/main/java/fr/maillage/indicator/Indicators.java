package fr.maillage.indicator;

import java.math.BigDecimal;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.directory.StructureType;
import fr.maillage.dossier.DossierSearch;
import fr.maillage.dossier.Stage;
import fr.maillage.reference.Delays;
import fr.maillage.reference.Thresholds;
import fr.maillage.security.MaillageUser;
import fr.maillage.workflow.ParisTime;

/** Asks the database for an indicator, one statement each, on behalf of somebody. */
@Service
@Transactional(readOnly = true)
class Indicators {

    /** Rows of a table on the page; the file has them all. */
    static final int ROWS = 20;

    private static final String EXTRA_PATIENTS = "msp.extra-patients";
    private static final String MOSTLY_RURAL = "rural.mostly-from";

    /**
     * How old the figures are that do not follow the day asked for.
     *
     * @param populationYears  years of the populations of the communes
     * @param ruralityAsOf     date of the list of rural communes; {@code null} while none has been imported
     * @param ruralFrom        share of the inhabitants from which a territory counts as mostly rural, in percent
     * @param patientsOfOneMsp patients that an open practice cares for beyond those of its doctors alone, an estimate
     */
    record Vintage(String populationYears, LocalDate ruralityAsOf, BigDecimal ruralFrom, BigDecimal patientsOfOneMsp) {
    }

    private final JdbcClient jdbc;
    private final DossierSearch search;
    private final Thresholds thresholds;
    private final Delays delays;
    private final MessageSource messages;

    Indicators(JdbcClient jdbc, DossierSearch search, Thresholds thresholds, Delays delays, MessageSource messages) {
        this.jdbc = jdbc;
        this.search = search;
        this.thresholds = thresholds;
        this.delays = delays;
        this.messages = messages;
    }

    static List<Indicator> of(MaillageUser user) {
        return Arrays.stream(Indicator.values()).filter(each -> each.isFor(user)).toList();
    }

    /** The first rows. */
    IndicatorTable page(Indicator indicator, CountedTerritory territory, LocalDate day, MaillageUser user) {
        IndicatorTable found = read(indicator, territory, day, user, ROWS + 1);
        boolean more = found.rows().size() > ROWS;
        return more ? new IndicatorTable(indicator, found.columns(), found.rows().subList(0, ROWS), true) : found;
    }

    IndicatorTable whole(Indicator indicator, CountedTerritory territory, LocalDate day, MaillageUser user) {
        return read(indicator, territory, day, user, Integer.MAX_VALUE);
    }

    Vintage vintage(CountedTerritory territory, LocalDate day) {
        return jdbc.sql("""
                        select (select string_agg(distinct population_year::text, ', ') from commune
                                 where departement in (:departements)) as years,
                               (select as_of from territory_import where kind = 'FRR' order by id desc limit 1) as rurality""")
                .param("departements", territory.departements())
                .query((row, number) -> new Vintage(row.getString("years"), row.getObject("rurality", LocalDate.class),
                        thresholds.find(MOSTLY_RURAL, day).orElse(null),
                        thresholds.find(EXTRA_PATIENTS, day).orElse(null)))
                .single();
    }

    private IndicatorTable read(Indicator indicator, CountedTerritory territory, LocalDate day, MaillageUser user, int most) {
        return jdbc.sql(indicator.sql() + " limit :most")
                .params(parameters(territory, day, user))
                .param("most", most)
                .query(found -> {
                    List<String> columns = columns(found.getMetaData());
                    List<List<Object>> rows = new ArrayList<>();
                    while (found.next()) {
                        Map<String, Object> row = new HashMap<>();
                        for (String column : columns) {
                            row.put(column, found.getObject(column));
                        }
                        rows.add(columns.stream().map(column -> inWords(column, row)).toList());
                    }
                    return new IndicatorTable(indicator, columns, rows, false);
                });
    }

    private static List<String> columns(ResultSetMetaData description) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (int column = 1; column <= description.getColumnCount(); column++) {
            columns.add(description.getColumnLabel(column));
        }
        return columns;
    }

    /** Codes in the words of the screen; a stage is called as its type calls it. */
    private Object inWords(String column, Map<String, Object> row) {
        Object value = row.get(column);
        if (value == null) {
            return null;
        }
        return switch (column) {
            case "type" -> text("enum.StructureType." + value);
            case "what" -> text("indicator.what." + value);
            case "stage" -> Arrays.stream(Stage.values()).filter(stage -> stage.name().equals(value)).findFirst()
                    .map(stage -> text(stage.labelKey(StructureType.valueOf((String) row.get("type")))))
                    .orElseGet(() -> text("indicator.stage." + value));
            default -> value;
        };
    }

    private String text(String key) {
        return messages.getMessage(key, null, Locale.FRENCH);
    }

    private Map<String, Object> parameters(CountedTerritory territory, LocalDate day, MaillageUser user) {
        Map<String, Object> parameters = new HashMap<>(search.readableBy(user));
        parameters.put("departements", territory.departements());
        parameters.put("day", day);
        parameters.put("after", ParisTime.startOf(day.plusDays(1)).atOffset(ZoneOffset.UTC));
        parameters.put("types", StructureType.structures().stream().map(Enum::name).toList());
        parameters.put("preparing", Arrays.stream(Stage.values()).filter(Stage::isInPreparation).map(Enum::name).toList());
        parameters.put("failed", Arrays.stream(Stage.values())
                .filter(stage -> stage.isEnd() && stage != Stage.VALIDATED_WITHOUT_CONTRACT).map(Enum::name).toList());
        parameters.put("rural", thresholds.find(MOSTLY_RURAL, day).orElse(null));
        parameters.put("patients", thresholds.find(EXTRA_PATIENTS, day).orElse(null));
        parameters.put("contract", delays.of("assistant.contract").amount());
        return parameters;
    }
}
