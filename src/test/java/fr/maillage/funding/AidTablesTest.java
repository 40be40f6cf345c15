package fr.maillage.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;

import fr.maillage.DecisionTables;
import fr.maillage.EveryRuleHit;

/** The decision tables of aids. */
@EveryRuleHit({"aid-scheme", "aid-purposes", "aid-eligibility", "assistant-eligibility"})
class AidTablesTest {

    private final DecisionTables tables;

    AidTablesTest(DecisionTables tables) {
        this.tables = tables;
    }

    @Test
    void theRegionChoosesTheScheme() {
        assertThat(scheme("STARTER", "44")).isEqualTo("GRAND_EST_STARTER");
        assertThat(scheme("STARTER", "11")).isEqualTo("ILE_DE_FRANCE_STARTUP");
        assertThat(scheme("STARTER", "75")).isEqualTo("NOUVELLE_AQUITAINE_START");
        assertThat(scheme("FEASIBILITY_STUDY", "11")).isEqualTo("ILE_DE_FRANCE_STUDY");
        assertThat(scheme("REAL_ESTATE", "11")).isEqualTo("ARS_URPS_REAL_ESTATE");
        assertThat(scheme("REAL_ESTATE", "75")).isEqualTo("NOUVELLE_AQUITAINE_REAL_ESTATE");
        assertThat(scheme("DIFFICULTY", "11")).isEqualTo("ARS_URPS_DIFFICULTY");
        assertThat(scheme("STARTER", "84")).isEqualTo("DEFAULT");
        assertThat(scheme("OTHER", "11")).isEqualTo("DEFAULT");
    }

    @Test
    void theStarterOfGrandEstPaysItsFourPurposes() {
        assertThat(purposes("GRAND_EST_STARTER", "STARTER"))
                .containsExactlyInAnyOrder("COORDINATION", "COMMON_FURNITURE", "COMPUTING", "SECRETARIAT");
    }

    @Test
    void theOtherSchemesPayWhatTheirTextNames() {
        assertThat(purposes("ILE_DE_FRANCE_STUDY", "FEASIBILITY_STUDY")).containsExactly("STUDY");
        assertThat(purposes("NOUVELLE_AQUITAINE_START", "STARTER")).hasSize(5).contains("LEGAL_ADVICE");
        assertThat(purposes("ARS_URPS_REAL_ESTATE", "REAL_ESTATE")).containsExactlyInAnyOrder("LAND", "FITTING_OUT", "COMPLIANCE");
        assertThat(purposes("NOUVELLE_AQUITAINE_REAL_ESTATE", "REAL_ESTATE")).hasSize(3);
        assertThat(purposes("DEFAULT", "REAL_ESTATE")).containsExactlyInAnyOrder("LAND", "FITTING_OUT", "COMPLIANCE");
        assertThat(purposes("DEFAULT", "OTHER")).containsExactly("ANY");
        assertThat(purposes("ILE_DE_FRANCE_STARTUP", "STARTER")).containsExactly("ANY");
    }

    @Test
    void aSchemeThatWasNotInForceRefuses() {
        assertThat(findings(request("GRAND_EST_STARTER", "STARTER", "MSP").putValue("inForce", false)))
                .contains("SCHEME_NOT_IN_FORCE REFUSED");
        assertThat(findings(request("GRAND_EST_STARTER", "STARTER", "MSP"))).containsExactly("BENEFICIARY MET");
    }

    @Test
    void whereNoRuleIsKnownTheDelegationJudges() {
        assertThat(findings(request("DEFAULT", "STARTER", "CDS").putValue("ceilingKnown", false).putValue("linesCovered", false)))
                .containsExactlyInAnyOrder("DEFAULT_RULE TO_CHECK", "CEILING_UNKNOWN TO_CHECK", "LINES_NOT_COVERED TO_CHECK");
    }

    @Test
    void theStartUpAidOfIleDeFranceIsForMspInZipAndZac() {
        VariableMap startup = request("ILE_DE_FRANCE_STARTUP", "STARTER", "MSP");
        assertThat(findings(startup.putValue("zone", "ZIP"))).containsExactlyInAnyOrder("BENEFICIARY MET", "ZONE MET");
        assertThat(findings(startup.putValue("zone", "ZAC"))).contains("ZONE MET");
        assertThat(findings(startup.putValue("zone", "HZ"))).contains("ZONE REFUSED");
        assertThat(findings(startup.putValue("zone", "QPV"))).contains("ZONE REFUSED");
        assertThat(findings(startup.putValue("zone", "UNKNOWN"))).contains("ZONE_UNKNOWN TO_CHECK");
        assertThat(findings(request("ILE_DE_FRANCE_STARTUP", "STARTER", "CDS"))).contains("BENEFICIARY REFUSED");
    }

