package fr.maillage.review;

import static fr.maillage.ProcessDriver.assertThatProcess;
import static fr.maillage.review.ReviewFixture.deposit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.dossier.Channel;
import fr.maillage.dossier.Deposit;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.ImpossibleAct;
import fr.maillage.dossier.Lifecycle;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.Contracts;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.TaskInHand;

/** The instruction of a project, from its deposit to the decision and what follows it. */
@MaillageTest
@Tag("released")
class ReviewProcessTest {

    private static final String REVIEW = EngineNames.REVIEW;
    private static final LocalDate FILED = LocalDate.of(2026, 1, 5);
    private static final LocalDate LEGAL_DATE = LocalDate.of(2026, 3, 5);
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
    Decisions decisions;
    @Autowired
    LegalTerms terms;
    @Autowired
    ReviewActs acts;
    @Autowired
    Sessions sessions;
    @Autowired
    Dossiers dossiers;
    @Autowired
    Lifecycle lifecycle;
    @Autowired
    Contracts contracts;
    @Autowired
    FormService forms;
    @Autowired
    TaskService tasks;

    String reference;
    ProcessInstance path;

    @BeforeEach
    void aFiledProject() {
        fixture.today(FILED);
        fixture.signatories();
        reference = fixture.voironnais();
        path = fixture.start(REVIEW, reference);
        assertThatProcess(path).isWaitingAt("fileProject");
        fixture.file(reference, FILED);
    }

    @AfterEach
    void realTime() {
        ClockUtil.reset();
    }

    @Test
    void aProjectIsValidatedAfterAllOpinions() {
        assertThat(filing().legalDate()).isEqualTo(LEGAL_DATE);
        assertThat(driver.timer(reference, "legalDeadline").getDuedate())
                .isEqualTo(Date.from(ParisTime.startOf(LEGAL_DATE.plusDays(1))));
        fixture.complete(reference);
        giveAllOpinions();
        withoutSession();
        fixture.refused(reference, "prepareDecision", "recommendations", "obligatoire",
                "decision", "VALIDATE_WITH_RECOMMENDATIONS", "internalNote", "Note.");
        fixture.decide(reference, FILED, "decision", "VALIDATE_WITH_RECOMMENDATIONS",
                "recommendations", "Associer le centre hospitalier.");
        fixture.refused(reference, "notifyDecision", "acknowledgedOn", "ne peut pas précéder",
                "mode", "REGISTERED_LETTER", "sentOn", FILED, "acknowledgedOn", FILED.minusDays(1));
        fixture.refused(reference, "notifyDecision", "sentOn", "n’a été signée que le 5 janvier 2026",
                "mode", "REGISTERED_LETTER", "sentOn", FILED.minusDays(1));
        notified(FILED);

        assertEnd("projectAccepted", "VALIDATED_WITH_RECOMMENDATIONS");
        assertThatProcess(path).hasPassed("fileProject", "armLegalClock", "checkCompleteness", "prepareDecision", "signDecision",
                "notifyDecision", "projectAccepted").hasNotPassed("recordTacitValidation").isEnded();
        assertThat(filing().state()).isEqualTo(FilingState.VALIDATED_WITH_RECOMMENDATIONS);
        assertThat(dossiers.get(reference).legalDate()).isEmpty();
        assertThat(dossiers.get(reference).milestones().validatedOn()).isEqualTo(FILED);
        assertThat(opinions.of(filing())).hasSize(3).allMatch(Opinion::isGiven).noneMatch(Opinion::late);
    }

    // ---- the legal clock

