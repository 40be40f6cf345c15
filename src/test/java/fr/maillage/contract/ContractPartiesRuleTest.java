package fr.maillage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;

import fr.maillage.DecisionTables;
import fr.maillage.EveryRuleHit;

/** Who signs a contract: the decision table {@code contract-parties}. */
@EveryRuleHit("contract-parties")
class ContractPartiesRuleTest {

    private final DecisionTables tables;

    ContractPartiesRuleTest(DecisionTables tables) {
        this.tables = tables;
    }

    @Test
    void aCptsSignsWithCaisseAndAgencySinceTheAgreementAndWithTheAgencyAloneBefore() {
        assertThat(parties("CPTS", "ACI_CPTS", false)).containsExactly("STRUCTURE 1", "CPAM 2 drafts pays", "ARS 3");
        assertThat(parties("CPTS", "CONVENTION_ARS", false)).containsExactly("STRUCTURE 1", "ARS 2 drafts");
    }

    @Test
    void aMspSignsWithCaisseAndAgency() {
        assertThat(parties("MSP", "ACI_MSP", false)).containsExactly("STRUCTURE 1", "CPAM 2 drafts pays", "ARS 3");
    }

    @Test
    void theManagingBodyOfACentreSignsWithTheCaisse() {
        assertThat(parties("CDS", "ACCORD_NATIONAL_CDS", false)).containsExactly("STRUCTURE 1", "CPAM 2 drafts pays");
    }

    @Test
    void aCpomIsSignedWithTheAgencyAndWhereItIsJointWithTheCouncilAndNobodyPaysAtOnce() {
        assertThat(parties("DAC", "CPOM_DAC", false)).containsExactly("STRUCTURE 1", "ARS 3 drafts");
        assertThat(parties("DAC", "CPOM_DAC", true)).containsExactly("STRUCTURE 1", "DEPARTEMENT 2", "ARS 3 drafts");
    }

    private List<String> parties(String type, String kind, boolean departmentSigns) {
        return tables.evaluate("contract-parties", Variables.putValue("type", type).putValue("contractKind", kind)
                        .putValue("departmentSigns", departmentSigns)).stream()
                .map(hit -> "%s %s%s%s".formatted(hit.<String>getEntry("party"), hit.<Number>getEntry("signingOrder"),
                        hit.<Boolean>getEntry("drafts") ? " drafts" : "", hit.<Boolean>getEntry("pays") ? " pays" : ""))
                .toList();
    }
}
