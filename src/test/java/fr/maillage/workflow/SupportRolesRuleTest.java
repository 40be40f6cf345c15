package fr.maillage.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;

import fr.maillage.DecisionTables;
import fr.maillage.EveryRuleHit;

/** Who accompanies a project: the decision table {@code support-roles}. */
@EveryRuleHit("support-roles")
class SupportRolesRuleTest {

    private final DecisionTables tables;

    SupportRolesRuleTest(DecisionTables tables) {
        this.tables = tables;
    }

    @Test
    void aRuralTerritoryIsAccompaniedByTheMsaAndItsMedicalAdvisers() {
        assertThat(supportRoles(needs().putValue("ruralityKnown", true).putValue("ruralShare", 62L)))
                .containsExactly("MSA LEADS RURAL_SHARE", "MEDICAL_ADVISER LEADS RURAL_SHARE");
        assertThat(supportRoles(needs().putValue("ruralityKnown", true).putValue("ruralShare", 50L)))
                .contains("MSA LEADS RURAL_SHARE");
    }

    @Test
    void aPartlyRuralTerritoryIsProposedToTheMsa() {
        assertThat(supportRoles(needs().putValue("ruralityKnown", true).putValue("ruralShare", 10L)))
                .containsExactly("MSA PROPOSED RURAL_PART", "MEDICAL_ADVISER PROPOSED RURAL_PART");
    }

    @Test
    void aTownGetsTheMsaOnlyWhenTheLeadWishesIt() {
        VariableMap town = needs().putValue("ruralityKnown", true).putValue("ruralShare", 3L);
        assertThat(supportRoles(town)).isEmpty();
        assertThat(supportRoles(town.putValue("msaWished", true)))
                .containsExactly("MSA PROPOSED WISHED", "MEDICAL_ADVISER PROPOSED WISHED");
    }

    @Test
    void whereRuralityIsUnknownTheHandlerIsAsked() {
        assertThat(supportRoles(needs()))
                .containsExactly("MSA ASK RURALITY_UNKNOWN", "MEDICAL_ADVISER ASK RURALITY_UNKNOWN");
    }

    @Test
    void overseasTheCgssActsOnceAndTheSupportStructureOfTheRegionIsProposed() {
        assertThat(supportRoles(needs().putValue("localFund", "CGSS").putValue("federationAvailable", true)))
                .containsExactly("FEDERATION PROPOSED REGION");
    }

    @Test
    void forACentreOverseasTheHandlerIsAskedWhoAccompanies() {
        assertThat(supportRoles(needs().putValue("type", "CDS").putValue("localFund", "CGSS")))
                .containsExactly("FEDERATION ASK REGION");
    }

    @Test
    void aDeclaredNeedAsksForAConsultant() {
        assertThat(supportRoles(needs().putValue("localFund", "NONE").putValue("writingNeeded", true)
                .putValue("realEstateNeeded", true).putValue("legalNeeded", true)))
                .containsExactly("CONSULTANT PROPOSED NEED_WRITING", "CONSULTANT PROPOSED NEED_REAL_ESTATE",
                        "CONSULTANT PROPOSED NEED_LEGAL");
    }

    private static VariableMap needs() {
        return Variables.putValue("type", "CPTS").putValue("localFund", "MSA")
                .putValue("ruralityKnown", false).putValue("ruralShare", 0L)
                .putValue("msaLeadShare", 50L).putValue("msaProposedShare", 10L).putValue("msaWished", false)
                .putValue("federationAvailable", false).putValue("writingNeeded", false)
                .putValue("realEstateNeeded", false).putValue("legalNeeded", false);
    }

    private List<String> supportRoles(VariableMap needs) {
        return tables.evaluate("support-roles", needs).stream()
                .map(hit -> "%s %s %s".formatted(hit.<String>getEntry("role"), hit.<String>getEntry("strength"),
                        hit.<String>getEntry("ground")))
                .toList();
    }
}