    @Test
    void completenessCheckedOnDay40AndNoDecisionOnDay61MeansTacit() {
        driver.advanceTo(reference, FILED.plusDays(40));
        fixture.complete(reference);
        driver.advanceTo(reference, FILED.plusDays(61));

        assertThat(filing().state()).isEqualTo(FilingState.TACITLY_VALIDATED);
        assertThat(driver.openTasks(reference)).containsExactly("issueTacitAttestation");
        fixture.refused(reference, "issueTacitAttestation", "issuedOn", "acquise le 6 mars 2026",
                "attestation", "ISSUED", "issuedOn", LEGAL_DATE);
        fixture.complete(reference, "issueTacitAttestation", "attestation", "ISSUED", "issuedOn", FILED.plusDays(61));
        assertEnd("tacitlyAccepted", "TACIT");
        assertThat(dossiers.get(reference).milestones().validatedOn()).isEqualTo(LEGAL_DATE.plusDays(1));
    }

    @Test
    void nobodyActsAtAllMeansTacit() {
        driver.advanceToTimer(reference, "legalAlert30");
        driver.advanceToTimer(reference, "legalAlert15");
        driver.advanceToTimer(reference, "legalAlert7");
        driver.advanceToTimer(reference, "legalAlert2");
        driver.advanceTo(reference, ParisTime.startOf(LEGAL_DATE.plusDays(1)).minusSeconds(1));
        assertThat(terms.isRunning(reference)).isTrue();
        assertThat(driver.openTasks(reference)).containsExactly("checkCompleteness");

        driver.advanceTo(reference, ParisTime.startOf(LEGAL_DATE.plusDays(1)));
        assertThat(terms.isRunning(reference)).isFalse();
        assertThat(filing().state()).isEqualTo(FilingState.TACITLY_VALIDATED);
        assertThat(driver.openTasks(reference)).containsExactly("issueTacitAttestation");
        assertThat(dossiers.get(reference).legalDate()).isEmpty();
    }

    @Test
    void aMissingPieceReceivedOnDay20MovesTheDate() {
        String missing = fixture.pieces(reference, "MEMBER_LIST");
        fixture.refused(reference, "checkCompleteness", "deadline", "obligatoire", "completeness", "INCOMPLETE",
                "pieces", missing);
        fixture.refused(reference, "checkCompleteness", "pieces", "n’est pas complet", "completeness", "COMPLETE",
                "pieces", missing);
        fixture.complete(reference, "checkCompleteness", "completeness", "INCOMPLETE", "pieces", missing,
                "deadline", FILED.plusDays(30));
        assertThat(filing().legalDate()).as("asking for a piece moves nothing").isEqualTo(LEGAL_DATE);

        LocalDate day20 = FILED.plusDays(20);
        driver.advanceTo(reference, day20.plusDays(3));
        fixture.refused(reference, "recordPieces", "pieces[0].piece", "ne change pas le délai", "deposit",
                deposit(day20), "pieces", received("STATUTES", day20));
        fixture.refused(reference, "recordPieces", "pieces[0].receivedOn", "avant lui", "deposit", deposit(day20),
                "pieces", received("MEMBER_LIST", FILED.minusDays(1)));
        fixture.refused(reference, "recordPieces", "pieces[0].receivedOn", "postérieure", "deposit", deposit(day20),
                "pieces", received("MEMBER_LIST", day20.plusDays(1)));
        fixture.complete(reference, "recordPieces", "deposit", deposit(day20), "pieces", received("MEMBER_LIST", day20));

        LocalDate moved = LocalDate.of(2026, 3, 25);
        assertThat(filing().startsOn()).isEqualTo(day20);
        assertThat(filing().legalDate()).isEqualTo(moved);
        assertThat(filing().prudentDate()).isEqualTo(LEGAL_DATE);
        assertThat(driver.timer(reference, "legalDeadline").getDuedate())
                .isEqualTo(Date.from(ParisTime.startOf(moved.plusDays(1))));
        assertThat(driver.timer(reference, "legalAlert30").getDuedate())
                .isEqualTo(Date.from(ParisTime.startOf(moved.minusDays(30))));
        assertThat(dossiers.get(reference).legalDate()).contains(moved);
        assertThat(variable("legalDate")).isEqualTo(Date.from(ParisTime.startOf(moved)));
        fixture.complete(reference);
        assertThat(driver.openTasks(reference)).containsExactly("giveOpinion");
    }

