package fr.maillage.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import fr.maillage.MaillageTest;

@MaillageTest
class ReferenceTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Autowired
    Delays delays;

    @Autowired
    DueDates dueDates;

    @Autowired
    Thresholds thresholds;

    @Autowired
    Amounts amounts;

    @Autowired
    Choices choices;

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    void aTaskIsDueAtTheEndOfTheOfficeDayInParis() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-11-20T23:30:00Z")));
        assertThat(dueDates.after("qualifyProject")).as("dix jours ouvrés après le samedi 21, heure de Paris")
                .isEqualTo(Date.from(Instant.parse("2026-12-04T17:00:00Z")));
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-07-01T08:00:00Z")));
        assertThat(dueDates.after("completeDiagnosis")).isEqualTo(Date.from(Instant.parse("2026-07-31T16:00:00Z")));
    }

    @Test
    void monthsAreCountedDateToDate() {
        assertThat(delays.after(LocalDate.of(2026, 12, 31), "review.silence")).isEqualTo("2027-02-28");
    }

    @Test
    void aRepetitionIsATimerCycle() {
        assertThat(dueDates.every("dormancy.review", 12)).isEqualTo("R12/P1M");
        assertThatThrownBy(() -> dueDates.every("qualifyProject", 2)).hasMessageContaining("qualifyProject");
    }

    @Test
    void aMissingDelayIsSaidAndNotGuessed() {
        assertThatThrownBy(() -> dueDates.after("noSuchTask"))
                .isInstanceOf(MissingReference.class)
                .hasMessageContaining("« noSuchTask »")
                .hasMessageContaining("/administration/referentiels");
    }

    @Test
    void sizeClassesAndSharesAreThresholds() {
        assertThat(thresholds.on(Thresholds.CPTS_CLASS_2_FROM, TODAY)).isEqualByComparingTo("40000");
        assertThat(thresholds.on(Thresholds.CPTS_CLASS_4_ABOVE, TODAY)).isEqualByComparingTo("175000");
        assertThat(thresholds.on(Thresholds.MSA_LEADS_FROM, TODAY)).isEqualByComparingTo("50");
    }

    @Test
    void anAmountCarriesItsSourceAndAnUnknownOneIsNotZero() {
        assertThat(amounts.on("aci-cpts.operation.2", TODAY).amount()).isEqualByComparingTo("60000");
        ReferenceValue startUp = amounts.on("aci-cpts.start-up.3", TODAY);
        assertThat(startUp.amount()).isEqualByComparingTo("25000");
        assertThat(startUp.toConfirm()).isTrue();
        assertThat(startUp.note()).contains("20 000");
        assertThat(amounts.on("aci-cpts.ACCESS.fixed.2", TODAY).known()).isFalse();
    }

    @Test
    void theContractDependsOnItsDate() {
        assertThat(choices.on("contract-kind.CPTS", LocalDate.of(2019, 8, 24))).isEqualTo("CONVENTION_ARS");
        assertThat(choices.on("contract-kind.CPTS", LocalDate.of(2019, 8, 25))).isEqualTo("ACI_CPTS");
    }
}
