package fr.maillage.territory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

import liquibase.change.CheckSum;
import liquibase.change.custom.CustomChangeChecksum;
import liquibase.change.custom.CustomTaskChange;
import liquibase.database.Database;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.CustomChangeException;
import liquibase.exception.ValidationErrors;
import liquibase.resource.ResourceAccessor;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the tables of the official geographic code from the files of {@code reference/}. A change of Liquibase, so that
 * it is done before the engine starts and by one instance only; its checksum is that of the files. Public because
 * Liquibase creates it.
 */
public class TerritoryLoad implements CustomTaskChange, CustomChangeChecksum {

    private static final Logger LOG = LoggerFactory.getLogger(TerritoryLoad.class);
    private static final String YEAR = "2026";
    private static final List<String> FILES = List.of("regions", "departements", "epci", "communes", "anciennes-communes");
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setDelimiter(';').setHeader().setSkipHeaderRecord(true).get();

    @Override
    public CheckSum generateChecksum() {
        String sums = FILES.stream().map(TerritoryLoad::checksum).collect(Collectors.joining(" "));
        return CheckSum.compute("names " + PlaceName.VERSION + " " + sums);
    }

    @Override
    public void execute(Database database) throws CustomChangeException {
        long start = System.nanoTime();
        try {
            Connection connection = ((JdbcConnection) database.getConnection()).getUnderlyingConnection();
            try (Statement statement = connection.createStatement()) {
                statement.execute("truncate region, departement, epci, commune, former_commune, commune_name");
            }
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            copy(copy, "region (code, name)", "regions", row -> line(row.get(0), row.get(1)));
            copy(copy, "departement (code, name, region)", "departements", row -> line(row.get(0), row.get(1), row.get(2)));
            copy(copy, "epci (siren, name, kind)", "epci", row -> line(row.get(0), row.get(1), row.get(2)));
            long communes = copy(copy, "commune (code, name, kind, parent, departement, region, epci, population,"
                    + " population_year, postcodes)", "communes", TerritoryLoad::commune);
            copy(copy, "former_commune (code, name, current)", "anciennes-communes",
                    row -> line(row.get(0), row.get(1), row.get(3)));
            copy(copy, "commune_name (commune, former_name, key, words)", "communes",
                    row -> name(row.get(0), null, row.get(1)));
            copy(copy, "commune_name (commune, former_name, key, words)", "anciennes-communes",
                    row -> row.get(1).isEmpty() ? "" : name(row.get(3), row.get(1), row.get(1)));
            try (Statement statement = connection.createStatement()) {
                statement.execute("analyze commune, former_commune, commune_name");
            }
            LOG.info("{} communes et arrondissements chargés en {} ms", communes, (System.nanoTime() - start) / 1_000_000);
        } catch (SQLException | IOException | UncheckedIOException e) {
            throw new CustomChangeException("Le code officiel géographique n'a pas pu être chargé", e);
        }
    }

    private static long copy(CopyManager copy, String table, String file, Function<CSVRecord, String> line)
            throws SQLException, IOException {
        try (Reader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(open(file)), StandardCharsets.UTF_8))) {
            String lines = FORMAT.parse(reader).stream().map(line).collect(Collectors.joining());
            return copy.copyIn("copy " + table + " from stdin (format csv, delimiter ';')", new StringReader(lines));
        }
    }

    private static String commune(CSVRecord row) {
        String departement = row.get("departement");
        return line(
                row.get("code_insee"),
                row.get("nom"),
                row.get("type").equals("arrondissement-municipal") ? "ARRONDISSEMENT" : "COMMUNE",
                row.get("commune_parente"),
                departement,
                row.get("region"),
                row.get("epci_siren"),
                row.get("population_municipale_2023"),
                populationYear(departement),
                "{" + row.get("codes_postaux").replace(' ', ',') + "}");
    }

    /** Mayotte has not been counted since; the package does not say when each overseas collectivity was. */
    private static String populationYear(String departement) {
        if (departement.equals("976")) {
            return "2017";
        }
        boolean collectivity = departement.startsWith("98") || List.of("975", "977", "978").contains(departement);
        return collectivity ? "" : "2023";
    }

    private static String name(String commune, String formerName, String name) {
        String words = PlaceName.words(name).stream().distinct().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        return line(commune, formerName == null ? "" : formerName, PlaceName.key(name), words);
    }

    /** One line of CSV; an empty value is stored as null. */
    private static String line(String... values) {
        StringBuilder line = new StringBuilder();
        for (String value : values) {
            line.append(line.isEmpty() ? "" : ";");
            if (!value.isEmpty()) {
                line.append('"').append(value.replace("\"", "\"\"")).append('"');
            }
        }
        return line.append('\n').toString();
    }

    private static String checksum(String file) {
        try (InputStream content = open(file)) {
            return CheckSum.compute(content, false).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String file) throws IOException {
        String path = "/reference/" + file + "-" + YEAR + ".csv.gz";
        InputStream content = TerritoryLoad.class.getResourceAsStream(path);
        if (content == null) {
            throw new IOException("Il manque " + path);
        }
        return content;
    }

    @Override
    public String getConfirmationMessage() {
        return "Code officiel géographique " + YEAR + " chargé";
    }

    @Override
    public void setUp() {
        // nothing to prepare: the files come from the class path
    }

    @Override
    public void setFileOpener(ResourceAccessor resources) {
        // the files come from the class path
    }

    @Override
    public ValidationErrors validate(Database database) {
        return new ValidationErrors();
    }
}
