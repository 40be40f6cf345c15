package fr.maillage.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import fr.maillage.CdsJourney;
import fr.maillage.DacAnswers;
import fr.maillage.DacJourney;
import fr.maillage.MaillageTest;
import fr.maillage.Visitor;
import fr.maillage.dossier.Platforms.Partnership;
import fr.maillage.dossier.Platforms.PlatformHistory;
import fr.maillage.territory.TerritoryPart;

/** What a dossier's page shows of a centre, of the devices of a DAC and of a historical platform. */
@MaillageTest
class StructurePagesTest {

    @Autowired
    CdsJourney centres;
    @Autowired
    DacJourney dacs;
    @Autowired
    Platforms platforms;
    @LocalServerPort
    int port;

    @AfterEach
    void endOfTheTest() {
        centres.end();
        dacs.end();
    }

    @Test
    void eachKindShowsItsOwn() {
        Visitor headquarters = Visitor.loggedIn(port, "helene.siege84");

        String centre = centres.declare("MEDICAL", "DENTAL");
        assertThat(headquarters.page("/dossiers/" + centre).body()).contains("Claire Exemple", "Association fictive des Gorges",
                "/dossiers/" + centre + "/structure");
        assertThat(headquarters.page("/dossiers/" + centre + "/structure").body())
                .contains("Association fictive des Gorges (Association)", "Dentaire", "1 rue Fictive");

        String dac = dacs.openedUntil("holdCommittee");
        assertThat(headquarters.page("/dossiers/" + dac).statusCode()).isEqualTo(200);
        assertThat(headquarters.page("/dossiers/" + dac + "/structure").body()).contains(DacAnswers.NETWORK, "380000018");

        String platform = platforms.record(new PlatformHistory("PTA fictive", "Association fictive d’appui",
                List.of(TerritoryPart.whole("38185")), "38185", LocalDate.of(2017, 3, 1), LocalDate.of(2018, 5, 15),
                List.of("une ministre"), List.of(new Partnership("Cellule fictive", List.of("CHU", "HAD"), "Gériatrie",
                        "portage tripartite"))), null).reference();
        assertThat(headquarters.page("/dossiers/" + platform).statusCode()).isEqualTo(200);
        assertThat(headquarters.page("/dossiers/" + platform + "/structure").body()).contains("en lecture seule",
                "15 mai 2018", "une ministre", "Cellule fictive", "portage tripartite", "CHU, HAD");
        assertThat(Visitor.loggedIn(port, "aurore.ars974").page("/dossiers/" + centre + "/structure").statusCode())
                .isEqualTo(404);
    }
}
