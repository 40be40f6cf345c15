package fr.maillage.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;

import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fr.maillage.DecisionTables;
import fr.maillage.EveryRuleHit;

/** When a MSP is labelled: the decision table {@code label-moment}. */
@EveryRuleHit("label-moment")
class LabelMomentRuleTest {

    private final DecisionTables tables;

    LabelMomentRuleTest(DecisionTables tables) {
        this.tables = tables;
    }

    @ParameterizedTest
    @CsvSource({"28, 2017-07-23, AT_VALIDATION", "28, 2017-07-24, AT_CONTRACT", "28, 2026-11-22, AT_CONTRACT",
            "84, 2026-11-22, AT_VALIDATION", "11, 2016-01-01, AT_VALIDATION"})
    void theMomentDependsOnTheRegionSinceThereIsAContractToWaitFor(String region, LocalDate validatedOn, String moment) {
        assertThat(tables.evaluate("label-moment", Variables.putValue("type", "MSP").putValue("region", region)
                .putValue("validatedOn", Date.from(validatedOn.atStartOfDay(ZoneOffset.UTC).toInstant()))).<String>getSingleEntry())
                .isEqualTo(moment);
    }
}
