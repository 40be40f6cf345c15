package fr.maillage.directory;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts the organisations of {@code reference/organisations.csv} into the directory. A row that the directory already has
 * is left as administrators made it; a release only adds what is new.
 */
@Component
@Order(3)
class ReferenceOrganisations implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ReferenceOrganisations.class);
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder()
            .setDelimiter(';').setHeader().setSkipHeaderRecord(true).setNullString("").get();

    private final Organisations organisations;
    private final JdbcClient jdbc;

    ReferenceOrganisations(Organisations organisations, JdbcClient jdbc) {
        this.organisations = organisations;
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        DirectoryLock.take(jdbc);
        Set<String> known = jdbc.sql("select id from organisation").query(String.class).set();
        List<Organisation> added = rows().stream().filter(row -> !known.contains(row.id())).toList();
        organisations.saveAll(added);
        LOG.info("{} organisations ajoutées à l’annuaire", added.size());
    }

    private static List<Organisation> rows() {
        try (Reader reader = new InputStreamReader(new ClassPathResource("reference/organisations.csv").getInputStream(),
                StandardCharsets.UTF_8)) {
            return FORMAT.parse(reader).stream().map(ReferenceOrganisations::organisation).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Organisation organisation(CSVRecord row) {
        return new Organisation(row.get("identifiant"), null, OrganisationKind.valueOf(row.get("nature")),
                row.get("nom"), null, null, row.get("region"), words(row, "departements"), words(row, "communes"),
                words(row, "structures", StructureType::valueOf), words(row, "lots", Lot::valueOf),
                words(row, "fonctions", Function::valueOf), date(row, "depuis"), date(row, "jusqu_au"),
                words(row, "succede_a"), row.get("source") + " (" + row.get("confiance").replace('_', ' ') + ")");
    }

    private static Set<String> words(CSVRecord row, String column) {
        return words(row, column, word -> word);
    }

    private static <T> Set<T> words(CSVRecord row, String column, java.util.function.Function<String, T> read) {
        String text = row.get(column);
        return text == null ? Set.of()
                : Stream.of(text.split(" ")).map(read).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static LocalDate date(CSVRecord row, String column) {
        String text = row.get(column);
        return text == null ? null : LocalDate.parse(text);
    }
}
