package fr.maillage.review;

import static fr.maillage.ProcessDriver.assertThatProcess;
import static fr.maillage.review.ReviewFixture.deposit;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.dossier.RequiredPieces;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.Contracts;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.FieldOption;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.TaskInHand;

/** The letter of intention, from its deposit to the joint answer of the agency and the health insurance. */
@MaillageTest
@Tag("released")
class IntentionLetterProcessTest {

    private static final String LETTER = EngineNames.INTENTION_LETTER;
    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final List<String> GIVERS = List.of("cpam-isere", "msa-alpes-du-nord", "urps-84");

    @Autowired
    ReviewFixture fixture;
    @Autowired
    ProcessDriver driver;
    @Autowired
    Filings filings;
    @Autowired
    Opinions opinions;
    @Autowired
    JointLetter letters;
    @Autowired
    Sessions sessions;
    @Autowired
    RequiredPieces required;
    @Autowired
    LetterTasks letterTasks;
    @Autowired
    Contracts contracts;
    @Autowired
    TaskService tasks;

    String reference;

    @BeforeEach
    void anExpectedLetter() {
        fixture.today(DAY);
        fixture.signatories();
        reference = fixture.voironnais();
        assertThatProcess(fixture.start(LETTER, reference)).isWaitingAt("depositLetter");
    }

    @AfterEach
    void realTime() {
        ClockUtil.reset();
    }

    @Test
    void aLetterIsValidated() {
        depositLetter();
        fixture.refused(reference, "checkAdmissibility", "items", "Toutes les rubriques sont présentes",
                "admissibility", "TO_COMPLETE", "items", checks("PRESENT"), "deadline", DAY.plusDays(20));
        admissible();
        fixture.refused(reference, driver.taskOf(reference, "giveLetterOpinion", "cpam-isere"), "text", "obligatoire",
                "opinion", "UNFAVOURABLE", "visibility", "ADMINISTRATIONS");
        giveAllOpinions();
        withoutSession();
        answer("VALIDATED");

        assertEnd("letterValidatedEnd", "VALIDATED");
        assertThat(filing().state()).isEqualTo(FilingState.VALIDATED);
        assertThat(opinions.of(filing())).hasSize(3).allMatch(Opinion::isGiven);
        assertThat(letters.of(filing()).notifiedOn()).isEqualTo(DAY);
    }

    @Test
    void theLeadIsRemindedThenDormancyIsProposedAndTheLetterStaysExpected() {
        driver.advanceToTimer(reference, "letterReminder");
        driver.advanceToTimer(reference, "letterReminder");
        assertThat(driver.timer(reference, "letterReminder")).isNull();
        driver.advanceToTimer(reference, "letterLate");

        assertThat(driver.openTasks(reference)).containsExactly("depositLetter");
    }

    @Test
    void whatIsMissingIsAskedForAndCompletesTheSameLetter() {
        depositLetter();
        fixture.refused(reference, "checkAdmissibility", "deadline", "obligatoire",
                "admissibility", "TO_COMPLETE", "items", checks("MISSING"));
        fixture.complete(reference, "checkAdmissibility", "admissibility", "TO_COMPLETE", "items", checks("MISSING"),
                "deadline", DAY.plusDays(20));
        assertThat(filing().state()).isEqualTo(FilingState.TO_COMPLETE);

        LetterTasks.DepositLetter draft = (LetterTasks.DepositLetter) draft("depositLetter");
        assertThat(draft.items()).hasSize(10).allMatch(item -> "Texte de la rubrique.".equals(item.text()));
        depositLetter();
        assertThat(filing().number()).isEqualTo(1);
        assertThat(filing().state()).isEqualTo(FilingState.OPEN);
    }

    @Test
    void anOpinionThatDoesNotComeCountsAsWithoutObservation() {
        depositLetter();
        admissible();
        fixture.completeOf(reference, "giveLetterOpinion", "cpam-isere", "opinion", "FAVOURABLE",
                "criteria", "[{\"criterion\":\"ACTORS\",\"view\":\"YES\"}]", "visibility", "ADMINISTRATIONS");
        driver.advanceToTimer(reference, "letterOpinionReminder");
        driver.advanceToTimer(reference, "letterOpinionsDue");

        assertThat(opinions.of(filing())).filteredOn(Opinion::silent).extracting(Opinion::giver)
                .containsExactlyInAnyOrder("msa-alpes-du-nord", "urps-84");
        assertThat(driver.openTasks(reference)).containsExactly("scheduleLetterSession");
    }

