package fr.maillage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;

import fr.maillage.DecisionTables;
import fr.maillage.EveryRuleHit;
import fr.maillage.contract.ChangeForms.ChangeKind;
import fr.maillage.contract.ChangeForms.ChangeTreatment;

/** How a change is treated: in {@code change-treatment}, each type and kind has one proposal. */
@EveryRuleHit("change-treatment")
class ChangeTreatmentTest {

    private final DecisionTables tables;

    ChangeTreatmentTest(DecisionTables tables) {
        this.tables = tables;
    }

    @Test
    void aCommunityIsReviewedWhereItsValidatedProjectChanges() {
        Map<ChangeKind, String> proposals = proposals("CPTS");
        assertThat(proposals).containsEntry(ChangeKind.TERRITORY, "REVIEW true").containsEntry(ChangeKind.MERGER, "REVIEW true")
                .containsEntry(ChangeKind.SPLIT, "REVIEW true").containsEntry(ChangeKind.POPULATION, "RECORD true")
                .containsEntry(ChangeKind.PROJECT, "REVIEW false").containsEntry(ChangeKind.LEGAL_FORM, "RECORD true");
    }

    @Test
    void otherTypesAreRecordedAndAmendedOnlyWhereAPartyChanges() {
        for (String type : new String[] {"MSP", "CDS", "DAC"}) {
            assertThat(proposals(type)).as(type).containsEntry(ChangeKind.TERRITORY, "RECORD false")
                    .containsEntry(ChangeKind.MERGER, "RECORD true").containsEntry(ChangeKind.SPLIT, "RECORD true")
                    .containsEntry(ChangeKind.POPULATION, "RECORD false").containsEntry(ChangeKind.SITE, "RECORD false")
                    .containsEntry(ChangeKind.PEOPLE, "RECORD false");
        }
    }

    @Test
    void aTeamAConversionAndACessationHaveTheirOwnWay() {
        assertThat(proposals("MSP")).containsEntry(ChangeKind.TEAM, "TEAM false")
                .containsEntry(ChangeKind.CONVERSION, "CONVERSION false").containsEntry(ChangeKind.CESSATION, "CLOSURE false");
        assertThat(proposals("CDS").values()).allSatisfy(proposal ->
                assertThat(Arrays.stream(ChangeTreatment.values()).map(Enum::name)).contains(proposal.split(" ")[0]));
    }

    private Map<ChangeKind, String> proposals(String type) {
        Map<ChangeKind, String> proposals = new TreeMap<>();
        Stream.of(ChangeKind.values()).forEach(kind -> proposals.put(kind, proposal(type, kind)));
        return proposals;
    }

    private String proposal(String type, ChangeKind kind) {
        DmnDecisionResultEntries result = tables.evaluate("change-treatment",
                Variables.putValue("type", type).putValue("kind", kind.name())).getSingleResult();
        return "%s %s".formatted(result.<String>getEntry("treatment"), result.<Boolean>getEntry("amendment"));
    }
}
