package fr.maillage.territory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The fictitious list of rural communes, imported as an administrator does. */
@Component
public class GivenRurality {

    private final Imports imports;
    private final JdbcClient jdbc;

    GivenRurality(Imports imports, JdbcClient jdbc) {
        this.imports = imports;
        this.jdbc = jdbc;
    }

    public void imported() {
        try (InputStream list = getClass().getResourceAsStream("/territory/frr-fictif.csv")) {
            imports.rural(list.readAllBytes(),
                    new Imports.Source("frr-fictif.csv", "fichier fictif", LocalDate.of(2025, 7, 10), "essai"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As before any import. */
    public void unknown() {
        jdbc.sql("delete from frr_class").update();
    }
}
