package fr.maillage.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.MaillageTest;
import fr.maillage.workflow.RefusedSubmission;

@MaillageTest
@Transactional
class ImportsTest {

    private static final Path NATIONAL_LIST = Path.of("../shared/data/frr/liste-communes-FRR-juillet2025.csv");
    private static final Imports.Source SOURCE =
            new Imports.Source("essai.csv", "fichier fictif", LocalDate.of(2025, 7, 10), "essai");

    @Autowired
    Imports imports;

    @Autowired
    Territories territories;

    @Autowired
    JdbcClient jdbc;

    /** Other tests of the run import; this one starts without, and is rolled back. */
    @BeforeEach
    void nothingImported() {
        List.of("frr_class", "profession_zone", "territory_import").forEach(table -> jdbc.sql("delete from " + table).update());
    }

    @Test
    void ruralityAndZoningAreUnknownUntilImported() {
        TerritoryProfile profile = territories.describe(whole("38563"));
        assertThat(profile.ruralityKnown()).isFalse();
        assertThat(profile.ruralAsOf()).isNull();
        assertThat(profile.zoning().known()).isFalse();
        assertThat(profile.zoning().unknownPopulation()).isEqualTo(21_847);
    }

    @Test
    void aCommuneClassedInPartCountsHalf() throws IOException {
        ImportOutcome outcome = imports.rural(resource("frr-fictif.csv"), SOURCE);

        assertThat(outcome.refusals()).isEmpty();
        assertThat(outcome.taken()).isEqualTo(10);
        assertThat(outcome.counts()).containsEntry("FRR socle", 3).containsEntry("Non classée", 3).containsEntry("FRR+", 1);
        assertThat(share("38563")).isEqualTo("0.00");
        assertThat(share("38239")).isEqualTo("100.00");
        assertThat(share("38337")).isEqualTo("100.00");
        assertThat(share("38400")).isEqualTo("50.00");
        assertThat(share("01001")).as("le zéro perdu par le tableur").isEqualTo("100.00");
        TerritoryProfile partly = territories.describe(whole("38061", "38105"));
        assertThat(partly.partlyRural()).extracting(Commune::name).containsExactly("La Buisse");
        assertThat(partly.ruralShare()).satisfies(share -> assertThat(share.doubleValue()).isBetween(50.0, 100.0));
        assertThat(partly.ruralAsOf()).isEqualTo("2025-07-10");
        assertThat(share("13201")).as("un arrondissement a le classement de sa commune").isEqualTo("0.00");
        assertThat(territories.describe(whole("38563", "38185")).ruralShare()).as("Grenoble n’est pas dans le fichier").isNull();
        assertThat(territories.describe(List.of(new TerritoryPart("38239", "Centre", 100, "Mairie"))).ruralShare())
                .isEqualByComparingTo("100");
    }

    @Test
    void aNewImportTakesThePlaceOfTheLast() throws IOException {
        imports.rural(resource("frr-fictif.csv"), SOURCE);
        imports.rural(bytes("Code_insee;Classement\n38563;FRR+\n"), SOURCE);
        assertThat(share("38563")).isEqualTo("100.00");
        assertThat(territories.describe(whole("38239")).ruralShare()).isNull();
        assertThat(imports.past()).extracting(Imports.Past::rowCount).startsWith(1, 10);
    }

    @Test
    void aFileWithOneWrongLineIsRefusedAsAWhole() throws IOException {
        imports.rural(resource("frr-fictif.csv"), SOURCE);
        ImportOutcome outcome = imports.rural(bytes("""
                Code_insee;Departement;Commune;Classement;
                38563;38;Voiron;FRR+;
                99999;99;Nulle part;FRR+;

                38133;38;Coublevie;Zone rurale;
                38563;38;Voiron;FRR socle;
                """), SOURCE);
        assertThat(outcome.refusals()).extracting(ImportOutcome.Refusal::line, ImportOutcome.Refusal::messageKey)
                .containsExactly(
                        tuple(3L, "territory.import.commune"),
                        tuple(5L, "territory.import.frr.class"),
                        tuple(6L, "territory.import.twice"));
        assertThat(share("38563")).as("le fichier précédent reste en vigueur").isEqualTo("0.00");
        assertThat(imports.past()).hasSize(1);
    }

