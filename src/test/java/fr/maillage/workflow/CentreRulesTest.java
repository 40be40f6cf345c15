package fr.maillage.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fr.maillage.DecisionTables;
import fr.maillage.EveryRuleHit;

/** The rules about centres de santé. */
@EveryRuleHit({"centre-pieces", "centre-regime"})
class CentreRulesTest {

    private final DecisionTables tables;

    CentreRulesTest(DecisionTables tables) {
        this.tables = tables;
    }

    @ParameterizedTest
    @CsvSource({"false, true, APPROVAL, RECEIPT", "true, false, APPROVAL, APPROVAL", "true, true, APPROVAL, BOTH",
            "true, false, RECEIPT, RECEIPT", "true, true, RECEIPT, RECEIPT", "false, true, RECEIPT, RECEIPT"})
    void theRegimeFollowsFromTheActivitiesAndTheDate(boolean specialties, boolean others, String atThatDate, String regime) {
        assertThat(tables.evaluate("centre-regime", Variables.putValue("specialties", specialties).putValue("otherActivities", others)
                .putValue("specialtiesRegime", atThatDate)).getSingleResult().getSingleEntry().toString())
                .isEqualTo(regime);
    }

    @Test
    void theReceiptNeedsThreePiecesAndTheAgrementMore() {
        assertThat(pieces("RECEIPT", false)).containsExactly("CDS_HEALTH_PROJECT COMMON true", "OPERATING_RULES COMMON true",
                "CONFORMITY_COMMITMENT COMMON true");
        for (String regime : List.of("APPROVAL", "BOTH")) {
            assertThat(pieces(regime, false)).containsExactly("CDS_HEALTH_PROJECT COMMON true", "OPERATING_RULES COMMON true",
                    "CONFORMITY_COMMITMENT COMMON true", "INTEREST_DECLARATIONS APPROVAL true",
                    "PRACTITIONER_DIPLOMAS APPROVAL true", "ORGANISATION_CHART APPROVAL true",
                    "THIRD_PARTY_CONTRACTS APPROVAL false");
        }
    }

    @Test
    void aCommercialGroupMustShowItsContractsWhateverTheRegime() {
        for (String regime : List.of("RECEIPT", "APPROVAL", "BOTH")) {
            assertThat(pieces(regime, true)).contains("THIRD_PARTY_CONTRACTS COMMON true")
                    .doesNotContain("THIRD_PARTY_CONTRACTS APPROVAL false");
        }
    }

    private List<String> pieces(String regime, boolean commercialGroup) {
        return tables.evaluate("centre-pieces", Variables.putValue("regime", regime).putValue("commercialGroup", commercialGroup))
                .stream()
                .map(row -> "%s %s %s".formatted(row.getEntry("piece"), row.getEntry("branch"), row.getEntry("required")))
                .toList();
    }
}
