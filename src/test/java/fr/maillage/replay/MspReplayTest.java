package fr.maillage.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Date;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import fr.maillage.CptsAnswers;
import fr.maillage.GivenStaff;
import fr.maillage.MaillageTest;
import fr.maillage.MspAnswers;
import fr.maillage.MspJourney;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Stage;
import fr.maillage.workflow.ParisTime;

/** The MSP of the seed texts on their dates; the people are fictitious. */
@MaillageTest
class MspReplayTest {

    @Autowired
    MspJourney journey;
    @Autowired
    GivenStaff staff;
    @Autowired
    Dossiers dossiers;

    @AfterEach
    void putTheClockBack() {
        journey.end();
        staff.leave();
    }

    /** Seed 001: « Un appui est également réalisé par le Groupement des Maisons de Santé de l’Océan Indien (GMPSOI) pour les MSP ». */
    @Test
    void seed001_aMspOfLaReunionIsSupportedByTheGmpsoi() {
        on(LocalDate.of(2021, 9, 6));
        String reference = journey.declare("aurore.ars974", CptsAnswers.but(
                MspAnswers.declaration("MSP de Saint-Joseph (fictive)", "97412"), "deposit", """
                        {"depositedBy":"Claire Exemple","channel":"EMAIL","receivedOn":"2021-09-06"}"""));
        staff.of(reference);

        journey.goOnUntil(reference, "confirmSupport");
        journey.answer(reference, "confirmSupport", "msaAccompanies", null);
        journey.goOnUntil(reference, "acceptSupport");
        assertThat(journey.groupsAsked(reference).get("acceptSupport")).containsExactly("fed-gmpsoi");
        journey.goOnUntil(reference, "labelStructure");
        journey.answer(reference, "labelStructure", "delegation", staff.in("ars-04"));
        journey.goOnToTheEnd(reference);

        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.OPERATION);
        assertThat(dossiers.get(reference).milestones().openedOn()).isEqualTo("2021-09-06");
    }

    private static void on(LocalDate day) {
        ClockUtil.setCurrentTime(Date.from(day.atTime(10, 0).atZone(ParisTime.ZONE).toInstant()));
    }
}