    @Test
    void aLetterToReworkIsValidatedAtItsSecondPresentation() {
        throughOpinions();
        withoutSession();
        fixture.refused(reference, "prepareJointLetter", "reasons", "obligatoire", "decision", "TO_REWORK");
        answer("TO_REWORK");
        assertThat(driver.openTasks(reference)).containsExactly("depositLetter");
        assertThat(filing().state()).isEqualTo(FilingState.TO_REWORK);

        depositLetter();
        assertThat(filing().number()).isEqualTo(2);
        admissible();
        Task opinion = driver.taskOf(reference, "giveLetterOpinion", "cpam-isere");
        assertThat(contracts.draft(inHand(opinion)).orElseThrow()).isInstanceOfSatisfying(
                LetterTasks.GiveLetterOpinion.class, draft -> {
                    assertThat(draft.opinion()).isEqualTo(OpinionSense.FAVOURABLE);
                    assertThat(draft.visibility()).isEqualTo(Visibility.ADMINISTRATIONS);
                });
        giveAllOpinions();
        withoutSession();
        answer("VALIDATED");
        assertEnd("letterValidatedEnd", "VALIDATED");
    }

    @Test
    void aLetterThatIsNotRetainedLeavesTheChoiceToTheLead() {
        throughOpinions();
        withoutSession();
        answer("NOT_RETAINED");
        fixture.complete(reference, "chooseAfterLetter", "deposit", deposit(DAY), "letterNextStep", "NEW_LETTER");
        depositLetter();
        admissible();
        giveAllOpinions();
        withoutSession();
        answer("NOT_RETAINED");
        fixture.refused(reference, "chooseAfterLetter", "reason", "obligatoire", "deposit", deposit(DAY),
                "letterNextStep", "ABANDON");
        fixture.complete(reference, "chooseAfterLetter", "deposit", deposit(DAY), "letterNextStep", "ABANDON",
                "reason", "Plus assez de volontaires.");
        assertEnd("projectAbandoned", "NOT_RETAINED");
    }

    @Test
    void aSignatoryWhoSendsTheLetterBackOpensANewRound() {
        throughOpinions();
        withoutSession();
        fixture.complete(reference, "prepareJointLetter", "decision", "VALIDATED", "startupProposed", "BOTH");
        Task cpam = driver.taskOf(reference, "signJointLetter", "cpam-isere-signatories");
        assertThat(letterTasks.entitled(inHand(cpam)).get("delegation")).extracting(FieldOption::value)
                .contains(ReviewFixture.CPAM_SIGNATORY).doesNotContain(ReviewFixture.SIGNATORY);
        fixture.refused(reference, cpam, "remark", "obligatoire", "signature", "TO_REVISE");
        fixture.refused(reference, cpam, "signedOn", "obligatoire", "signature", "SIGNED");
        fixture.refused(reference, cpam, "delegation", "délégation", "signature", "SIGNED", "signedOn", DAY,
                "delegation", ReviewFixture.SIGNATORY);
        fixture.completeOf(reference, "signJointLetter", "cpam-isere-signatories", "signature", "TO_REVISE",
                "remark", "Préciser l’amorçage.");

        assertThat(driver.openTasks(reference)).containsExactly("prepareJointLetter");
        assertThat(((LetterTasks.PrepareJointLetter) draft("prepareJointLetter")).startupProposed())
                .isEqualTo(StartupProposal.BOTH);
        assertThat(letters.remarks(filing())).containsExactly("Préciser l’amorçage.");
        answer("VALIDATED");
        assertEnd("letterValidatedEnd", "VALIDATED");
    }

