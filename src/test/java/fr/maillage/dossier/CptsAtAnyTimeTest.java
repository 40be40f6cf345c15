package fr.maillage.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import fr.maillage.CptsAnswers;
import fr.maillage.CptsJourney;
import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.notification.Reminders;
import fr.maillage.workflow.OpenTasks;
import fr.maillage.workflow.ParisTime;

/** What may happen to a CPTS at any time before it works: sleep, closure, abandonment, another lead, another territory. */
@MaillageTest
@Tag("released")
class CptsAtAnyTimeTest {

    private static final String ALICE = "alice.delegation38";

    @Autowired
    CptsJourney journey;
    @Autowired
    CptsAnswers answers;
    @Autowired
    ProcessDriver driver;
    @Autowired
    Dossiers dossiers;
    @Autowired
    GivenDossier given;
    @Autowired
    Lifecycle lifecycle;
    @Autowired
    Reminders reminders;
    @Autowired
    OpenTasks openTasks;
    @Autowired
    FormService forms;
    @Autowired
    RuntimeService runtime;

    @AfterEach
    void endOfTheTest() {
        journey.end();
    }

    @Test
    void aSleepingDossierTakesNoSubmissionAndIsProposedForReviewMonthAfterMonth() {
        String reference = journey.declaredUntil("depositLetter");
        LocalDate lookAgain = answers.today().plusMonths(2);
        lifecycle.putToSleep(reference, lookAgain, "La porteuse est en congé.", ALICE);
        driver.runJobs(reference);

        assertThat(journey.mails(reference)).contains("dormancy-started > lead", "dormancy-started > accompanier");
        Task letter = driver.task(reference, "depositLetter");
        assertThatThrownBy(() -> forms.submitTaskForm(letter.getId(), answers.to(reference, letter)))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("en veille");
        assertThatThrownBy(() -> lifecycle.putToSleep(reference, lookAgain, "Encore.", ALICE))
                .isInstanceOf(ImpossibleAct.class);

        assertThat(lookAgainDue(reference)).isEqualTo(ParisTime.startOf(lookAgain));
        driver.advanceTo(reference, lookAgain);
        assertThat(lookAgainDue(reference)).isEqualTo(ParisTime.startOf(lookAgain.plusMonths(1)));
        driver.advanceTo(reference, lookAgain.plusMonths(1));
        assertThat(journey.visits(reference, "remindDormancy")).isEqualTo(2);
        assertThat(journey.mails(reference, "dormancy-review")).isEqualTo(2);
        assertThat(journey.mails(reference, "letter-reminder")).isZero();
    }

    private Instant lookAgainDue(String reference) {
        return driver.timer(reference, "lookAgainDue").getDuedate().toInstant();
    }

    @Test
    void aResumedDossierHasItsDueDatesMovedByTheTimeItSlept() {
        String reference = journey.declaredUntil("depositLetter");
        Date dueBefore = driver.task(reference, "depositLetter").getDueDate();
        Date lateBefore = driver.timer(reference, "letterLate").getDuedate();
        lifecycle.putToSleep(reference, answers.today().plusMonths(3), "La porteuse est en congé.", ALICE);
        driver.runJobs(reference);

        driver.advance(reference, Duration.ofDays(40));
        lifecycle.resume(reference, "La porteuse est revenue.", ALICE);
        driver.runJobs(reference);

        assertThat(dossiers.get(reference).isAsleep()).isFalse();
        assertThat(Duration.between(dueBefore.toInstant(), driver.task(reference, "depositLetter").getDueDate().toInstant()))
                .isBetween(Duration.ofDays(40), Duration.ofDays(40).plusMinutes(5));
        assertThat(Duration.between(lateBefore.toInstant(), driver.timer(reference, "letterLate").getDuedate().toInstant()))
                .isBetween(Duration.ofDays(40), Duration.ofDays(40).plusMinutes(5));
        assertThat(journey.mails(reference)).contains("dormancy-ended > lead", "dormancy-ended > accompanier");
        assertThat(journey.journal(reference)).containsSubsequence("dormancy", "resumption.asked", "resumption");
        assertThatThrownBy(() -> lifecycle.resume(reference, null, ALICE)).isInstanceOf(ImpossibleAct.class);
        journey.goOnUntil(reference, "checkAdmissibility");
    }

    @ParameterizedTest
    @ValueSource(strings = {"qualifyProject", "mobiliseProfessionals", "followWriting"})
    void aTaskMayPutTheDossierToSleepAndIsThereAgainAfterwards(String task) {
        String reference = journey.declaredUntil(task);
        String before = driver.task(reference, task).getId();
        String choice = Map.of("qualifyProject", "orientation", "mobiliseProfessionals", "mobilisation",
                "followWriting", "writingState").get(task);
        LocalDate lookAgain = answers.today().plusDays(30);
        journey.answer(reference, task, choice, "SLEEP", "lookAgainOn", lookAgain.toString(), "reason",
                task.equals("qualifyProject") ? "En attente des élections." : null);

        assertThat(dossiers.get(reference).dormancy().map(Dormancy::reviewOn)).contains(lookAgain);
        Task again = driver.task(reference, task);
        assertThat(again.getId()).isNotEqualTo(before);
        assertThatThrownBy(() -> forms.submitTaskForm(again.getId(), answers.to(reference, again)))
                .hasMessageContaining("en veille");
        lifecycle.resume(reference, null, ALICE);
        driver.runJobs(reference);
        journey.answer(reference, task);
        assertThat(driver.openTasks(reference)).doesNotContain(task);
    }

