package fr.maillage.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import fr.maillage.MaillageTest;
import fr.maillage.territory.Communes;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.RefusedSubmission;

@MaillageTest
class CompetentBodiesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final List<TerritoryPart> VOIRON =
            territory("38563", "38133", "38239", "38337", "38400", "38061", "38105", "38566");

    @Autowired CompetentBodies competentBodies;
    @Autowired Communes communes;
    @Autowired Directory directory;

    @Test
    void voironHasTheBodiesOfIsere() {
        Competence competence = competentBodies.of(VOIRON, null);

        assertThat(competence.delegation().id()).isEqualTo("ars-84-38");
        assertThat(competence.ars().name()).isEqualTo("ARS Auvergne-Rhône-Alpes");
        assertThat(competence.cpam().name()).isEqualTo("CPAM de l’Isère");
        assertThat(competence.msa().name()).isEqualTo("MSA Alpes du Nord");
        assertThat(competence.arcmsa().id()).isEqualTo("arcmsa-84");
        assertThat(competence.dcgdr().id()).isEqualTo("dcgdr-84");
        assertThat(competence.urps().id()).isEqualTo("urps-84");
        assertThat(competence.tenant()).isEqualTo("84-38");
        assertThat(competence.associates()).isEmpty();
        assertThat(competence.questions()).isEmpty();
    }

    @Test
    void reunionMeetsItsSocialSecurityBodyOnce() {
        Competence competence = competentBodies.of(territory("97405", "97412", "97417"), null);

        assertThat(competence.ars().name()).isEqualTo("ARS La Réunion");
        assertThat(competence.delegation()).isEqualTo(competence.ars());
        assertThat(competence.cpam().kind()).isEqualTo(OrganisationKind.CGSS);
        assertThat(competence.msa()).isEqualTo(competence.cpam());
        assertThat(competence.bodies()).extracting(Organisation::id)
                .containsExactly("ars-04", "cgss-la-reunion", "urps-04");
    }

    @Test
    void aTerritoryOverTwoDepartementsHasAPilotAndAssociates() {
        List<TerritoryPart> territory = territory("38563", "38133", "73248");

        Competence byPopulation = competentBodies.of(territory, null);
        assertThat(byPopulation.delegation().id()).isEqualTo("ars-84-38");
        assertThat(byPopulation.associates()).extracting(Organisation::id).containsExactly("ars-84-73", "cpam-savoie");

        Competence bySeat = competentBodies.of(territory, "73248");
        assertThat(bySeat.delegation().id()).isEqualTo("ars-84-73");
        assertThat(bySeat.cpam().id()).isEqualTo("cpam-savoie");
        assertThat(bySeat.associates()).extracting(Organisation::id).containsExactly("ars-84-38", "cpam-isere");
    }

    @Test
    void aTerritoryOverTwoRegionsHasASecondAgency() {
        Competence competence = competentBodies.of(territory("38563", "05061"), "38563");

        assertThat(competence.associates()).extracting(Organisation::id)
                .containsExactly("ars-93-05", "ars-93", "cpam-hautes-alpes", "msa-alpes-vaucluse");
    }

    @Test
    void theHandlerIsAskedWhereADepartementHasSeveralCaisses() {
        List<TerritoryPart> territory = territory("59512", "59009");

        Competence open = competentBodies.of(territory, null);
        assertThat(open.cpam()).isNull();
        assertThat(open.questions()).singleElement().satisfies(question -> {
            assertThat(question.departement()).isEqualTo("59");
            assertThat(question.communes()).extracting("code").containsExactly("59009");
            assertThat(question.choices()).extracting(Organisation::id).containsExactlyInAnyOrder("cpam-lille-douai",
                    "cpam-roubaix-tourcoing", "cpam-hainaut", "cpam-flandres");
        });

        Competence answered = competentBodies.of(territory, null, Set.of("cpam-lille-douai"), TODAY);
        assertThat(answered.questions()).isEmpty();
        assertThat(answered.cpam().id()).isEqualTo("cpam-roubaix-tourcoing");
        assertThat(answered.associates()).extracting(Organisation::id).containsExactly("cpam-lille-douai");
    }

    @Test
    void theSeatDecidesTheCaisseEvenWhileAQuestionIsOpen() {
        Competence competence = competentBodies.of(territory("59009"), "59512");

        assertThat(competence.cpam().id()).isEqualTo("cpam-roubaix-tourcoing");
        assertThat(competence.questions()).hasSize(1);
    }

    @Test
    void seignanxInTheLandesIsOfTheCaisseOfBayonne() {
        Competence competence = competentBodies.of(territory("40273", "40209"), null);

        assertThat(competence.delegation().id()).isEqualTo("ars-75-40");
        assertThat(competence.cpam().id()).isEqualTo("cpam-bayonne");
        assertThat(competence.questions()).isEmpty();
    }

    @Test
    void partsOfACommuneCountWithTheirOwnPopulation() {
        List<TerritoryPart> territory = List.of(new TerritoryPart("38563", "Centre", 5_000, "recensement"),
                new TerritoryPart("73248", null, null, null));

        assertThat(competentBodies.of(territory, null).pilotDepartement()).isEqualTo("73");
    }

    @Test
    void everyDepartementHasItsBodies() {
        Stream.of("01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 2A 2B 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68 69 70 71 72 73 74 75 76 77 78 79 80 81 82 83 84 85 86 87 88 89 90 91 92 93 94 95 971 972 973 974 976"
                .split(" ")).forEach(departement -> {
                    boolean alone = departement.length() == 3;
                    assertThat(communes.departements()).containsKey(departement);
                    assertThat(covering(OrganisationKind.ARS, departement)).as(departement).hasSize(1);
                    assertThat(covering(OrganisationKind.ARS_DELEGATION, departement)).as(departement).hasSize(alone ? 0 : 1);
                    assertThat(covering(OrganisationKind.CPAM, departement).size()
                            + covering(OrganisationKind.CGSS, departement).size()).as(departement).isPositive();
                    assertThat(covering(OrganisationKind.MSA, departement).size()
                            + covering(OrganisationKind.CGSS, departement).size()).as(departement).isEqualTo(1);
                    assertThat(covering(OrganisationKind.CONSEIL_DEPARTEMENTAL, departement)).as(departement).hasSize(1);
                    assertThat(covering(OrganisationKind.URPS, departement)).as(departement).hasSize(1);
                });
    }

    @Test
    void unknownCommunesAndEmptyTerritoriesAreRefused() {
        assertThatThrownBy(() -> competentBodies.of(territory("99999"), null)).isInstanceOf(RefusedSubmission.class);
        assertThatThrownBy(() -> competentBodies.of(List.of(), null)).isInstanceOf(RefusedSubmission.class);
    }

    private List<Organisation> covering(OrganisationKind kind, String departement) {
        return directory.covering(kind, departement, TODAY);
    }

    private static List<TerritoryPart> territory(String... codes) {
        return Stream.of(codes).map(code -> new TerritoryPart(code, null, null, null)).toList();
    }
}