    @Test
    void theProtocolAidsCollectiveStructures() {
        VariableMap premises = request("ARS_URPS_REAL_ESTATE", "REAL_ESTATE", "GROUP_PRACTICE");
        assertThat(findings(premises)).containsExactlyInAnyOrder("BENEFICIARY MET", "ZONE MET", "WORKS_NOT_STARTED MET");
        assertThat(findings(premises.putValue("zone", "HZ"))).contains("ZONE TO_CHECK");
        assertThat(findings(request("ARS_URPS_REAL_ESTATE", "REAL_ESTATE", "PROFESSIONAL"))).contains("BENEFICIARY REFUSED");
    }

    @Test
    void worksThatHaveStartedAreRefusedEverywhere() {
        for (String scheme : List.of("ARS_URPS_REAL_ESTATE", "NOUVELLE_AQUITAINE_REAL_ESTATE", "DEFAULT")) {
            assertThat(findings(request(scheme, "REAL_ESTATE", "MSP").putValue("worksStarted", true))).contains("WORKS_STARTED REFUSED");
        }
    }

    @Test
    void newAquitaineAsksForATeamAndForPremisesForAValidatedProject() {
        VariableMap start = request("NOUVELLE_AQUITAINE_START", "STARTER", "MSP");
        assertThat(findings(start)).containsExactlyInAnyOrder("TEAM MET", "COMMITMENTS TO_CHECK");
        assertThat(findings(start.putValue("teamSufficient", false))).contains("TEAM REFUSED");
        VariableMap premises = request("NOUVELLE_AQUITAINE_REAL_ESTATE", "REAL_ESTATE", "MSP");
        assertThat(findings(premises.putValue("projectValidated", false))).contains("PROJECT_NOT_VALIDATED REFUSED");
        assertThat(findings(premises.putValue("zone", "HZ"))).contains("ZONE REFUSED");
    }

    @Test
    void anAssistantIsForSectorOneAndEnoughActivity() {
        VariableMap doctor = assistant("DOCTOR", "OPTAM", "FULL");
        assertThat(assistantFindings(doctor)).containsExactlyInAnyOrder("SECTOR MET", "ACTIVITY MET");
        assertThat(assistantFindings(doctor.putValue("activityAbove", false))).contains("ACTIVITY REFUSED");
        assertThat(assistantFindings(assistant("DOCTOR", "SECTOR_2", "FULL"))).contains("SECTOR REFUSED");
        assertThat(assistantFindings(assistant("CENTRE", "CENTRE", "FULL"))).containsExactly("CENTRE TO_CHECK");
        assertThat(assistantFindings(assistant("DOCTOR", "SECTOR_1", "THIRD").putValue("fteOpen", false))).contains("FTE_CLOSED REFUSED");
    }

    @Test
    void moreThanOneAssistantIsForPriorityZonesFromTheThirdYear() {
        VariableMap large = assistant("DOCTOR", "SECTOR_1", "DOUBLE");
        assertThat(assistantFindings(large.putValue("zone", "ZIP").putValue("thirdYear", true))).contains("LARGE_FTE MET");
        assertThat(assistantFindings(large.putValue("zone", "ZAC"))).contains("LARGE_FTE REFUSED");
        assertThat(assistantFindings(large.putValue("zone", "UNKNOWN"))).contains("ZONE_UNKNOWN TO_CHECK");
        assertThat(assistantFindings(large.putValue("zone", "ZIP").putValue("thirdYear", false))).contains("LARGE_FTE REFUSED");
    }

    private static VariableMap request(String scheme, String kind, String type) {
        return Variables.putValue("scheme", scheme).putValue("aidKind", kind).putValue("type", type).putValue("zone", "ZIP")
                .putValue("inForce", true).putValue("ceilingKnown", true).putValue("linesCovered", true)
                .putValue("worksStarted", false).putValue("teamSufficient", true).putValue("projectValidated", true);
    }

    private static VariableMap assistant(String holder, String sector, String fte) {
        return Variables.putValue("holder", holder).putValue("sector", sector).putValue("fte", fte).putValue("zone", "ZIP")
                .putValue("activityAbove", true).putValue("fteOpen", true).putValue("thirdYear", true);
    }

    private String scheme(String kind, String region) {
        return tables.evaluate("aid-scheme", Variables.putValue("aidKind", kind).putValue("region", region)).getSingleEntry();
    }

    private List<String> purposes(String scheme, String kind) {
        return tables.evaluate("aid-purposes", Variables.putValue("scheme", scheme).putValue("aidKind", kind)).collectEntries("purpose");
    }

    private List<String> findings(VariableMap inputs) {
        return answers("aid-eligibility", inputs);
    }

    private List<String> assistantFindings(VariableMap inputs) {
        return answers("assistant-eligibility", inputs);
    }

    private List<String> answers(String decision, Map<String, Object> inputs) {
        return tables.evaluate(decision, inputs).stream()
                .map(hit -> "%s %s".formatted(hit.<String>getEntry("finding"), hit.<String>getEntry("verdict"))).toList();
    }
}