    @Test
    void aQuestionOfSubstanceMovesNothing() {
        fixture.refused(reference, "checkCompleteness", "pieces", "question de fond", "completeness", "INCOMPLETE",
                "pieces", fixture.pieces(reference), "deadline", FILED.plusDays(10));
        acts.askForPrecisions(reference, "Comment les astreintes seront-elles tenues ?", FILED.plusDays(15), null);

        assertThat(filing().legalDate()).isEqualTo(LEGAL_DATE);
        assertThat(driver.timer(reference, "legalDeadline").getDuedate())
                .isEqualTo(Date.from(ParisTime.startOf(LEGAL_DATE.plusDays(1))));
    }

    @Test
    void F19_anObjectionSentTooLateIsRefusedAndTheSupervisorIsTold() {
        throughInstruction();
        fixture.object(reference, FILED);
        // the night of the term, before the timer has been executed
        ClockUtil.setCurrentTime(Date.from(ParisTime.startOf(LEGAL_DATE.plusDays(1)).plusSeconds(1)));
        fixture.refused(reference, "notifyDecision", "sentOn", "Le projet est réputé validé depuis le 6 mars 2026",
                "mode", "REGISTERED_LETTER", "sentOn", LEGAL_DATE.plusDays(1));

        driver.runJobs(reference);
        assertThat(filing().state()).isEqualTo(FilingState.TACITLY_VALIDATED);
        assertThat(driver.openTasks(reference)).containsExactly("issueTacitAttestation");
        assertThat(fixture.audiences(reference, "tacit-validation")).contains("supervisors", "lead");
    }

    @Test
    void anObjectionNotifiedOnTheEveAndTypedTwoDaysAfterTheDateStands() {
        throughInstruction();
        driver.advanceTo(reference, LEGAL_DATE.plusDays(2));
        String proof = fixture.document(reference);
        fixture.refused(reference, "issueTacitAttestation", "objectionNotifiedOn", "réputé validé depuis le 6 mars 2026",
                "attestation", "PRIOR_OBJECTION", "objectionNotifiedOn", LEGAL_DATE.plusDays(1), "proof", proof,
                "legalGround", "HEALTH_PLAN", "reasons", "Contraire au schéma régional.");
        priorObjection(proof);
        fixture.refused(reference, "endorsePriorObjection", "reason", "obligatoire", "endorsement", "REJECTED");
        fixture.complete(reference, "endorsePriorObjection", "endorsement", "REJECTED", "reason", "Preuve illisible.");
        priorObjection(proof);
        fixture.refused(reference, "endorsePriorObjection", "endorsement", "délégation", "endorsement", "ENDORSED");
        fixture.completeAs(ReviewFixture.SIGNATORY, "ars-84-38-signatories", reference, "endorsePriorObjection",
                "endorsement", "ENDORSED");

        assertThat(filing().state()).isEqualTo(FilingState.OBJECTED);
        assertThat(decisions.of(filing()).sentOn()).isEqualTo(LEGAL_DATE.minusDays(1));
        assertThat(dossiers.get(reference).milestones().validatedOn()).isNull();
        assertThat(driver.openTasks(reference)).containsExactly("chooseAfterObjection");
    }

    @Test
    void aDossierIsNotPutToSleepWhileTheClockRuns() {
        assertThat(terms.isRunning(reference)).isTrue();
        assertThatThrownBy(() -> lifecycle.putToSleep(reference, FILED.plusMonths(6), "Plus de nouvelles.", null))
                .isInstanceOf(ImpossibleAct.class);
        assertThatThrownBy(() -> lifecycle.changeTerritory(reference, null,
                List.of(new TerritoryPart("38563", null, null, null)), "38563", Set.of(), null))
                .isInstanceOf(ImpossibleAct.class);

        acts.withdraw(reference, new Deposit("Claire Exemple", Channel.LETTER, FILED), fixture.document(reference), null);
        driver.runJobs(reference);
        assertThat(terms.isRunning(reference)).isFalse();
    }

