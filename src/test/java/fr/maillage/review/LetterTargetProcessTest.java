package fr.maillage.review;

import static fr.maillage.review.ReviewFixture.deposit;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.RequiredPieces;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.ParisTime;

/** The letter of intention of a MSP, and a letter that gets no answer in time. */
@MaillageTest
class LetterTargetProcessTest {

    private static final String LETTER = EngineNames.INTENTION_LETTER;
    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

    @Autowired
    ReviewFixture fixture;
    @Autowired
    ProcessDriver driver;
    @Autowired
    RequiredPieces required;

    String reference;

    @BeforeEach
    void aLetterOfAMsp() {
        fixture.today(DAY);
        fixture.signatories();
        reference = fixture.of(StructureType.MSP);
        fixture.start(LETTER, reference);
        fixture.complete(reference, "depositLetter", "deposit", deposit(DAY), "documents",
                "[\"%s\"]".formatted(fixture.document(reference)), "items", items("{\"code\":\"%s\",\"text\":\"Texte.\"}"));
    }

    @AfterEach
    void realTime() {
        ClockUtil.reset();
    }

    @Test
    void aMspTellsFiveItemsInItsLetter() {
        assertThat(required.required(reference, "LETTER")).containsExactly("TERRITORIAL_CONTEXT", "ORIGIN_OF_THE_WISH",
                "REAL_ESTATE_PROJECT", "PLURIPROFESSIONAL_PROJECTS", "ENGAGED_PROFESSIONALS");
        fixture.complete(reference, "checkAdmissibility", "admissibility", "ADMISSIBLE", "items",
                items("{\"item\":\"%s\",\"state\":\"PRESENT\"}"));
        for (String giver : List.of("cpam-isere", "msa-alpes-du-nord", "urps-84")) {
            fixture.completeOf(reference, "giveLetterOpinion", giver, "opinion", "FAVOURABLE", "visibility", "ADMINISTRATIONS");
        }
        fixture.complete(reference, "scheduleLetterSession", "sessionChoice", "NO_SESSION", "reason", "Lettre simple.");
        fixture.complete(reference, "prepareJointLetter", "decision", "VALIDATED");
        sign("ars-84-38-signatories", ReviewFixture.SIGNATORY);
        sign("cpam-isere-signatories", ReviewFixture.CPAM_SIGNATORY);
        fixture.complete(reference, "notifyLetter", "mode", "EMAIL", "notifiedOn", DAY, "informCommunes", false);

        assertThat(fixture.endsOf(LETTER, reference)).contains("letterValidatedEnd");
        assertThat(fixture.variable(LETTER, reference, "letterOutcome")).isEqualTo("VALIDATED");
    }

    // ---- F12

    @Test
    void F12_aLetterWithoutAnswerInSixtyDaysGetsANewDateThenTheHeadOfficeIsAsked() {
        driver.advanceToTimer(reference, "letterDelayed");
        assertThat(ParisTime.dateOf(ClockUtil.getCurrentTime().toInstant())).isEqualTo(DAY.plusDays(61));
        assertThat(fixture.audiences(reference, "review-delayed")).contains("lead", "supervisors");
        driver.advanceToTimer(reference, "letterOverdue");
        assertThat(fixture.audiences(reference, "review-overdue")).contains("headquarters");
        assertThat(driver.openTasks(reference)).containsExactly("checkAdmissibility");
    }

    private void sign(String group, String signatory) {
        fixture.completeOf(reference, "signJointLetter", group, "signature", "SIGNED", "signedOn", DAY,
                "delegation", signatory);
    }

    private String items(String row) {
        return required.list(reference, "LETTER").stream().map(item -> row.formatted(item.code()))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
