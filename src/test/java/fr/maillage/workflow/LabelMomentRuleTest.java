package fr.maillage.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;

import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a MSP is labelled: the decision table {@code label-moment}, each rule hit. */
class LabelMomentRuleTest {

    private final DmnEngine engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    @ParameterizedTest
    @CsvSource({"28, 2017-07-23, AT_VALIDATION", "28, 2017-07-24, AT_CONTRACT", "28, 2026-11-22, AT_CONTRACT",
            "84, 2026-11-22, AT_VALIDATION", "11, 2016-01-01, AT_VALIDATION"})
    void theMomentDependsOnTheRegionSinceThereIsAContractToWaitFor(String region, LocalDate validatedOn, String moment)
            throws IOException {
        try (InputStream table = Files.newInputStream(Path.of("bpmn/rules/label-moment.dmn"))) {
            assertThat(engine.evaluateDecision(engine.parseDecision("label-moment", table),
                    Variables.putValue("type", "MSP").putValue("region", region)
                            .putValue("validatedOn", Date.from(validatedOn.atStartOfDay(ZoneOffset.UTC).toInstant()))).<String>getSingleEntry())
                    .isEqualTo(moment);
        }
    }
}