    @Test
    void F20_aWrongReceiptDateIsCorrectedAndOnlyASupervisorMovesItLater() {
        driver.advanceTo(reference, FILED.plusDays(2));
        terms.correctReceipt(reference, null, FILED.minusDays(1), "Tampon du 4 janvier.", false, null);
        assertThat(filing().legalDate()).isEqualTo(LEGAL_DATE.minusDays(1));
        assertThat(driver.timer(reference, "legalDeadline").getDuedate())
                .isEqualTo(Date.from(ParisTime.startOf(LEGAL_DATE)));

        assertThatThrownBy(() -> terms.correctReceipt(reference, null, FILED.plusDays(1), "Erreur.", false, null))
                .isInstanceOf(RefusedSubmission.class).hasMessageContaining("review.receipt.later");
        assertThatThrownBy(() -> terms.correctReceipt(reference, null, FILED.plusDays(9), "Erreur.", true, null))
                .isInstanceOf(RefusedSubmission.class).hasMessageContaining("review.receipt.future");
        terms.correctReceipt(reference, null, FILED.plusDays(1), "Le pli n’est arrivé que le 6.", true, null);
        assertThat(filing().legalDate()).isEqualTo(LEGAL_DATE.plusDays(1));
        assertThat(dossiers.get(reference).legalDate()).contains(LEGAL_DATE.plusDays(1));
    }

    // ---- opinions

    @Test
    void aLateOpinionIsKeptAsTardif() {
        fixture.complete(reference);
        fixture.give(reference, "cpam-isere", "FAVOURABLE");
        driver.advanceToTimer(reference, "opinionReminder");
        driver.advanceToTimer(reference, "opinionsDue");
        assertThat(opinion("urps-84").silent()).isTrue();
        assertThat(driver.openTasks(reference)).containsExactlyInAnyOrder("giveOpinion", "scheduleSession");

        driver.advance(reference, Duration.ofDays(1));
        fixture.refused(reference, driver.taskOf(reference, "giveOpinion", "urps-84"), "text", "obligatoire",
                "opinion", "UNFAVOURABLE");
        fixture.give(reference, "urps-84", "UNFAVOURABLE");
        assertThat(opinion("urps-84").late()).isTrue();
        assertThat(opinion("urps-84").silent()).isFalse();
        assertThat(opinion("cpam-isere").late()).isFalse();
        fixture.give(reference, "msa-alpes-du-nord", "NO_OBSERVATION");
        assertThat(driver.openTasks(reference)).as("the last late opinion opens nothing twice")
                .containsExactly("scheduleSession");
    }

    @Test
    void twoOpinionsInTheSameSecondDoNotMeet() throws Exception {
        fixture.complete(reference);
        CyclicBarrier together = new CyclicBarrier(GIVERS.size());
        ExecutorService threads = Executors.newFixedThreadPool(GIVERS.size());
        try {
            List<Future<?>> clicks = new ArrayList<>();
            for (String giver : GIVERS) {
                String task = driver.taskOf(reference, "giveOpinion", giver).getId();
                clicks.add(threads.submit(() -> {
                    together.await();
                    forms.submitTaskForm(task, ReviewFixture.form("opinion", "FAVOURABLE"));
                    return null;
                }));
            }
            for (Future<?> click : clicks) {
                click.get();
            }
        } finally {
            threads.shutdown();
        }
        driver.runJobs(reference);

        assertThat(opinions.of(filing())).hasSize(3).allMatch(Opinion::isGiven);
        assertThat(driver.openTasks(reference)).containsExactly("scheduleSession");
    }

