package fr.maillage.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;

/** The decision tables of {@code bpmn/rules}, each rule hit. */
class RulesTest {

    private static final Path RULES = Path.of("bpmn/rules");

    private final DmnEngine engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

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

    @Test
    void cpamMsaUrpsAndAssociatesGiveTheirOpinionOnALetterAndOnAProject() {
        for (String subject : List.of("LETTER", "PROJECT")) {
            assertThat(evaluate("opinion-givers", about("CPTS", subject)).<String>collectEntries("giver"))
                    .containsExactly("CPAM", "MSA", "URPS", "ASSOCIATES");
        }
    }

    @Test
    void aLetterHasTenItemsAndAFilingMoreThanTheProject() {
        assertThat(evaluate("required-pieces", about("CPTS", "LETTER")).<String>collectEntries("piece")).hasSize(10);
        assertThat(evaluate("required-pieces", about("CPTS", "PROJECT")).<String>collectEntries("piece"))
                .hasSize(16).contains("SHARED_DIAGNOSIS").doesNotContain("SIGNED_PROJECT");
        assertThat(evaluate("required-pieces", about("CPTS", "FILING")).<String>collectEntries("piece"))
                .hasSize(20).contains("SHARED_DIAGNOSIS", "SIGNED_PROJECT");
    }

    @Test
    void optionalMissionsAndThePapersOfTheAssociationAreNotRequired() {
        DmnDecisionResult pieces = evaluate("required-pieces", about("CPTS", "FILING"));
        assertThat(pieces.stream().filter(piece -> piece.getEntry("required").equals(false)))
                .extracting(piece -> piece.<String>getEntry("piece"))
                .containsExactly("MISSION_QUALITY", "MISSION_SUPPORT", "STATUTES", "BOARD_LIST");
    }

    @Test
    void silenceValidatesTheProjectOfACptsAndNotThatOfAMsp() {
        assertThat(evaluate("legal-regime", about("CPTS", "PROJECT")).<String>getSingleEntry()).isEqualTo("TACIT_VALIDATION");
        assertThat(evaluate("legal-regime", about("MSP", "PROJECT")).<String>getSingleEntry()).isEqualTo("NONE");
    }

    private static VariableMap needs() {
        return Variables.putValue("type", "CPTS").putValue("localFund", "MSA")
                .putValue("ruralityKnown", false).putValue("ruralShare", 0L)
                .putValue("msaLeadShare", 50L).putValue("msaProposedShare", 10L).putValue("msaWished", false)
                .putValue("federationAvailable", false).putValue("writingNeeded", false)
                .putValue("realEstateNeeded", false).putValue("legalNeeded", false);
    }

    private static VariableMap about(String type, String subject) {
        return Variables.putValue("type", type).putValue("subject", subject);
    }

    private List<String> supportRoles(VariableMap needs) {
        return evaluate("support-roles", needs).stream()
                .map(hit -> "%s %s %s".formatted(hit.<String>getEntry("role"), hit.<String>getEntry("strength"),
                        hit.<String>getEntry("ground")))
                .toList();
    }

    private DmnDecisionResult evaluate(String decision, VariableMap inputs) {
        try (InputStream table = Files.newInputStream(RULES.resolve(decision + ".dmn"))) {
            return engine.evaluateDecision(engine.parseDecision(decision, table), inputs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
