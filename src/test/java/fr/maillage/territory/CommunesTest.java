package fr.maillage.territory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import fr.maillage.MaillageTest;

@MaillageTest
class CommunesTest {

    @Autowired
    Communes communes;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theWholeGeographicCodeIsLoaded() {
        assertThat(count("commune where kind = 'COMMUNE'")).isEqualTo(34_969);
        assertThat(count("commune where kind = 'ARRONDISSEMENT'")).isEqualTo(45);
        assertThat(count("epci")).isEqualTo(1_255);
        assertThat(jdbc.sql("select sum(population) from commune where departement = '38'").query(Long.class).single())
                .isBetween(1_280_000L, 1_320_000L);
        assertThat(count("commune where population = 0")).isEqualTo(6);
        assertThat(count("commune c where epci is not null and not exists (select from epci where siren = c.epci)")).isZero();
    }

    @Test
    void aNameFoldedAsPeopleTypeItIsUniqueInItsDepartementSaveOnce() {
        assertThat(jdbc.sql("""
                        select string_agg(c.name, ', ' order by c.code)
                          from commune_name n join commune c on c.code = n.commune
                         where n.former_name is null group by c.departement, n.key having count(*) > 1""")
                .query(String.class).list()).containsExactly("Vergné, La Vergne");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', value = {
            "la buisse, 38061",
            "Buisse, 38061",
            "Buisse (La), 38061",
            "st jean de moirans, 38400",
            "saint-jean-de-moi, 38400",
            "ST JEAN MOIRANS, 38400",
            "voiron, 38563",
            "Voiron 38500, 38563",
            "38563, 38563",
            "strasbourg, 67482",
            "st d, 97411",
            "petite ile, 97405",
            "Lyon 3e, 69383",
            "lyon 3ème, 69383",
            "Marseille 1, 13201",
            "paris 12, 75112",
            "l'hay les roses, 94038",
            "Le Mans, 72181",
            "saint denis 974, 97411"
    })
    void aCommuneIsFoundAsPeopleTypeIt(String typed, String code) {
        assertThat(communes.search(typed, null, 20)).first()
                .extracting(found -> found.commune().code()).isEqualTo(code);
    }

    @Test
    void saintsOfADepartementAreFoundWithATrailingHyphen() {
        assertThat(communes.search("SAINT-JEAN ", "38", 20))
                .extracting(found -> found.commune().name()).contains("Saint-Jean-de-Moirans", "Saint-Jean-de-Bournay");
        assertThat(communes.search("SAINT-JEAN-", "38", 20)).hasSameSizeAs(communes.search("st jean", "38", 20));
    }

    @Test
    void homonymsAreToldApartByTheirDepartement() {
        assertThat(exactly("Louvigny")).containsExactlyInAnyOrder("14 Calvados", "57 Moselle", "64 Pyrénées-Atlantiques", "72 Sarthe");
        assertThat(exactly("Saint-Denis")).contains("93 Seine-Saint-Denis", "974 La Réunion");
        assertThat(communes.search("Louvigny", "57", 20)).extracting(found -> found.commune().code()).containsExactly("57422");
    }

    @Test
    void aPostcodeGivesEveryCommuneThatSharesIt() {
        assertThat(communes.search("38500", null, 50)).hasSizeGreaterThan(5)
                .extracting(found -> found.commune().name()).contains("Voiron", "La Buisse", "Coublevie");
        assertThat(communes.find("97429")).as("un code postal n’est pas un code de commune").isEmpty();
        assertThat(communes.search("97429", null, 5)).extracting(found -> found.commune().name()).containsExactly("Petite-Île");
    }

    @Test
    void aFormerNameLeadsToTheCommuneOfToday() {
        FoundCommune found = communes.search("Paladru", "38", 20).stream()
                .filter(each -> each.formerName() != null).findFirst().orElseThrow();
        assertThat(found.commune().name()).isEqualTo("Villages du Lac de Paladru");
        assertThat(found.formerName()).isEqualTo("Paladru");
    }

    @Test
    void F17_aFormerCodeLeadsToTheCommuneOfToday() {
        assertThat(communes.find("38165")).get().extracting(Commune::code, Commune::name)
                .containsExactly("38001", "Les Abrets en Dauphiné");
        assertThat(communes.search("38165", null, 5)).extracting(found -> found.commune().code()).containsExactly("38001");
    }

    @Test
    void F17_aFormerCodeSharedOutBetweenTwoCommunesIsNotGuessed() {
        assertThat(communes.find("55273")).isEmpty();
        assertThat(communes.search("55273", null, 5)).extracting(found -> found.commune().code())
                .containsExactlyInAnyOrder("55245", "55386");
    }

    @Test
    void anUnknownCodeLeadsNowhere() {
        assertThat(communes.find("99999")).isEmpty();
        assertThat(communes.findAll(List.of("38563", "nimporte"))).containsOnlyKeys("38563");
    }

    @Test
    void aCommuneCarriesItsFigures() {
        assertThat(communes.find("38563")).get().satisfies(voiron -> {
            assertThat(voiron.population()).isEqualTo(21_847);
            assertThat(voiron.populationYear()).isEqualTo(2023);
            assertThat(voiron.departementName()).isEqualTo("Isère");
            assertThat(voiron.regionName()).isEqualTo("Auvergne-Rhône-Alpes");
            assertThat(voiron.epciName()).contains("Voironnais");
        });
        assertThat(communes.find("97608")).get().extracting(Commune::populationYear).isEqualTo(2017);
        assertThat(communes.find("13201")).get().extracting(Commune::kind, Commune::parent)
                .containsExactly(Commune.Kind.ARRONDISSEMENT, "13055");
    }

    @Test
    void stIsSaintButAlsoTheBeginningOfStrasbourg() {
        assertThat(communes.search("st", "67", 200)).extracting(found -> found.commune().name())
                .contains("Strasbourg", "Saint-Nabor");
    }

    @Test
    void nothingTypedFindsNothingUnlessADepartementIsChosen() {
        assertThat(communes.search("  ", null, 20)).isEmpty();
        assertThat(communes.search(null, "38", 3)).extracting(found -> found.commune().name()).first().isEqualTo("Grenoble");
        assertThat(communes.search("' & ! :* \\ é", null, 20)).isNotNull();
    }

    @Test
    void aSearchIsQuick() {
        communes.search("saint", null, 20);
        long start = System.nanoTime();
        for (String typed : List.of("saint", "st je", "la", "vo", "moirans", "38", "s")) {
            communes.search(typed, null, 20);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).as("sept recherches").isLessThan(Duration.ofSeconds(2));
    }

    private List<String> exactly(String name) {
        return communes.search(name, null, 50).stream()
                .map(FoundCommune::commune)
                .filter(commune -> commune.name().equals(name))
                .map(commune -> commune.departement() + " " + commune.departementName())
                .toList();
    }

    private long count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }
}