    @Test
    void F26_aSignOfLifeStopsTheClosureThatWasAnnounced() {
        String reference = journey.declaredUntil("planWriting");
        Set<String> open = driver.openTasks(reference);
        given.remindedInVain(reference);
        lifecycle.giveClosureNotice(reference, "Sans nouvelles depuis un an.", ALICE);
        driver.runJobs(reference);
        assertThat(journey.mails(reference)).contains("closure-notice > lead");
        assertThatThrownBy(() -> lifecycle.giveClosureNotice(reference, null, ALICE)).isInstanceOf(ImpossibleAct.class);

        lifecycle.recordSignOfLife(reference, "Elle a rappelé.", ALICE);
        driver.runJobs(reference);

        assertThat(driver.openTasks(reference)).isEqualTo(open);
        assertThat(driver.timer(reference, "noticeExpired")).isNull();
        assertThatThrownBy(() -> lifecycle.giveClosureNotice(reference, "De nouveau.", ALICE))
                .as("les relances d’avant ne comptent plus").hasMessage("dossier.act.closure.reminders");
        assertThatThrownBy(() -> lifecycle.recordSignOfLife(reference, null, ALICE)).isInstanceOf(ImpossibleAct.class);
    }

    @Test
    void F26_whenALeadStopsAnsweringAndTheNoticeExpiresTheDossierIsClosed() {
        String reference = journey.declaredUntil("planWriting");
        assertThat(driver.instances(reference)).hasSize(2);
        LocalDate lastNews = answers.today();
        refuseNotice(reference);
        driver.advanceTo(reference, lastNews.plusMonths(1));
        remindLead(reference);
        refuseNotice(reference);
        driver.advanceTo(reference, lastNews.plusMonths(2));
        remindLead(reference);
        driver.advanceTo(reference, lastNews.plusMonths(3));
        lifecycle.giveClosureNotice(reference, "Sans nouvelles depuis trois mois.", ALICE);
        driver.runJobs(reference);
        assertThat(ParisTime.dateOf(driver.timer(reference, "noticeExpired").getDuedate().toInstant()))
                .isEqualTo(lastNews.plusMonths(4));
        driver.advanceToTimer(reference, "noticeExpired");

        journey.assertEndedAt(reference, "closed");
        assertThat(driver.openTasks(reference)).isEmpty();
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.CLOSED);
        assertThat(journey.mails(reference)).contains("dossier-closed > lead", "dossier-closed > cpam");
        assertThatThrownBy(() -> lifecycle.abandon(reference, "Trop tard.", ALICE)).isInstanceOf(ImpossibleAct.class);
    }

    private void remindLead(String reference) {
        reminders.remindLead(dossiers.get(reference), openTasks.of(reference).get(0), "Où en êtes-vous ?", ALICE);
    }

    private void refuseNotice(String reference) {
        assertThatThrownBy(() -> lifecycle.giveClosureNotice(reference, "Sans nouvelles.", ALICE))
                .isInstanceOf(ImpossibleAct.class).hasMessage("dossier.act.closure.reminders");
    }

    @Test
    void aSleepingDossierMayBeClosedToo() {
        String reference = journey.declaredUntil("depositLetter");
        lifecycle.putToSleep(reference, answers.today().plusMonths(3), "La porteuse est en congé.", ALICE);
        driver.runJobs(reference);
        given.remindedInVain(reference);
        lifecycle.giveClosureNotice(reference, "Elle ne reviendra pas.", ALICE);
        driver.runJobs(reference);
        driver.advanceToTimer(reference, "noticeExpired");

        journey.assertEndedAt(reference, "closed");
    }

    @Test
    void anAbandonedProjectLeavesNothingRunning() {
        String reference = journey.declaredUntil("depositLetter");
        assertThat(driver.instances(reference)).hasSize(2);
        lifecycle.abandon(reference, "L’équipe renonce.", ALICE);
        driver.runJobs(reference);

        journey.assertEndedAt(reference, "abandoned");
        assertThat(driver.openTasks(reference)).isEmpty();
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.ABANDONED);
        assertThat(journey.mails(reference)).contains("abandonment-recorded > lead", "abandonment-recorded > delegation");
        assertThat(journey.journal(reference)).containsSubsequence("abandonment", "stage", "support.ended");
    }

    @Test
    void F3_whenTheLeadLeavesAnotherIsDesignatedAndTheVacancyIsReportedAfterNinetyDays() {
        String reference = journey.declaredUntil("depositLetter");
        lifecycle.leadLeaves(reference, "Départ en retraite.", ALICE);
        driver.runJobs(reference);
        assertThat(driver.openTasks(reference)).containsExactly("depositLetter", "designateNewLead");

        LocalDate left = answers.today();
        assertThat(ParisTime.dateOf(driver.timer(reference, "leadVacantTooLong").getDuedate().toInstant()))
                .isEqualTo(left.plusDays(90));
        driver.advanceToTimer(reference, "leadVacantTooLong");
        assertThat(journey.mails(reference)).contains("lead-vacant > delegation", "lead-vacant > supervisors");

        journey.submit(reference, driver.task(reference, "designateNewLead"), Map.of("deposit", answers.deposit(),
                "lead", CptsAnswers.lead("Ousmane", "Suivant", "ousmane.suivant@exemple.fr"),
                "effectiveOn", answers.today().toString(), "formerLeadReason", "Départ en retraite."));
        assertThat(dossiers.get(reference).lead().map(Lead::fullName)).contains("Ousmane Suivant");
        assertThat(driver.openTasks(reference)).containsExactly("depositLetter");
        assertThat(journey.mails(reference)).contains("lead-changed > lead", "lead-changed > formerLead");
        assertThat(journey.journal(reference)).containsSubsequence("lead.left", "lead");
    }

    @Test
    void F3_onceTheAssociationExistsAnotherLeadNeedsTheMinutes() {
        String reference = journey.declaredUntil("recordLegalExistence");
        journey.answer(reference, "recordLegalExistence");
        lifecycle.leadLeaves(reference, "Mutation.", ALICE);
        driver.runJobs(reference);

        Task task = driver.task(reference, "designateNewLead");
        Map<String, Object> form = Map.of("deposit", answers.deposit(), "lead",
                CptsAnswers.lead("Ousmane", "Suivant", "ousmane.suivant@exemple.fr"),
                "effectiveOn", answers.today().toString());
        assertThatThrownBy(() -> forms.submitTaskForm(task.getId(), form)).hasMessageContaining("[boardMinutes]");
        journey.submit(reference, task, CptsAnswers.but(form, "boardMinutes",
                answers.document(reference, DocumentKind.MINUTES)));
        assertThat(dossiers.get(reference).lead().map(Lead::lastName)).contains("Suivant");
    }

    @Test
    void anotherTerritoryIsComputedAndShownInEveryProcessOfTheDossier() {
        String reference = journey.declaredUntil("depositLetter");
        Dossier before = dossiers.get(reference);
        List<TerritoryPart> communes = before.territory().stream()
                .filter(part -> !part.commune().equals("38239")).toList();
        assertThatThrownBy(() -> lifecycle.changeTerritory(reference, before.version() - 1, communes, "38563", Set.of(), ALICE))
                .isInstanceOf(ModifiedMeanwhile.class);
        lifecycle.changeTerritory(reference, before.version(), communes, "38563", Set.of(), ALICE);
        driver.runJobs(reference);

        Dossier after = dossiers.get(reference);
        assertThat(after.population()).isLessThan(53_088);
        assertThat(after.sizeClass()).isEqualTo(2);
        assertThat(after.territoryText()).isEqualTo("7 communes, Voiron");
        assertThat(driver.instances(reference)).hasSize(2).allSatisfy(instance ->
                assertThat(runtime.getVariable(instance.getId(), "territory")).isEqualTo("7 communes, Voiron"));
        assertThat(journey.mails(reference)).contains("territory-changed > lead", "territory-changed > delegation");
        assertThat(driver.openTasks(reference)).containsExactly("depositLetter");
    }

    @Test
    void whileTheLegalClockRunsNeitherSleepNorClosureNorAnotherTerritoryIsPossible() {
        String reference = journey.declaredUntil("checkCompleteness");
        Dossier dossier = dossiers.get(reference);

        assertThatThrownBy(() -> lifecycle.putToSleep(reference, answers.today().plusDays(30), "Pause.", ALICE))
                .isInstanceOf(ImpossibleAct.class);
        assertThatThrownBy(() -> lifecycle.giveClosureNotice(reference, "Sans nouvelles.", ALICE))
                .isInstanceOf(ImpossibleAct.class);
        assertThatThrownBy(() -> lifecycle.changeTerritory(reference, dossier.version(), dossier.territory(), "38563",
                Set.of(), ALICE)).isInstanceOf(ImpossibleAct.class);
        assertThat(dossiers.get(reference).isAsleep()).isFalse();

        Date legal = driver.timer(reference, "legalDeadline").getDuedate();
        lifecycle.leadLeaves(reference, "Mutation.", ALICE);
        driver.runJobs(reference);
        assertThat(driver.timer(reference, "legalDeadline").getDuedate()).isEqualTo(legal);
    }
}
