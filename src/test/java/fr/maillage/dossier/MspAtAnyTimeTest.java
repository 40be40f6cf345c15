package fr.maillage.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.MspAnswers;
import fr.maillage.MspJourney;
import fr.maillage.ProcessDriver;
import fr.maillage.directory.StructureType;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.RunningProcesses;

/** What can happen at any time to a MSP that is being created. */
@MaillageTest
class MspAtAnyTimeTest {

    @Autowired
    MspJourney journey;
    @Autowired
    MspAnswers answers;
    @Autowired
    ProcessDriver driver;
    @Autowired
    Dossiers dossiers;
    @Autowired
    GivenDossier given;
    @Autowired
    Lifecycle lifecycle;
    @Autowired
    RunningProcesses running;
    @Autowired
    PathEntry entry;

    private String reference;

    @AfterEach
    void endOfTheTest() {
        journey.end();
    }

    @Test
    void itSleepsIsProposedForReviewAndResumes() {
        atTheFirstMeeting();
        LocalDate lookAgain = answers.shared().today().plusMonths(2);
        lifecycle.putToSleep(reference, lookAgain, "En attente d’un second médecin.", null);
        driver.runJobs(reference);
        driver.advanceTo(reference, lookAgain);
        assertThat(journey.mails(reference, "dormancy-review")).isPositive();
        lifecycle.resume(reference, null, null);
        driver.runJobs(reference);
        assertThat(journey.mails(reference)).contains("dormancy-started > lead", "dormancy-ended > lead");
        assertThat(driver.openTasks(reference)).containsExactly("holdFirstMeeting");
    }

    @Test
    void aSignOfLifeStopsTheClosureAndTheNextNoticeCloses() {
        atTheFirstMeeting();
        given.remindedInVain(reference);
        lifecycle.giveClosureNotice(reference, "Sans nouvelles.", null);
        driver.runJobs(reference);
        lifecycle.recordSignOfLife(reference, "Elle a rappelé.", null);
        driver.runJobs(reference);
        assertThat(dossiers.get(reference).stage().isInPreparation()).isTrue();
        given.remindedInVain(reference);
        lifecycle.giveClosureNotice(reference, "De nouveau sans nouvelles.", null);
        driver.runJobs(reference);
        driver.advanceToTimer(reference, "noticeExpired");
        journey.assertEndedAt(reference, "closed");
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.CLOSED);
    }

    @Test
    void itsLeadLeavesAndIsReplaced() {
        atTheFirstMeeting();
        lifecycle.leadLeaves(reference, "Départ en retraite.", null);
        driver.runJobs(reference);
        driver.advanceToTimer(reference, "leadVacantTooLong");
        assertThat(journey.mails(reference)).contains("lead-vacant > delegation");
        journey.answer(reference, "designateNewLead");
        assertThat(dossiers.get(reference).lead().map(Lead::fullName)).contains("Hugo Fictif");
        assertThat(journey.mails(reference)).contains("lead-changed > lead");
    }

    @Test
    void itsTerritoryChangesAndItIsGivenUp() {
        atTheFirstMeeting();
        Dossier before = dossiers.get(reference);
        lifecycle.changeTerritory(reference, before.version(), List.of(TerritoryPart.whole("38563"),
                TerritoryPart.whole("38337")), "38563", before.chosenFunds(), null);
        driver.runJobs(reference);
        assertThat(journey.mails(reference)).contains("territory-changed > lead");
        lifecycle.abandon(reference, "L’équipe renonce.", null);
        driver.runJobs(reference);
        journey.assertEndedAt(reference, "abandoned");
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.ABANDONED);
    }

    @ParameterizedTest
    @CsvSource({"TYPE, typeChanged", "TRANSFER, transferred", "MERGE, merged"})
    void itsPathEndsWhenTheDossierIsTakenUpOtherwise(String rerouting, String end) {
        atTheFirstMeeting();
        running.correlate(EngineNames.REROUTE, EngineNames.MSP_CREATION, reference, Map.of("rerouting", rerouting));
        driver.runJobs(reference);
        journey.assertEndedAt(reference, end);
    }

    @ParameterizedTest
    @CsvSource({"DECLARATION, qualifyProject", "DIAGNOSIS, confirmSupport", "INTENTION, scheduleCommittee",
            "PROJECT_WRITING, holdConstituentAssembly planWriting", "VALIDATION, fileProject holdConstituentAssembly",
            "CONTRACT, checkAciEligibility holdConstituentAssembly labelStructure",
            "LABELLING, checkAciEligibility holdConstituentAssembly labelStructure"})
    void itsPathIsTakenUpAtTheFirstStepOfEachStage(Stage stage, String tasks) {
        reference = journey.given("38563", "38133");
        journey.endsWithTheTest(reference);
        dossiers.recordValidation(reference, answers.shared().today(), null);
        entry.enter(reference, StructureType.MSP, stage);
        driver.runJobs(reference);
        assertThat(driver.openTasks(reference)).containsExactly(tasks.split(" "));
        if (stage == Stage.INTENTION) {
            journey.answer(reference, "scheduleCommittee");
            assertThat(driver.openTasks(reference)).containsExactly("holdConstituentAssembly", "planWriting");
        }
    }

    private void atTheFirstMeeting() {
        reference = journey.given("38563", "38133");
        journey.startAt(reference, Map.of("msaSupport", false), "holdFirstMeeting");
    }
}
