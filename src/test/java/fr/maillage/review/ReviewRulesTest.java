package fr.maillage.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;

import fr.maillage.DecisionTables;
import fr.maillage.EveryRuleHit;

/** What is asked of a letter and of a project, who reads them and what silence is worth. */
@EveryRuleHit({"legal-regime", "letter-rule", "opinion-givers", "required-pieces"})
class ReviewRulesTest {

    private final DecisionTables tables;

    ReviewRulesTest(DecisionTables tables) {
        this.tables = tables;
    }

    @Test
    void cpamMsaUrpsAndAssociatesGiveTheirOpinionOnALetterAndOnAProject() {
        for (String subject : List.of("LETTER", "PROJECT")) {
            assertThat(evaluate("opinion-givers", "CPTS", subject).<String>collectEntries("giver"))
                    .containsExactly("CPAM", "MSA", "URPS", "ASSOCIATES");
        }
    }

    @Test
    void aLetterHasTenItemsAndAFilingMoreThanTheProject() {
        assertThat(evaluate("required-pieces", "CPTS", "LETTER").<String>collectEntries("piece")).hasSize(10);
        assertThat(evaluate("required-pieces", "CPTS", "PROJECT").<String>collectEntries("piece"))
                .hasSize(16).contains("SHARED_DIAGNOSIS").doesNotContain("SIGNED_PROJECT");
        assertThat(evaluate("required-pieces", "CPTS", "FILING").<String>collectEntries("piece"))
                .hasSize(20).contains("SHARED_DIAGNOSIS", "SIGNED_PROJECT");
    }

    @Test
    void optionalMissionsAndThePapersOfTheAssociationAreNotRequired() {
        DmnDecisionResult pieces = evaluate("required-pieces", "CPTS", "FILING");
        assertThat(pieces.stream().filter(piece -> piece.getEntry("required").equals(false)))
                .extracting(piece -> piece.<String>getEntry("piece"))
                .containsExactly("MISSION_QUALITY", "MISSION_SUPPORT", "STATUTES", "BOARD_LIST");
    }

    @Test
    void silenceValidatesTheProjectOfACptsAndNotThatOfAMsp() {
        assertThat(evaluate("legal-regime", "CPTS", "PROJECT").<String>getSingleEntry()).isEqualTo("TACIT_VALIDATION");
        assertThat(evaluate("legal-regime", "MSP", "PROJECT").<String>getSingleEntry()).isEqualTo("NONE");
    }

    @Test
    void silenceGrantsTheAgrementOfACentreAndNothingToAMspOrADac() {
        assertThat(evaluate("legal-regime", "CDS", "PROJECT").<String>getSingleEntry()).isEqualTo("TACIT_VALIDATION");
        for (String type : List.of("MSP", "DAC")) {
            assertThat(evaluate("legal-regime", type, "PROJECT").<String>getSingleEntry()).isEqualTo("NONE");
        }
    }

    @Test
    void eachTypeIsReadByWhoHasASay() {
        for (String subject : List.of("LETTER", "PROJECT")) {
            assertThat(evaluate("opinion-givers", "MSP", subject).<String>collectEntries("giver"))
                    .containsExactly("CPAM", "MSA", "URPS", "ASSOCIATES");
        }
        assertThat(evaluate("opinion-givers", "CDS", "PROJECT").<String>collectEntries("giver"))
                .containsExactly("CPAM", "ASSOCIATES");
        assertThat(evaluate("opinion-givers", "DAC", "PROJECT").<String>collectEntries("giver"))
                .containsExactly("DEPARTMENT", "CPAM", "MSA", "URPS", "ASSOCIATES");
    }

    @Test
    void aMspHasALetterOfFiveItemsAndAProjectThatEverybodySigns() {
        assertThat(pieces("MSP", "LETTER")).hasSize(5).contains("REAL_ESTATE_PROJECT");
        assertThat(pieces("MSP", "PROJECT")).hasSize(13).doesNotContain("SIGNED_PROJECT");
        assertThat(pieces("MSP", "FILING")).hasSize(16).contains("SIGNED_PROJECT", "MEMBER_LIST");
        assertThat(optional("MSP")).containsExactly("STUDENTS", "REAL_ESTATE", "STATUTES");
    }

    @Test
    void aCentreAndADacFileTheirOwnPieces() {
        assertThat(pieces("CDS", "FILING")).hasSize(7).contains("OPERATING_RULES", "INTEREST_DECLARATIONS");
        assertThat(optional("CDS")).containsExactly("THIRD_PARTY_CONTRACTS");
        assertThat(pieces("DAC", "PROJECT")).hasSize(7);
        assertThat(pieces("DAC", "FILING")).hasSize(9).contains("MERGER_VOTES");
        assertThat(optional("DAC")).isEmpty();
    }

    @Test
    void everyPieceAndItemHasItsNameInTheCode() {
        for (String type : List.of("CPTS", "MSP", "CDS", "DAC")) {
            assertThat(pieces(type, "FILING")).allSatisfy(piece -> assertThat(FilingPieceCode.valueOf(piece)).isNotNull());
        }
        for (String type : List.of("CPTS", "MSP")) {
            assertThat(pieces(type, "LETTER")).allSatisfy(item -> assertThat(LetterItemCode.valueOf(item)).isNotNull());
        }
    }

    @Test
    void regionsAskForALetterOrForACommittee() {
        assertThat(letterRule("CPTS", "84")).isEqualTo("ASKED NONE");
        assertThat(letterRule("MSP", "44")).isEqualTo("ASKED NONE");
        assertThat(letterRule("MSP", "28")).isEqualTo("NOT_ASKED DEPARTMENTAL");
        assertThat(letterRule("MSP", "84")).isEqualTo("NOT_ASKED DEPARTMENTAL");
        assertThat(letterRule("MSP", "11")).isEqualTo("NOT_ASKED NONE");
        assertThat(letterRule("CDS", "44")).isEqualTo("NOT_ASKED NONE");
        assertThat(letterRule("DAC", "44")).isEqualTo("NOT_ASKED NONE");
    }

    private List<String> pieces(String type, String subject) {
        return evaluate("required-pieces", type, subject).collectEntries("piece");
    }

    private List<String> optional(String type) {
        return evaluate("required-pieces", type, "FILING").stream()
                .filter(piece -> piece.getEntry("required").equals(false)).map(piece -> piece.<String>getEntry("piece")).toList();
    }

    private String letterRule(String type, String region) {
        DmnDecisionResult answer = tables.evaluate("letter-rule",
                Variables.putValue("type", type).putValue("region", region));
        return answer.getSingleResult().getEntry("letter") + " " + answer.getSingleResult().getEntry("committee");
    }

    private DmnDecisionResult evaluate(String decision, String type, String subject) {
        return tables.evaluate(decision, Variables.putValue("type", type).putValue("subject", subject));
    }
}
