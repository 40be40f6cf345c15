package fr.maillage.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

import fr.maillage.MaillageTest;
import fr.maillage.workflow.RefusedSubmission;

@MaillageTest
class TerritoriesTest {

    private static final List<TerritoryPart> VOIRON =
            whole("38563", "38133", "38239", "38337", "38400", "38061", "38105", "38566");

    @Autowired
    Territories territories;

    @Autowired
    MessageSource messages;

    @Test
    void theEightCommunesAroundVoiron() {
        TerritoryProfile profile = territories.describe(VOIRON);
        assertThat(profile.population()).isEqualTo(53_088);
        assertThat(profile.sizeClass()).isEqualTo(2);
        assertThat(profile.populationYears()).containsExactly(2023);
        assertThat(profile.populationByDepartement()).containsExactly(java.util.Map.entry("38", 53_088L));
        assertThat(profile.populationByRegion()).containsOnlyKeys("84");
        assertThat(profile.communes()).hasSize(8);
    }

    @Test
    void sizeClassesBeginWhereTheAgreementSays() {
        LocalDate today = LocalDate.of(2026, 11, 21);
        assertThat(Stream.of(39_999L, 40_000L, 79_999L, 80_000L, 175_000L, 175_001L)
                .map(population -> territories.sizeClass(population, today))).containsExactly(1, 2, 2, 3, 3, 4);
    }

    @Test
    void aTerritoryMayLieInTwoDepartementsAndTwoRegions() {
        TerritoryProfile profile = territories.describe(whole("38563", "73151", "26362", "05061"));
        assertThat(profile.populationByDepartement().keySet()).hasSize(4).first().isEqualTo("26");
        assertThat(profile.populationByRegion()).containsOnlyKeys("84", "93");
    }

    @Test
    void arrondissementsAndQuartersAreTerritories() {
        TerritoryProfile profile = territories.describe(List.of(
                TerritoryPart.whole("13201"),
                TerritoryPart.whole("13202"),
                new TerritoryPart("31555", "Le Mirail", 42_000, "Métropole, 2022"),
                new TerritoryPart("31555", "Minimes", 30_000, "Métropole, 2022")));
        assertThat(profile.communes()).hasSize(3);
        assertThat(profile.populationByDepartement()).containsEntry("31", 72_000L);
        assertThat(profile.population()).isEqualTo(72_000 + 37_599 + profile.communes().get(1).population());
    }

    @Test
    void aFormerCodeIsUnderstood() {
        assertThat(territories.describe(whole("38165")).parts()).containsExactly(TerritoryPart.whole("38001"));
    }

    @Test
    void communesWithoutInhabitantsOrWithoutFigureAreTerritories() {
        TerritoryProfile destroyed = territories.describe(whole("55039"));
        assertThat(destroyed.population()).isZero();
        assertThat(destroyed.ruralShare()).isNull();
        assertThat(territories.describe(whole("98411")).withoutPopulation()).hasSize(1);
        assertThat(territories.describe(whole("29083")).populationByEpci()).as("Île-de-Sein").isEmpty();
    }

    @Test
    void whatMakesNoTerritoryIsRefusedAtItsField() {
        refused(List.of(), "communes", "Indiquez au moins une commune.");
        refused(null, "communes", "Indiquez au moins une commune.");
        refused(whole("38563", "99999"), "communes[1].commune", "« 99999 »");
        refused(whole("97429"), "communes[0].commune", "« 97429 »");
        refused(whole("38563", "${7*7}"), "communes[1].commune", "« ${7*7} »");
        refused(whole("38563", ""), "communes[1].commune", "Choisissez une commune");
        refused(whole("38563", "38133", "38563"), "communes[2].commune", "Voiron (38563) est indiquée deux fois");
        refused(whole("38001", "38165"), "communes[1].commune", "Les Abrets en Dauphiné (38001) est indiquée deux fois");
        refused(whole("13201", "13055"), "communes[0].commune", "déjà compris dans la commune de Marseille");
    }

    @Test
    void partsOfACommuneNeedANameAPopulationAndASource() {
        refused(part("38563", null, 100, null), "communes[0].part", "Nommez la partie");
        refused(part("38563", "Centre", null, "Mairie"), "communes[0].population", "Indiquez la population");
        refused(part("38563", "Centre", -1, "Mairie"), "communes[0].population", "Indiquez la population");
        refused(part("38563", "Centre\nbis", 100, "Mairie"), "communes[0].part", "Une seule ligne");
        refused(part("38563", "Centre", 100, "x".repeat(201)), "communes[0].source", "au plus 200");
        refused(part("38563", "Centre", 100, " "), "communes[0].source", "d’où vient la population");
    }

    @Test
    void partsOfACommuneNeverHaveMoreInhabitantsThanIt() {
        refused(part("38563", "Centre", 21_848, "Mairie"), "communes[0].population", "21 848 habitants, plus que la commune de Voiron (21 847)");
        List<TerritoryPart> tooMany = List.of(
                new TerritoryPart("38563", "Centre", 15_000, "Mairie"), new TerritoryPart("38563", "Brunetière", 10_000, "Mairie"));
        refused(tooMany, "communes[1].population", "ensemble 25 000 habitants");
    }

    @Test
    void aPartIsNotNamedTwiceNorBesideTheWholeCommune() {
        refused(List.of(new TerritoryPart("38563", "Le Centre", 100, "Mairie"), new TerritoryPart("38563", "centre", 100, "Mairie")),
                "communes[1].part", "indiquée deux fois");
        refused(List.of(new TerritoryPart("38563", "Centre", 100, "Mairie"), TerritoryPart.whole("38563")),
                "communes[0].part", "indiquée en entier");
    }

    private void refused(List<TerritoryPart> parts, String field, String text) {
        RefusedSubmission refusal = catchThrowableOfType(RefusedSubmission.class, () -> territories.describe(parts));
        assertThat(refusal).as("refus attendu de %s", parts).isNotNull();
        assertThat(refusal.field()).isEqualTo(field);
        assertThat(messages.getMessage(refusal.text(), Locale.FRENCH).replace('\u202f', ' ').replace('\u00a0', ' '))
                .contains(text.replace('\u00a0', ' '));
    }

    private static List<TerritoryPart> part(String commune, String part, Integer population, String source) {
        return List.of(new TerritoryPart(commune, part, population, source));
    }

    private static List<TerritoryPart> whole(String... codes) {
        return Stream.of(codes).map(TerritoryPart::whole).toList();
    }
}
