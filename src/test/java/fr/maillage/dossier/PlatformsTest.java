package fr.maillage.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Platforms.Partnership;
import fr.maillage.dossier.Platforms.Platform;
import fr.maillage.dossier.Platforms.PlatformHistory;
import fr.maillage.territory.TerritoryPart;

/** The plateformes territoriales d'appui of Grand Est, as the report of the agency for 2018 tells them. */
@MaillageTest
class PlatformsTest {

    @Autowired
    Platforms platforms;
    @Autowired
    Dossiers dossiers;
    @Autowired
    ProcessDriver driver;

    @Test
    void thePlatformOfReimsIsRecordedWithItsTripartiteProject() {
        Dossier recorded = platforms.record(new PlatformHistory("Plateforme territoriale d’appui de Reims",
                "Association d’Appui aux Professionnels de Santé (AAPS)", List.of(TerritoryPart.whole("51454")), "51454",
                LocalDate.of(2016, 1, 1), null, List.of(), List.of(new Partnership(
                        "Cellule de coordination d’intervention en médecine hospitalière (CIMH)",
                        List.of("CHU de Reims", "PTA de Reims", "HAD Croix-Rouge"),
                        "Coordination ville-hôpital de la filière gériatrique", "portage tripartite"))), null);

        Dossier dossier = dossiers.get(recorded.reference());
        assertThat(dossier.reference()).startsWith("2016-51-");
        assertThat(dossier.type()).isEqualTo(StructureType.PTA);
        assertThat(dossier.stage()).isEqualTo(Stage.OPERATION);
        assertThat(dossier.region()).isEqualTo("44");
        assertThat(driver.instances(dossier.reference())).isEmpty();
        Platform platform = platforms.find(dossier.reference()).orElseThrow();
        assertThat(platform.carrier()).contains("AAPS");
        assertThat(platform.openedOn()).isEqualTo(LocalDate.of(2016, 1, 1));
        assertThat(platform.integratedInto()).isNull();
        assertThat(platform.partnerships()).singleElement().satisfies(partnership -> {
            assertThat(partnership.partners()).containsExactly("CHU de Reims", "PTA de Reims", "HAD Croix-Rouge");
            assertThat(partnership.carrying()).isEqualTo("portage tripartite");
        });
    }

    @Test
    void thePlatformOfAlsaceKeepsItsInaugurationAndWhoWasThere() {
        Dossier recorded = platforms.record(new PlatformHistory("Plateforme territoriale d’appui d’Alsace",
                "Réseau d’appui aux médecins généralistes", List.of(TerritoryPart.whole("67482"), TerritoryPart.whole("68224")),
                "67482", LocalDate.of(2018, 5, 15), LocalDate.of(2018, 5, 15), List.of("Directeur général de l’ARS Grand Est",
                        "Présidente de l’URPS Médecins libéraux Grand Est"), List.of()), null);

        Platform platform = platforms.find(recorded.reference()).orElseThrow();
        assertThat(platform.inauguratedOn()).isEqualTo(LocalDate.of(2018, 5, 15));
        assertThat(platform.attendees()).hasSize(2);
        assertThat(dossiers.get(recorded.reference()).reference()).startsWith("2018-67-");
    }

    @Test
    void aPlatformBecomesPartOfADacOnceAndIsHistoryFromThen() {
        PlatformHistory history = new PlatformHistory("PTA fictive", "Association fictive",
                List.of(TerritoryPart.whole("51108")), "51108", LocalDate.of(2017, 3, 1), null, List.of(), List.of());
        String platform = platforms.record(history, null).reference();
        String dac = platforms.record(history, null).reference();
        platforms.integrate(platform, dac, LocalDate.of(2022, 7, 27));
        platforms.integrate(platform, dac, LocalDate.of(2023, 1, 1));

        assertThat(platforms.find(platform).orElseThrow().integratedOn()).isEqualTo(LocalDate.of(2022, 7, 27));
        assertThat(dossiers.get(platform).stage()).isEqualTo(Stage.CEASED);
    }
}