    @Test
    void aFileThatIsNoTableIsRefused() {
        assertRefused("", "territory.import.empty");
        assertRefused("Code_insee;Classement\n", "territory.import.empty");
        assertRefused("PK\u0003\u0004\0\0binaire", "territory.import.not-csv");
        assertRefused("Code_insee,Classement\n38563,FRR+\n", "territory.import.frr.columns");
        assertRefused("Code_insee;Classement\n38563;\"FRR+\n", "territory.import.not-csv");
    }

    @Test
    void aFileFromAnOldSpreadsheetIsRead() {
        ImportOutcome outcome = imports.rural("Code_insee;Classement\r\n38563;Non classée\r\n".getBytes(Charset.forName("windows-1252")), SOURCE);
        assertThat(outcome.counts()).containsEntry("Non classée", 1);
        assertThat(imports.rural(bytes("\ufeffCode_insee;Classement\n38563;FRR+\n"), SOURCE).accepted()).isTrue();
    }

    @Test
    void theNationalListIsTakenWhereItIsThere() throws IOException {
        Path list = Stream.of(NATIONAL_LIST, Path.of("/work/shared").resolve("data/frr/" + NATIONAL_LIST.getFileName()))
                .filter(Files::exists).findFirst().orElse(NATIONAL_LIST);
        assumeThat(list).exists();

        ImportOutcome outcome = imports.rural(Files.readAllBytes(list), SOURCE);

        assertThat(outcome.refusals()).isEmpty();
        assertThat(outcome.taken()).isEqualTo(34_875);
        assertThat(outcome.counts()).containsEntry("FRR socle", 13_313).containsEntry("FRR+", 4_456)
                .containsEntry("FRR bénéficiaire partiellement", 11).containsEntry("Classée FRR partiellement", 20);
        assertThat(territories.describe(whole("38563", "38133", "38239", "38337", "38400", "38061", "38105", "38566")).ruralShare())
                .as("les huit communes autour de Voiron").isEqualByComparingTo("0");
        assertThat(territories.describe(whole("97405", "97412", "97417")).ruralityKnown()).isTrue();
    }

    @Test
    void zonesOfTheDoctorsAreSummedUp() throws IOException {
        ImportOutcome outcome = imports.zoning(resource("zonage-fictif.csv"), SOURCE);
        assertThat(outcome.refusals()).isEmpty();
        assertThat(outcome.taken()).isEqualTo(3);
        assertThat(outcome.counts()).containsEntry("Infirmier : Intermédiaire", 1);

        Zoning zoning = territories.describe(whole("38563", "38133", "38239", "13202")).zoning();
        assertThat(zoning.populationByZone()).containsEntry("ZAC", 21_847L).containsKeys("ZIP", "HZ");
        assertThat(zoning.includes("ZIP")).isTrue();
        assertThat(zoning.unknownPopulation()).as("Moirans n’est pas dans le fichier").isPositive();
        assertThat(zoning.asOf()).isEqualTo("2025-07-10");
    }

    @Test
    void wrongZonesAreRefusedByLine() {
        ImportOutcome outcome = imports.zoning(bytes("""
                INSEE;Profession;Zone;Date;TVS
                38563;Médecin;Zone franche;;
                38563;;ZIP;;
                38133;Médecin;ZIP;31/02/2026;
                38239;Médecin;ZIP;;
                38239;Médecins;ZAC;;
                """), SOURCE);
        assertThat(outcome.refusals()).extracting(ImportOutcome.Refusal::line).containsExactly(2L, 3L, 4L, 6L);
        assertThat(territories.describe(whole("38239")).zoning().known()).isFalse();
        assertThatThrownBy(() -> imports.zoning(bytes("a;b\n1;2\n"), SOURCE)).isInstanceOf(RefusedSubmission.class)
                .hasMessageContaining("territory.import.zoning.columns");
    }

    private void assertRefused(String content, String messageKey) {
        assertThatThrownBy(() -> imports.rural(bytes(content), SOURCE)).isInstanceOf(RefusedSubmission.class)
                .hasMessageContaining(messageKey);
    }

    private String share(String commune) {
        return territories.describe(whole(commune)).ruralShare().toPlainString();
    }

    private static byte[] resource(String name) throws IOException {
        try (var content = ImportsTest.class.getResourceAsStream("/territory/" + name)) {
            return content.readAllBytes();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<TerritoryPart> whole(String... codes) {
        return Stream.of(codes).map(TerritoryPart::whole).toList();
    }
}
