package fr.maillage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;

/** The decision table {@code contract-parties}, each rule hit. */
class ContractPartiesRuleTest {

    private static final Path TABLE = Path.of("bpmn/rules/contract-parties.dmn");

    private final DmnEngine engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    @Test
    void aCptsSignsWithCaisseAndAgencySinceTheAgreementAndWithTheAgencyAloneBefore() throws IOException {
        assertThat(parties("CPTS", "ACI_CPTS", false)).containsExactly("STRUCTURE 1", "CPAM 2 drafts pays", "ARS 3");
        assertThat(parties("CPTS", "CONVENTION_ARS", false)).containsExactly("STRUCTURE 1", "ARS 2 drafts");
    }

    @Test
    void aMspSignsWithCaisseAndAgency() throws IOException {
        assertThat(parties("MSP", "ACI_MSP", false)).containsExactly("STRUCTURE 1", "CPAM 2 drafts pays", "ARS 3");
    }

    @Test
    void theManagingBodyOfACentreSignsWithTheCaisse() throws IOException {
        assertThat(parties("CDS", "ACCORD_NATIONAL_CDS", false)).containsExactly("STRUCTURE 1", "CPAM 2 drafts pays");
    }

    @Test
    void aCpomIsSignedWithTheAgencyAndWhereItIsJointWithTheCouncilAndNobodyPaysAtOnce() throws IOException {
        assertThat(parties("DAC", "CPOM_DAC", false)).containsExactly("STRUCTURE 1", "ARS 3 drafts");
        assertThat(parties("DAC", "CPOM_DAC", true)).containsExactly("STRUCTURE 1", "DEPARTEMENT 2", "ARS 3 drafts");
    }

    private List<String> parties(String type, String kind, boolean departmentSigns) throws IOException {
        try (InputStream table = Files.newInputStream(TABLE)) {
            return engine.evaluateDecision(engine.parseDecision("contract-parties", table), Variables.putValue("type", type)
                            .putValue("contractKind", kind).putValue("departmentSigns", departmentSigns)).stream()
                    .map(hit -> "%s %s%s%s".formatted(hit.<String>getEntry("party"), hit.<Number>getEntry("signingOrder"),
                            hit.<Boolean>getEntry("drafts") ? " drafts" : "", hit.<Boolean>getEntry("pays") ? " pays" : ""))
                    .toList();
        }
    }
}