    @Test
    void aCptsOverTwoDepartementsHasAPilotAndAssociates() {
        fixture.today(FILED);
        String straddling = fixture.dossier("38563", "38239", "73065");
        fixture.start(REVIEW, straddling);
        fixture.file(straddling, FILED);
        fixture.complete(straddling);

        assertThat(dossiers.get(straddling).departement()).isEqualTo("38");
        assertThat(opinions.givers(straddling, FilingSubject.PROJECT)).contains("cpam-isere", "cpam-savoie", "ars-84-73")
                .doesNotContain("ars-84-38").doesNotHaveDuplicates();
        fixture.completeOf(straddling, "giveOpinion", "ars-84-73", "opinion", "FAVOURABLE");
    }

    // ---- session

    @Test
    void aSessionGivesItsOpinionOnAllDossiersOfItsAgenda() {
        String session = plan(FILED.plusDays(20));
        String second = fixture.voironnais();
        fixture.start(REVIEW, second);
        fixture.file(second, FILED);
        for (String each : List.of(reference, second)) {
            fixture.complete(each);
            for (String giver : GIVERS) {
                fixture.give(each, giver, "FAVOURABLE");
            }
            fixture.refused(each, "scheduleSession", "session", "Aucune séance", "sessionChoice", "SCHEDULED",
                    "session", "S-2020-84-999");
            fixture.complete(each, "scheduleSession", "sessionChoice", "SCHEDULED", "session", session, "duration", 20L,
                    "leadInvited", true);
            assertThat(driver.openTasks(each)).isEmpty();
        }

        String favourable = result(reference, "FAVOURABLE");
        String all = "[" + favourable + "," + result(second, "UNFAVOURABLE") + "]";
        fixture.refused(session, "recordSessionOpinions", "sessionHeld", "pas encore eu lieu",
                held(all, "sessionHeld", "HELD"));
        fixture.refused(session, "recordSessionOpinions", "newDate", "obligatoire", held("[]", "sessionHeld", "POSTPONED"));
        fixture.complete(session, "recordSessionOpinions",
                held("[]", "sessionHeld", "POSTPONED", "newDate", FILED.plusDays(25) + "T09:30"));
        assertThat(ParisTime.dateOf(sessions.get(session).heldAt())).isEqualTo(FILED.plusDays(25));

        fixture.today(FILED.plusDays(26));
        fixture.refused(session, "recordSessionOpinions", "results", "Il manque l’avis sur un dossier",
                held("[" + favourable + "]", "sessionHeld", "HELD"));
        fixture.refused(session, "recordSessionOpinions", "results[0].reference", "pas à l’ordre du jour",
                held("[" + result("2026-38-9999", "FAVOURABLE") + "]", "sessionHeld", "HELD"));
        fixture.complete(session, "recordSessionOpinions", held(all, "sessionHeld", "HELD"));

        assertThat(fixture.endsOf(EngineNames.COMMITTEE_SESSION, session)).contains("sessionClosed");
        for (String each : List.of(reference, second)) {
            driver.runJobs(each);
            assertThat(driver.openTasks(each)).containsExactly("prepareDecision");
        }
        assertThat(sessions.agenda(session)).allMatch(item -> item.deliveredAt() != null);
    }

    @Test
    void aSessionTooCloseToTheDateIsRefusedAndOneThatComesTooLateIsNotAwaited() {
        fixture.complete(reference);
        giveAllOpinions();
        String close = plan(LEGAL_DATE.minusDays(14));
        String inTime = plan(LEGAL_DATE.minusDays(15));
        fixture.refused(reference, "scheduleSession", "session", "au plus tard le 18 février 2026",
                "sessionChoice", "SCHEDULED", "session", close);
        fixture.refused(reference, "scheduleSession", "reason", "obligatoire", "sessionChoice", "NO_SESSION");
        fixture.complete(reference, "scheduleSession", "sessionChoice", "SCHEDULED", "session", inTime);

        driver.advanceToTimer(reference, "sessionTooLate");
        assertThat(driver.openTasks(reference)).containsExactly("prepareDecision");
    }

    // ---- decision