    @Test
    void theCommitteeGivesItsOpinionOrIsNoLongerAwaited() {
        throughOpinions();
        String session = plan(DAY.plusDays(10));
        assertThat(((ScheduleSession) draft("scheduleLetterSession")).session()).isNotNull();
        assertThat(letterTasks.openSessions(inHand(driver.task(reference, "scheduleLetterSession"))).get("session"))
                .extracting(FieldOption::value).contains(session);
        fixture.complete(reference, "scheduleLetterSession", "sessionChoice", "SCHEDULED", "session", session);
        fixture.today(DAY.plusDays(11));
        fixture.complete(session, "recordSessionOpinions", "sessionHeld", "HELD", "present", "[]", "quorum", true,
                "results", "[{\"reference\":\"%s\",\"opinion\":\"FAVOURABLE\"}]".formatted(reference));
        assertThat(driver.openTasks(reference)).containsExactly("prepareJointLetter");

        String other = fixture.voironnais();
        fixture.start(LETTER, other);
        reference = other;
        throughOpinions();
        fixture.complete(reference, "scheduleLetterSession", "sessionChoice", "SCHEDULED",
                "session", plan(DAY.plusDays(30)));
        driver.advanceToTimer(reference, "letterSessionExpired");
        assertThat(driver.openTasks(reference)).containsExactly("prepareJointLetter");
    }

    private String plan(LocalDate day) {
        String number = sessions.plan(new Sessions.Plan("Comité des lettres (fictif)", "84", null, "ars-84-38",
                day.atTime(14, 0).atZone(ParisTime.ZONE).toInstant(), "Grenoble", List.of()), null).number();
        driver.runJobs(number);
        return number;
    }

    private void depositLetter() {
        fixture.complete(reference, "depositLetter", "deposit", deposit(DAY), "documents",
                "[\"%s\"]".formatted(fixture.document(reference)), "items",
                rows("{\"code\":\"%s\",\"text\":\"Texte de la rubrique.\"}"));
    }

    private void admissible() {
        fixture.complete(reference, "checkAdmissibility", "admissibility", "ADMISSIBLE", "items", checks("PRESENT"));
    }

    private String checks(String stateOfAll) {
        return rows("{\"item\":\"%s\",\"state\":\"" + stateOfAll + "\"}");
    }

    private String rows(String row) {
        return required.list(reference, "LETTER").stream().map(item -> row.formatted(item.code()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private void throughOpinions() {
        depositLetter();
        admissible();
        giveAllOpinions();
    }

    private void giveAllOpinions() {
        GIVERS.forEach(giver -> fixture.completeOf(reference, "giveLetterOpinion", giver, "opinion", "FAVOURABLE",
                "visibility", "ADMINISTRATIONS"));
    }

    private void withoutSession() {
        fixture.complete(reference, "scheduleLetterSession", "sessionChoice", "NO_SESSION", "reason", "Lettre simple.");
    }

    private void answer(String decision) {
        fixture.complete(reference, "prepareJointLetter", "decision", decision, "reasons", "Territoire à préciser.");
        fixture.completeOf(reference, "signJointLetter", "ars-84-38-signatories", "signature", "SIGNED", "signedOn", DAY,
                "delegation", ReviewFixture.SIGNATORY);
        fixture.completeOf(reference, "signJointLetter", "cpam-isere-signatories", "signature", "SIGNED", "signedOn", DAY,
                "delegation", ReviewFixture.CPAM_SIGNATORY);
        fixture.complete(reference, "notifyLetter", "mode", "REGISTERED_LETTER", "notifiedOn", DAY, "informCommunes", true);
    }

    private void assertEnd(String end, String outcome) {
        assertThat(fixture.endsOf(LETTER, reference)).contains(end);
        assertThat(fixture.variable(LETTER, reference, "letterOutcome")).isEqualTo(outcome);
    }

    private Filing filing() {
        return filings.current(reference, FilingSubject.LETTER);
    }

    private Record draft(String task) {
        return contracts.draft(inHand(driver.task(reference, task))).orElseThrow();
    }

    private TaskInHand inHand(Task task) {
        return new TaskInHand(reference, task.getId(), LETTER, task.getTaskDefinitionKey(), null,
                ClockUtil.getCurrentTime().toInstant(), name -> tasks.getVariable(task.getId(), name));
    }
}
