package fr.maillage.funding;

import static fr.maillage.funding.FundingFixture.COURBEVOIE;
import static fr.maillage.funding.FundingFixture.LIMOGES;
import static fr.maillage.funding.FundingFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import fr.maillage.MaillageTest;
import fr.maillage.reference.Amounts;
import fr.maillage.reference.Confidence;
import fr.maillage.workflow.EngineNames;

/** Requests older than the day from which the tables know their scheme. */
@MaillageTest
class UnreadStartTest {

    private static final LocalDate DAY = LocalDate.of(2024, 7, 10);

    @Autowired
    FundingFixture fixture;
    @Autowired
    Aids aids;
    @Autowired
    AidRules rules;
    @Autowired
    AidTasks aidTasks;
    @Autowired
    Amounts amounts;

    @BeforeEach
    void setClock() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2024-07-10T08:00:00Z")));
    }

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    /** The page of Nouvelle-Aquitaine is of 8 August 2024; the aid is older. */
    @Test
    void aStartThatNobodyHasReadIsChecked() {
        assertThat(amounts.on("aid.NOUVELLE_AQUITAINE_START.ceiling", LocalDate.of(2024, 8, 8)).confidence())
                .isEqualTo(Confidence.UNCONFIRMED);
        String reference = fixture.msp(LIMOGES);
        Long aid = fixture.open(reference, AidKind.STARTER);
        fixture.deposit(reference, request("COORDINATION 30000 30000", "0"), DAY);
        assertThat(aids.get(aid).findings()).contains(new AidFinding(Finding.CEILING_UNKNOWN, Verdict.TO_CHECK))
                .noneMatch(AidFinding::refuses);
        assertThat(aidTasks.examined(fixture.inHand(reference, EngineNames.FIR_FUNDING, "checkEligibility", aid, null)).findings())
                .anyMatch(line -> line.contains("8 août 2024") && line.contains("n’a pas été lue"));
        fixture.eligible(reference);
        fixture.assess(reference, "COORDINATION 30000", "ceiling", "35000", "ceilingSource", "Règlement fictif de 2023");
        assertThat(aids.get(aid).ceiling()).isEqualByComparingTo("35000");
    }

    @Test
    void aStartThatWasReadRefuses() {
        Long before = fixture.granted(fixture.msp(COURBEVOIE), AidScheme.ARS_URPS_REAL_ESTATE, null, "1000", LocalDate.of(2017, 6, 30));
        assertThat(rules.inForce(before)).isFalse();
        Long since = fixture.granted(fixture.msp(COURBEVOIE), AidScheme.ARS_URPS_REAL_ESTATE, null, "1000", LocalDate.of(2017, 7, 1));
        assertThat(rules.inForce(since)).isTrue();
    }
}