    @Test
    void aDecisionIsSentBackThenTakenUpByTheRegionalAgency() {
        throughInstruction();
        fixture.refused(reference, "prepareDecision", "legalGround", "obligatoire", "decision", "OBJECT",
                "reasons", "Raisons.", "internalNote", "Note.");
        fixture.refused(reference, "prepareDecision", "reasons", "obligatoire", "decision", "OBJECT",
                "legalGround", "TERRITORY", "internalNote", "Note.");
        fixture.refused(reference, "prepareDecision", "legalGround", "opposition", "decision", "VALIDATE",
                "legalGround", "TERRITORY", "internalNote", "Note.");
        fixture.complete(reference, "prepareDecision", "decision", "VALIDATE", "internalNote", "Note.");
        fixture.refused(reference, "signDecision", "remark", "obligatoire", "signature", "TO_REVISE");
        fixture.complete(reference, "signDecision", "signature", "TO_REVISE", "remark", "Citer les avis.");
        assertThat(draft("prepareDecision")).isInstanceOfSatisfying(DecisionTasks.PrepareDecision.class,
                draft -> assertThat(draft.decision()).isEqualTo(Decision.VALIDATE));
        fixture.complete(reference, "prepareDecision", "decision", "VALIDATE", "internalNote", "Note.");
        fixture.complete(reference, "signDecision", "signature", "TAKEN_UP");
        assertThat(driver.groupsOf(driver.task(reference, "signDecision"))).containsExactly("ars-84-signatories");
        fixture.refused(reference, "signDecision", "signature", "déjà évoquée", "signature", "TAKEN_UP");
        fixture.refused(reference, "signDecision", "delegation", "délégation", "signature", "SIGNED", "signedOn", FILED,
                "delegation", ReviewFixture.SIGNATORY);
        fixture.complete(reference, "signDecision", "signature", "SIGNED", "signedOn", FILED,
                "delegation", ReviewFixture.ARS_SIGNATORY);
        notified(FILED);
        assertEnd("projectAccepted", "VALIDATED");
    }

    @Test
    void F6_afterAnObjectionTheProjectIsFiledAgainWithAnswersAndOpinionsThatStand() {
        objected();
        fixture.complete(reference, "chooseAfterObjection", "deposit", deposit(FILED), "objectionFollowUp", "REWRITE");
        assertEnd("backToWriting", "OBJECTED");

        fixture.start(REVIEW, reference);
        List<ReasonAnswer> asked = ((ReviewTasks.FileProject) draft("fileProject")).answers();
        assertThat(asked).extracting(ReasonAnswer::reason).containsExactly("Le territoire coupe un bassin de vie.",
                "Il recouvre celui d’une autre communauté.");
        fixture.refused(reference, "fileProject", "answers", "répondre à chaque motif", "deposit", deposit(FILED),
                "version", "version 2", "documents", "[\"%s\"]".formatted(fixture.document(reference)));
        fixture.complete(reference, "fileProject", "deposit", deposit(FILED), "version", "version 2",
                "documents", "[\"%s\"]".formatted(fixture.document(reference)), "answers", """
                        [{"reason":"Le territoire coupe un bassin de vie.","answer":"Deux communes ajoutées."},
                         {"reason":"Il recouvre celui d’une autre communauté.","answer":"Accord signé."}]""");
        assertThat(filing().number()).isEqualTo(2);
        fixture.complete(reference);
        assertThat(opinions.of(filing())).as("nobody had anything against it: their opinions stand")
                .hasSize(3).allMatch(Opinion::carried);
        assertThat(driver.openTasks(reference)).containsExactly("scheduleSession");
    }

    @Test
    void anObjectionMayBeAccepted() {
        objected();
        fixture.complete(reference, "chooseAfterObjection", "deposit", deposit(FILED), "objectionFollowUp", "ABANDON",
                "reason", "Le porteur renonce.");
        assertEnd("objectionAccepted", "OBJECTED");
    }

