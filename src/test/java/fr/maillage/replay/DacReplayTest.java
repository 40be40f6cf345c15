package fr.maillage.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Date;
import java.util.List;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import fr.maillage.CptsAnswers;
import fr.maillage.DacAnswers;
import fr.maillage.DacJourney;
import fr.maillage.GivenStaff;
import fr.maillage.MaillageTest;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.LinkType;
import fr.maillage.dossier.Links;
import fr.maillage.dossier.Platforms;
import fr.maillage.dossier.Platforms.Partnership;
import fr.maillage.dossier.Platforms.PlatformHistory;
import fr.maillage.dossier.Stage;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.ParisTime;

/** The DAC that took up the platform of Reims, on its dates; the people are fictitious. */
@MaillageTest
class DacReplayTest {

    @Autowired
    DacJourney journey;
    @Autowired
    DacAnswers answers;
    @Autowired
    GivenStaff staff;
    @Autowired
    Platforms platforms;
    @Autowired
    Links links;
    @Autowired
    Dossiers dossiers;

    @AfterEach
    void putTheClockBack() {
        journey.end();
        staff.leave();
    }

    /**
     * Seed 002: « la PTA de Reims, portée par l’Association d’Appui aux Professionnels de Santé (AAPS) […] projet commun
     * (portage tripartite) entre le CHU de Reims, la PTA et la HAD Croix rouge ».
     */
    @Test
    void seed002_theDacOfReimsSucceedsThePlatformThatTheAapsCarried() {
        on(LocalDate.of(2021, 6, 1));
        String platform = platforms.record(new PlatformHistory("PTA de Reims",
                "Association d’Appui aux Professionnels de Santé (AAPS)", List.of(TerritoryPart.whole("51454")), "51454",
                LocalDate.of(2016, 1, 1), null, List.of(), List.of(new Partnership("CIMH",
                        List.of("CHU de Reims", "PTA de Reims", "HAD Croix-Rouge"),
                        "Coordination ville-hôpital de la filière gériatrique", "portage tripartite"))), null).reference();
        String reference = journey.declare(staff.in("ars-44"),
                CptsAnswers.but(answers.opening("51454"), "structureName", "DAC de Reims"));
        staff.of(reference);

        journey.answer(reference, "listDevices", "devices", """
                [{"kind":"PTA","name":"PTA de Reims","carrier":"AAPS","platform":"%s","email":"pta@exemple.fr"}]"""
                .formatted(platform));
        journey.goOnToTheEnd(reference);

        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.OPERATION);
        assertThat(links.of(reference)).anyMatch(link -> link.type() == LinkType.SUCCEEDS
                && link.reference().equals(platform));
        assertThat(platforms.find(platform).orElseThrow().integratedInto()).isEqualTo(reference);
        assertThat(dossiers.get(platform).stage()).isEqualTo(Stage.CEASED);
    }

    private static void on(LocalDate day) {
        ClockUtil.setCurrentTime(Date.from(day.atTime(10, 0).atZone(ParisTime.ZONE).toInstant()));
    }
}
