package fr.maillage.funding;

import static fr.maillage.GivenDossier.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.MailSource.Moment;
import fr.maillage.dossier.SessionOpinion;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.TaskInHand;

@MaillageTest
class DifficultyTest {

    private static final String PROCESS = EngineNames.STRUCTURE_IN_DIFFICULTY;
    private static final String VOIRON = "38563";

    @Autowired
    ProcessDriver driver;
    @Autowired
    FundingFixture fixture;
    @Autowired
    Aids aids;
    @Autowired
    Difficulties difficulties;
    @Autowired
    DifficultyTasks tasks;
    @Autowired
    DifficultySubject subject;
    @Autowired
    DifficultyMailSource mails;

    private String reference;
    private Long difficulty;

    @BeforeEach
    void report() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-02T08:00:00Z")));
        assertThat(tasks.empty(fixture.inHand(null, PROCESS, "difficultyReported", null, null)).beneficiaryChoice()).isNotNull();
        reference = reported(FundingFixture.dossier(fixture.declared(StructureType.MSP, VOIRON)));
    }

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    void aPlanAnAidAndThreePointsBringTheStructureBack() {
        assertThat(driver.groupsOf(driver.task(reference, "analyseDifficulty"))).containsExactly("ars-84-38", "urps-84");
        assertThat(facts()).containsEntry("difficultyPatients", 1200);
        assertThatThrownBy(() -> driver.complete(reference, "analyseDifficulty", form("causes", "[\"CASH\"]", "analysis", "x",
                "orientation", "DISMISS"))).hasMessageContaining("[reason]");
        analyse("PLAN");
        plan();
        assertThat(subject.kind()).isEqualTo("DIFFICULTY");
        assertThat(subject.title(reference, difficulty.toString())).contains("2 mars 2026");
        subject.judged(reference, difficulty.toString(), SessionOpinion.FAVOURABLE, "Avis fictif");
        fixture.withoutSession(reference);
        assertThatThrownBy(() -> decide("AID", "2026-03-01")).hasMessageContaining("[decidedOn]");
        decide("AID", "2026-03-02");
        assertThat(aids.of(reference)).singleElement().extracting(Aid::kind).isEqualTo(AidKind.DIFFICULTY);
        assertThat(driver.openTasks(reference)).containsExactly("depositRequest");

        driver.advanceTo(reference, LocalDate.of(2026, 6, 2));
        assertThatThrownBy(() -> point("AIDED")).as("nothing has been granted").hasMessageContaining("[followUp]");
        point("CONTINUE");
        driver.advanceTo(reference, LocalDate.of(2026, 9, 2));
        point("CONTINUE");
        driver.advanceTo(reference, LocalDate.of(2027, 3, 2));
        assertThatThrownBy(() -> point("CONTINUE")).as("the last point concludes").hasMessageContaining("[followUp]");
        point("RECOVERED");
        assertThat(fixture.passed(reference, PROCESS)).contains("openFunding", "difficultyClosed");
    }

    @Test
    void aStructureThatWasAidedIsFollowedToItsEnd() {
        analyse("PLAN");
        plan();
        fixture.withoutSession(reference);
        decide("FOLLOW_UP", "2026-03-02");
        Aid aid = aids.open(reference, AidKind.DIFFICULTY);
        aids.change(aid.id(), granted -> {
            granted.file(new AidRequest(LocalDate.of(2026, 3, 2), "x", ApplicantForm.SISA, null, "x", null, null, null, null, null, null,
                    null), List.of(), LocalDate.of(2026, 5, 2));
            granted.decide(AidState.GRANTED, new AidDecision(LocalDate.of(2026, 4, 2), 2026, null, "x", "x"));
        });
        driver.advanceTo(reference, LocalDate.of(2026, 6, 2));
        point("AIDED");
        assertThat(fixture.passed(reference, PROCESS)).contains("announceConclusion");
    }

    @Test
    void aClosureIsAccompaniedFromWhereverItIsDecided() {
        analyse("CLOSURE");
        close();
        assertThat(facts()).containsEntry("difficultyClosingOn", LocalDate.of(2026, 12, 31));

        reference = reported(FundingFixture.newBeneficiary("GROUP_PRACTICE", VOIRON));
        analyse("PLAN");
        plan();
        fixture.withoutSession(reference);
        decide("CLOSURE", "2026-03-02");
        close();

        reference = reported(FundingFixture.newBeneficiary("GROUP_PRACTICE", VOIRON));
        analyse("PLAN");
        plan();
        fixture.withoutSession(reference);
        decide("FOLLOW_UP", "2026-03-02");
        driver.advanceTo(reference, LocalDate.of(2026, 6, 2));
        point("CLOSURE");
        close();
    }

    @Test
    void whatIsNoDifficultyEndsThere() {
        analyse("DISMISS");
        assertThat(driver.instances(reference)).isEmpty();
    }

    private String reported(Map<String, Object> structure) {
        Map<String, Object> form = new HashMap<>(structure);
        form.putAll(form("causes", "[\"RENT_AND_CHARGES\",\"DEPARTURES\"]", "description", "Loyer trop élevé", "patients", 1200));
        String started = fixture.start(PROCESS, "alice.delegation38", form);
        difficulty = (Long) driver.variable(driver.task(started, "analyseDifficulty"), Difficulties.DIFFICULTY);
        return started;
    }

    private void analyse(String orientation) {
        assertThat(tasks.reported(new TaskInHand(reference, null, PROCESS, "analyseDifficulty", null,
                        ClockUtil.getCurrentTime().toInstant(), name -> difficulty))
                .patients()).isEqualTo(1200);
        driver.complete(reference, "analyseDifficulty", form("causes", "[\"CASH\"]", "debts", "35000.50", "departures", 2, "patients", 1200,
                "analysis", "Analyse fictive", "orientation", orientation, "reason", orientation.equals("PLAN") ? null : "Motif"));
    }

    private void plan() {
        driver.complete(reference, "planRecovery", form("measures", "Mesures", "calendar", "Six mois"));
    }

    private void decide(String support, String day) {
        driver.complete(reference, "decideSupport", form("support", support, "decidedOn", day, "reasons", "Motifs",
                "signatory", "Sophie Dumas", "delegation", "Arrêté fictif"));
    }

    private void point(String followUp) {
        driver.complete(reference, "holdFollowUpPoint", form("heldOn", FundingFixture.today().toString(), "findings", "Constats",
                "followUp", followUp));
    }

    private void close() {
        driver.complete(reference, "organiseClosure", form("closingOn", "2026-12-31", "patients", "Orientés", "staff", "Reclassé"));
        assertThat(fixture.runs(reference, PROCESS)).isFalse();
    }

    private Map<String, Object> facts() {
        return mails.facts(new Moment(reference, "difficulty-closed", name -> name.equals(Difficulties.DIFFICULTY) ? difficulty : null));
    }
}