    @Test
    void anAppealThatIsRejectedBringsTheLeadBackToTheChoiceWithoutASecondAppeal() {
        objected();
        appeal();
        fixture.refused(reference, "answerAppeal", "decidedOn", "réception du recours", "appealOutcome", "MAINTAINED",
                "reasons", "Motifs.", "decidedOn", FILED.minusDays(1));
        fixture.complete(reference, "answerAppeal", "appealOutcome", "MAINTAINED", "reasons", "Motifs inchangés.",
                "decidedOn", FILED);
        fixture.refused(reference, "chooseAfterObjection", "objectionFollowUp", "déjà été formé", "deposit",
                deposit(FILED), "objectionFollowUp", "APPEAL", "appealText", fixture.document(reference));
    }

    @Test
    void anAppealWithoutAnswerIsRejectedBySilence() {
        objected();
        appeal();
        assertThat(driver.timer(reference, "appealSilence").getDuedate())
                .isEqualTo(Date.from(ParisTime.startOf(LEGAL_DATE.plusDays(1))));
        driver.advanceToTimer(reference, "appealSilence");
        assertThat(variable("appealOutcome")).isEqualTo("TACIT_REJECTION");
        assertThat(driver.openTasks(reference)).containsExactly("chooseAfterObjection");
    }

    @Test
    void anAppealMayWithdrawTheObjection() {
        objected();
        appeal();
        fixture.complete(reference, "answerAppeal", "appealOutcome", "OBJECTION_WITHDRAWN", "reasons", "Éléments nouveaux.",
                "decidedOn", FILED);
        assertEnd("objectionWithdrawn", "VALIDATED");
        assertThat(dossiers.get(reference).milestones().validatedOn()).isEqualTo(FILED);
    }

    @Test
    void F18_theLeadTakesTheFilingBackAndWhoWasAskedForAnOpinionIsTold() {
        fixture.complete(reference);
        acts.withdraw(reference, new Deposit("Claire Exemple", Channel.LETTER, FILED), fixture.document(reference), null);
        driver.runJobs(reference);

        assertEnd("withdrawn", "WITHDRAWN");
        assertThat(fixture.audiences(reference, "filing-withdrawn")).contains("lead", "delegation", "opinionGivers");
        assertThat(filing().state()).isEqualTo(FilingState.WITHDRAWN);
        assertThat(dossiers.get(reference).legalDate()).isEmpty();
        assertThatThrownBy(() -> acts.askForPrecisions(reference, "Une question ?", null, null))
                .isInstanceOf(RefusedSubmission.class);
        fixture.start(REVIEW, reference);
        fixture.file(reference, FILED);
        assertThat(filing().number()).isEqualTo(2);
    }

    @Test
    void aProjectFiledAgainTakesThePlaceOfTheEarlierFilingOnTheAgenda() {
        String session = plan(FILED.plusDays(20));
        fixture.complete(reference);
        giveAllOpinions();
        fixture.complete(reference, "scheduleSession", "sessionChoice", "SCHEDULED", "session", session, "duration", 20L);
        acts.withdraw(reference, new Deposit("Claire Exemple", Channel.LETTER, FILED), fixture.document(reference), null);
        driver.runJobs(reference);
        fixture.start(REVIEW, reference);
        fixture.file(reference, FILED);
        fixture.complete(reference);
        giveAllOpinions();
        fixture.complete(reference, "scheduleSession", "sessionChoice", "SCHEDULED", "session", session, "duration", 45L,
                "leadInvited", true);

        assertThat(sessions.agenda(session)).singleElement().satisfies(item -> {
            assertThat(item.filing()).isEqualTo(filing().id());
            assertThat(item.minutes()).isEqualTo(45);
            assertThat(item.leadInvited()).isTrue();
        });
    }

