package fr.maillage.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Date;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.workflow.ParisTime;

@MaillageTest
class RegionalObjectivesTest {

    private static final String[] METZ = {"57463"};

    @Autowired
    RegionalObjectives objectives;
    @Autowired
    GivenDossier given;

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    void whoWritesOnHealthPrioritiesReadsTheObjectivesOfTheirRegionAndTime() {
        String project = given.declared(METZ);
        ClockUtil.setCurrentTime(Date.from(ParisTime.startOf(LocalDate.of(2018, 6, 26))));
        assertThat(objectives.of(project)).hasSize(2)
                .anyMatch(line -> line.startsWith("PRS 2018-2022") && line.contains("exercice coordonné"))
                .anyMatch(line -> line.contains("ARS Grand Est"));
        ClockUtil.reset();
        assertThat(objectives.of(project)).containsExactly(
                "Les objectifs du PRS de la région ne sont pas encore saisis dans les référentiels.");
    }
}
