package fr.maillage.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import fr.maillage.CdsJourney;
import fr.maillage.CptsAnswers;
import fr.maillage.DacAnswers;
import fr.maillage.DacJourney;
import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.PathJourney;
import fr.maillage.ProcessDriver;
import fr.maillage.directory.StructureType;

/** What may be done to a centre or a DAC at any time before it works, outside its tasks. */
@MaillageTest
class PathsAtAnyTimeTest {

    private static final String ALICE = "alice.delegation38";

    @Autowired
    CdsJourney centres;
    @Autowired
    DacJourney dacs;
    @Autowired
    CptsAnswers answers;
    @Autowired
    DacAnswers dacAnswers;
    @Autowired
    ProcessDriver driver;
    @Autowired
    Dossiers dossiers;
    @Autowired
    GivenDossier given;
    @Autowired
    Lifecycle lifecycle;
    @Autowired
    Rerouting rerouting;

    @AfterEach
    void endOfTheTest() {
        centres.end();
        dacs.end();
    }

    private PathJourney journey(String type) {
        return type.equals("CDS") ? centres : dacs;
    }

    private String begun(String type) {
        return type.equals("CDS") ? centres.declare("MEDICAL") : dacs.open();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CDS", "DAC"})
    void aDossierSleepsIsProposedForReviewAndWakes(String type) {
        String reference = begun(type);
        LocalDate lookAgain = answers.today().plusMonths(2);
        lifecycle.putToSleep(reference, lookAgain, "En attente.", ALICE);
        driver.runJobs(reference);
        driver.advanceTo(reference, lookAgain);
        assertThat(journey(type).mails(reference, "dormancy-review")).isEqualTo(1);
        lifecycle.resume(reference, null, ALICE);
        driver.runJobs(reference);
        assertThat(dossiers.get(reference).isAsleep()).isFalse();
        assertThat(journey(type).ends(reference)).containsExactly("resumed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CDS", "DAC"})
    void aSignOfLifeStopsTheClosureWhichOtherwiseComes(String type) {
        String reference = begun(type);
        given.remindedInVain(reference);
        lifecycle.giveClosureNotice(reference, "Sans nouvelles.", ALICE);
        driver.runJobs(reference);
        lifecycle.recordSignOfLife(reference, "Un appel.", ALICE);
        driver.runJobs(reference);
        assertThat(journey(type).ends(reference)).containsExactly("dossierKept");
        given.remindedInVain(reference);
        lifecycle.giveClosureNotice(reference, "Sans nouvelles.", ALICE);
        driver.runJobs(reference);
        driver.advanceToTimer(reference, "noticeExpired");
        journey(type).assertEndedAt(reference, "closed");
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CDS", "DAC"})
    void aProjectThatIsGivenUpEnds(String type) {
        String reference = begun(type);
        lifecycle.abandon(reference, "Le projet est abandonné.", ALICE);
        driver.runJobs(reference);
        journey(type).assertEndedAt(reference, "abandoned");
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.ABANDONED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CDS", "DAC"})
    void anotherLeadIsDesignatedAndAVacancyReported(String type) {
        String reference = begun(type);
        lifecycle.leadLeaves(reference, "Départ.", ALICE);
        driver.runJobs(reference);
        driver.advanceToTimer(reference, "leadVacantTooLong");
        journey(type).submit(reference, driver.task(reference, "designateNewLead"), Map.of("deposit", answers.deposit(),
                "lead", CptsAnswers.lead("Ousmane", "Suivant", "ousmane.suivant@exemple.fr"),
                "effectiveOn", answers.today().toString()));
        assertThat(dossiers.get(reference).lead().map(Lead::fullName)).contains("Ousmane Suivant");
        assertThat(journey(type).ends(reference)).containsExactlyInAnyOrder("vacancyReported", "leadReplaced");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CDS", "DAC"})
    void anotherTerritoryIsComputed(String type) {
        String reference = begun(type);
        Dossier before = dossiers.get(reference);
        lifecycle.changeTerritory(reference, before.version(), before.territory().subList(0, 1), "38563", Set.of(), ALICE);
        driver.runJobs(reference);
        assertThat(dossiers.get(reference).territoryText()).isEqualTo("Voiron");
        assertThat(journey(type).ends(reference)).containsExactly("territoryUpdated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CDS", "DAC"})
    void aPathIsTakenUpOtherwise(String type) {
        String other = begun(type);
        rerouting.changeType(other, StructureType.CPTS, "Une communauté convient mieux.", Set.of(), ALICE);
        driver.runJobs(other);
        assertThat(journey(type).ends(other)).containsExactly("typeChanged");
        assertThat(dossiers.get(other).type()).isEqualTo(StructureType.CPTS);

        String moved = begun(type);
        rerouting.transfer(moved, "73", ALICE);
        driver.runJobs(moved);
        assertThat(journey(type).ends(moved)).containsExactly("transferred");
        assertThat(driver.openTasks(moved)).containsExactly(type.equals("CDS") ? "qualifyRequest" : "listDevices");

        String kept = type.equals("CDS") ? begun(type) : dacs.declare("helene.siege84", dacAnswers.opening("38053"));
        rerouting.merge(moved, kept, "Les deux projets n’en font qu’un.", Set.of(), ALICE);
        driver.runJobs(moved);
        assertThat(journey(type).ends(moved)).containsExactly("transferred", "merged");
        assertThat(dossiers.get(moved).stage()).isEqualTo(Stage.MERGED);
    }
}