    @Test
    void aDepositThroughTheNationalServiceHasItsNumber() {
        String other = fixture.voironnais();
        fixture.start(REVIEW, other);
        fixture.refused(other, "fileProject", "externalNumber", "obligatoire",
                "deposit", deposit(FILED).replace("EMAIL", "DEMARCHES_SIMPLIFIEES"), "version", "version 1",
                "documents", "[\"%s\"]".formatted(fixture.document(other)));
        fixture.refused(other, "fileProject", "documents", "", "deposit", deposit(FILED), "version", "version 1",
                "documents", "[\"%s\"]".formatted(fixture.document(reference)));
    }

    private void throughInstruction() {
        fixture.complete(reference);
        giveAllOpinions();
        withoutSession();
    }

    private void objected() {
        throughInstruction();
        fixture.object(reference, FILED);
        notified(FILED);
        assertThat(driver.openTasks(reference)).containsExactly("chooseAfterObjection");
    }

    private void appeal() {
        fixture.refused(reference, "chooseAfterObjection", "appealText", "obligatoire", "deposit", deposit(FILED),
                "objectionFollowUp", "APPEAL");
        fixture.complete(reference, "chooseAfterObjection", "deposit", deposit(FILED), "objectionFollowUp", "APPEAL",
                "appealText", fixture.document(reference));
        assertThat(driver.groupsOf(driver.task(reference, "answerAppeal"))).containsExactly("ars-84");
    }

    private void priorObjection(String proof) {
        fixture.complete(reference, "issueTacitAttestation", "attestation", "PRIOR_OBJECTION",
                "objectionNotifiedOn", LEGAL_DATE.minusDays(1), "mode", "REGISTERED_LETTER", "proof", proof,
                "legalGround", "HEALTH_PLAN", "reasons", "Contraire au schéma régional.");
    }

    private void giveAllOpinions() {
        GIVERS.forEach(giver -> fixture.give(reference, giver, "FAVOURABLE"));
    }

    private void withoutSession() {
        fixture.complete(reference, "scheduleSession", "sessionChoice", "NO_SESSION", "reason", "Dossier sans difficulté.");
    }

    private void notified(LocalDate day) {
        fixture.complete(reference, "notifyDecision", "mode", "REGISTERED_LETTER", "sentOn", day);
    }

    private String plan(LocalDate day) {
        String number = sessions.plan(new Sessions.Plan("Comité d’examen (fictif)", "84", "38", "ars-84-38",
                day.atTime(14, 0).atZone(ParisTime.ZONE).toInstant(), "Grenoble",
                List.of(new SessionMember("Membre Fictif", "membre@exemple.fr"))), null).number();
        driver.runJobs(number);
        return number;
    }

    private static String result(String dossier, String opinion) {
        return "{\"reference\":\"%s\",\"opinion\":\"%s\",\"text\":\"Texte.\"}".formatted(dossier, opinion);
    }

    private static Object[] held(String results, Object... more) {
        return Stream.concat(Stream.of("present", "[\"Membre Fictif\"]", "quorum", true, "results", results),
                Stream.of(more)).toArray();
    }

    private void assertEnd(String end, String outcome) {
        assertThat(fixture.endsOf(REVIEW, reference)).contains(end);
        assertThat(variable("reviewOutcome")).isEqualTo(outcome);
    }

    private Object variable(String name) {
        return fixture.variable(REVIEW, reference, name);
    }

    private Filing filing() {
        return filings.current(reference, FilingSubject.PROJECT);
    }

    private Opinion opinion(String giver) {
        return opinions.of(filing(), giver).orElseThrow();
    }

    private static String received(String piece, LocalDate day) {
        return "[{\"piece\":\"%s\",\"receivedOn\":\"%s\"}]".formatted(piece, day);
    }

    private Record draft(String task) {
        return contracts.draft(inHand(driver.task(reference, task))).orElseThrow();
    }

    private TaskInHand inHand(Task task) {
        return new TaskInHand(reference, task.getId(), REVIEW, task.getTaskDefinitionKey(), null,
                ClockUtil.getCurrentTime().toInstant(), name -> tasks.getVariable(task.getId(), name));
    }
}
