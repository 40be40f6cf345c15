package fr.maillage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;

import fr.maillage.contract.ChangeForms.ChangeKind;
import fr.maillage.contract.ChangeForms.ChangeTreatment;

/** Every rule of {@code change-treatment}: each type and kind has one proposal. */
class ChangeTreatmentTest {

    private final DmnEngine engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    @Test
    void aCommunityIsReviewedWhereItsValidatedProjectChanges() throws IOException {
        Map<ChangeKind, String> proposals = proposals("CPTS");
        assertThat(proposals).containsEntry(ChangeKind.TERRITORY, "REVIEW true").containsEntry(ChangeKind.MERGER, "REVIEW true")
                .containsEntry(ChangeKind.SPLIT, "REVIEW true").containsEntry(ChangeKind.POPULATION, "RECORD true")
                .containsEntry(ChangeKind.PROJECT, "REVIEW false").containsEntry(ChangeKind.LEGAL_FORM, "RECORD true");
    }

    @Test
    void otherTypesAreRecordedAndAmendedOnlyWhereAPartyChanges() throws IOException {
        for (String type : new String[] {"MSP", "CDS", "DAC"}) {
            assertThat(proposals(type)).as(type).containsEntry(ChangeKind.TERRITORY, "RECORD false")
                    .containsEntry(ChangeKind.MERGER, "RECORD true").containsEntry(ChangeKind.SPLIT, "RECORD true")
                    .containsEntry(ChangeKind.POPULATION, "RECORD false").containsEntry(ChangeKind.SITE, "RECORD false")
                    .containsEntry(ChangeKind.PEOPLE, "RECORD false");
        }
    }

    @Test
    void aTeamAConversionAndACessationHaveTheirOwnWay() throws IOException {
        assertThat(proposals("MSP")).containsEntry(ChangeKind.TEAM, "TEAM false")
                .containsEntry(ChangeKind.CONVERSION, "CONVERSION false").containsEntry(ChangeKind.CESSATION, "CLOSURE false");
        assertThat(proposals("CDS").values()).allSatisfy(proposal ->
                assertThat(Arrays.stream(ChangeTreatment.values()).map(Enum::name)).contains(proposal.split(" ")[0]));
    }

    private Map<ChangeKind, String> proposals(String type) throws IOException {
        Map<ChangeKind, String> proposals = new TreeMap<>();
        try (InputStream rules = Files.newInputStream(Path.of("bpmn/rules/change-treatment.dmn"))) {
            byte[] table = rules.readAllBytes();
            Stream.of(ChangeKind.values()).forEach(kind -> proposals.put(kind, proposal(table, type, kind)));
        }
        return proposals;
    }

    private String proposal(byte[] table, String type, ChangeKind kind) {
        DmnDecisionTableResult result = engine.evaluateDecisionTable("change-treatment", new ByteArrayInputStream(table),
                Variables.putValue("type", type).putValue("kind", kind.name()));
        return "%s %s".formatted(result.getSingleResult().<String>getEntry("treatment"),
                result.getSingleResult().<Boolean>getEntry("amendment"));
    }
}
