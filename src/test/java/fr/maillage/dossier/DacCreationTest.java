package fr.maillage.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import fr.maillage.CptsAnswers;
import fr.maillage.DacAnswers;
import fr.maillage.DacJourney;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.dossier.Platforms.PlatformHistory;
import fr.maillage.territory.TerritoryPart;

/** The path of a DAC, from the opening of its territory to its service, through the real called processes. */
@MaillageTest
class DacCreationTest {

    @Autowired
    DacJourney journey;
    @Autowired
    DacAnswers answers;
    @Autowired
    ProcessDriver driver;
    @Autowired
    Dossiers dossiers;
    @Autowired
    Devices devices;
    @Autowired
    Platforms platforms;
    @Autowired
    Links links;
    @Autowired
    FormService forms;

    @AfterEach
    void endOfTheTest() {
        journey.end();
    }

    @Test
    void onlyTheHeadquartersOpenATerritoryAndNeverTwiceTheSameCommune() {
        for (String other : List.of("alice.delegation38", "claire.cpam38", "aurore.ars974")) {
            Map<String, Long> before = journey.traces();
            assertThatThrownBy(() -> journey.declare(other, answers.opening())).as(other)
                    .hasMessageContaining("Seul le siège de l’ARS");
            assertThat(journey.traces()).isEqualTo(before);
        }
        String first = journey.open();
        assertThatThrownBy(() -> journey.declare("helene.siege84", answers.opening("38563", "38053")))
                .hasMessageContaining("[communes]").hasMessageContaining(first);
    }

    @Test
    void theCommitteeMeetsUntilEveryCollegeHasBeenHeard() {
        String reference = journey.openedUntil("holdCommittee");
        assertThat(driver.openTasks(reference)).containsExactly("assessSituation", "holdCommittee");
        String hospitals = "[{\"name\":\"Hôpital fictif\",\"college\":\"ESTABLISHMENTS\",\"email\":\"hopital@exemple.fr\"}]";
        journey.assertRefused(reference, "holdCommittee", "members", "Usagers", "members", hospitals);
        journey.assertRefused(reference, "holdCommittee", "nextMeeting", "", "committee", "NEW_MEETING", "members", hospitals);
        journey.answer(reference, "holdCommittee", "committee", "NEW_MEETING", "members", hospitals,
                "nextMeeting", answers.today().plusMonths(2) + "T14:00", "nextPlace", "Maison du Département");

        assertThat(journey.lastMail(reference, "dac-committee")).contains("Maison du Département");
        assertThat(driver.openTasks(reference)).containsExactly("assessSituation", "holdCommittee");
        Task task = driver.task(reference, "holdCommittee");
        assertThatThrownBy(() -> driver.as("claire.cpam38", () -> forms.submitTaskForm(task.getId(), Map.of())))
                .isInstanceOf(AuthorizationException.class);
        driver.as("cecile.cd38", () -> forms.submitTaskForm(task.getId(), CptsAnswers.but(
                Map.of("committee", "DONE", "heldOn", answers.today().toString(), "report", "Accord de tous."), "members", """
                        [{"name":"A","college":"MEDICO_SOCIAL"},{"name":"B","college":"LIBERAL"},{"name":"C","college":"SOCIAL"},
                         {"name":"D","college":"USERS"}]""")));
        driver.runJobs(reference);
        assertThat(driver.openTasks(reference)).containsExactly("assessSituation");
        journey.answer(reference, "assessSituation");
        assertThat(driver.openTasks(reference)).containsExactly("chooseCarrier");
    }

    @Test
    void theCarrierIsOneOfTheCandidatesAndMayBeChosenAnew() {
        String reference = journey.openedUntil("chooseCarrier");
        journey.assertRefused(reference, "chooseCarrier", "carrier", "l’un des candidats", "carrier", "Quelqu’un d’autre");
        journey.assertRefused(reference, "chooseCarrier", "reason", "", "carrierChoice", "TO_REVISE");
        journey.answer(reference, "chooseCarrier", "carrierChoice", "TO_REVISE", "reason", "Statuts à équilibrer.");
        assertThat(driver.openTasks(reference)).containsExactly("chooseCarrier");
        assertThat(journey.lastMail(reference, "dac-carrier")).contains("Statuts à équilibrer.");
        journey.answer(reference, "chooseCarrier");
        assertThat(driver.tasks(reference, "recordVote")).hasSize(2);
    }

    @Test
    void afterAnUnfavourableVoteABodyVotesAgainOrStaysOutsideOrTheFormIsRevised() {
        String reference = journey.openedUntil("recordVote");
        vote(reference, DacAnswers.NETWORK, "FAVOURABLE");
        vote(reference, DacAnswers.MAIA, "REJECTED");
        assertThat(journey.mails(reference)).contains("dac-vote-rejected > headquarters", "dac-vote-rejected > departments");
        assertThat(journey.lastMail(reference, "dac-vote-rejected")).contains(DacAnswers.MAIA);

        journey.submit(reference, driver.task(reference, "decideAfterVote"),
                Map.of("afterVote", "VOTE_AGAIN", "reason", "Le personnel est rassuré."));
        assertThat(driver.tasks(reference, "recordVote")).singleElement().satisfies(task ->
                assertThat(answers.device(reference, task).name()).isEqualTo(DacAnswers.MAIA));
        vote(reference, DacAnswers.MAIA, "REJECTED");
        journey.submit(reference, driver.task(reference, "decideAfterVote"),
                Map.of("afterVote", "REVISE", "reason", "La forme ne convient pas."));
        journey.answer(reference, "chooseCarrier");
        assertThat(driver.tasks(reference, "recordVote")).hasSize(2);

        vote(reference, DacAnswers.NETWORK, "FAVOURABLE");
        vote(reference, DacAnswers.MAIA, "REJECTED");
        journey.submit(reference, driver.task(reference, "decideAfterVote"),
                Map.of("afterVote", "GO_ON_WITHOUT", "reason", "La MAIA reste au Département."));
        assertThat(devices.united(reference)).extracting(Device::name).containsExactly(DacAnswers.NETWORK);
        assertThat(driver.openTasks(reference)).containsExactly("writeCommonProject");
    }

    @Test
    void noDacIsMadeOfNothingAndEachVoteBelongsToItsDevice() {
        String reference = journey.openedUntil("recordVote");
        Task first = driver.tasks(reference, "recordVote").get(0);
        assertThatThrownBy(() -> journey.submit(reference, first, Map.of("deposit", "{\"depositedBy\":\"X\",\"channel\":\"EMAIL\","
                + "\"receivedOn\":\"%s\"}".formatted(answers.today()), "device", "Un autre", "vote", "REJECTED", "body", "AG",
                "heldOn", answers.today().toString(), "reason", "Non."))).hasMessageContaining("[device]");
        vote(reference, DacAnswers.NETWORK, "REJECTED");
        vote(reference, DacAnswers.MAIA, "REJECTED");
        Task decision = driver.task(reference, "decideAfterVote");
        assertThatThrownBy(() -> journey.submit(reference, decision, Map.of("afterVote", "GO_ON_WITHOUT", "reason", "Tant pis.")))
                .hasMessageContaining("[afterVote]").hasMessageContaining("il n’en resterait aucun");
    }

    private void vote(String reference, String device, String vote) {
        Task task = driver.tasks(reference, "recordVote").stream()
                .filter(each -> answers.device(reference, each).name().equals(device)).findFirst().orElseThrow();
        Map<String, Object> form = CptsAnswers.but(journey.answerTo(reference, task), "vote", vote);
        journey.submit(reference, task, vote.equals("REJECTED")
                ? CptsAnswers.but(form, "minutes", null, "reason", "Le personnel s’y oppose.") : form);
    }

    @Test
    void aDeviceNamesAPlatformThatIsKnown() {
        String reference = journey.openedUntil("listDevices");
        journey.assertRefused(reference, "listDevices", "devices[0].platform", "2016-51-0099", "devices", """
                [{"kind":"PTA","name":"PTA","carrier":"Association","platform":"2016-51-0099"}]""");
        journey.assertRefused(reference, "listDevices", "devices[0].platform", reference, "devices", """
                [{"kind":"PTA","name":"PTA","carrier":"Association","platform":"%s"}]""".formatted(reference));
    }

    @Test
    void theDevicesOfATerritoryAreUnitedUntilTheDacIsInService() {
        Dossier pta = platforms.record(new PlatformHistory("PTA fictive du Voironnais", "Association fictive d’appui",
                List.of(TerritoryPart.whole("38563")), "38563", answers.today().minusYears(8), null, List.of(), List.of()), null);
        String reference = journey.openedUntil("listDevices");
        Dossier opened = dossiers.get(reference);
        assertThat(opened.participants(ParticipantRole.DEPARTMENT_COUNCIL)).extracting(Participant::organisation)
                .containsExactly("cd-38");
        assertThat(journey.mails(reference)).contains("dac-territory-opened > delegation", "dac-territory-opened > departments",
                "dac-territory-opened > cpam", "dac-territory-opened > msa");

        journey.answer(reference, "listDevices", "devices", """
                [{"kind":"PTA","name":"PTA fictive du Voironnais","carrier":"Association fictive d’appui","platform":"%s"},
                 {"kind":"NETWORK","name":"%s","carrier":"Association fictive des Gorges","finess":"380000018",
                  "email":"reseau@exemple.fr"}]""".formatted(pta.reference(), DacAnswers.NETWORK));
        journey.goOnUntil(reference, "fileProject");
        assertThat(dossiers.get(reference).lead().map(Lead::organisation)).contains("Association fictive des Gorges");
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.VALIDATION);

        journey.goOnToTheEnd(reference);

        journey.assertEndedAt(reference, "inOperation");
        Dossier dossier = dossiers.get(reference);
        assertThat(dossier.stage()).isEqualTo(Stage.OPERATION);
        assertThat(dossier.milestones().openedOn()).isEqualTo(answers.today());
        assertThat(dossier.milestones().contractSignedOn()).isEqualTo(answers.today());
        assertThat(devices.of(reference)).filteredOn(device -> device.finess() != null)
                .allSatisfy(device -> assertThat(device.finessClosedOn()).isEqualTo(answers.today()));
        assertThat(dossiers.get(pta.reference()).stage()).isEqualTo(Stage.CEASED);
        assertThat(platforms.find(pta.reference()).orElseThrow().integratedInto()).isEqualTo(reference);
        assertThat(links.of(reference)).contains(new Links.Link(LinkType.SUCCEEDS, pta.reference(), pta.name()));
        assertThat(links.of(pta.reference())).extracting(Links.Link::type).containsExactly(LinkType.SUCCEEDED_BY);
        assertThat(journey.groupsAsked(reference)).containsAllEntriesOf(Map.of(
                "listDevices", Set.of("ars-84-38"),
                "holdCommittee", Set.of("ars-84-38", "cd-38"),
                "assessSituation", Set.of("ars-84-38"),
                "chooseCarrier", Set.of("ars-84", "cd-38"),
                "recordVote", Set.of("ars-84-38"),
                "recordFiness", Set.of("ars-84-finess"),
                "closeFormerNumbers", Set.of("ars-84-finess"),
                "putIntoService", Set.of("ars-84-38")));
        assertThat(journey.mails(reference)).contains("dac-devices-listed > devices", "dac-committee > committeeMembers",
                "dac-situation > committeeMembers", "dac-carrier > candidates", "dac-project-ready > lead",
                "dac-transfers > devices", "dac-in-service > lead", "dac-in-service > departments", "dac-in-service > urps");
        assertThat(journey.lastMail(reference, "dac-in-service")).contains("04 76 00 00 01");
        assertThat(journey.journal(reference)).containsSubsequence("declared", "dac.devices", "dac.committee.DONE",
                "dac.situation", "dac.carrier.CHOSEN", "dac.vote.FAVOURABLE", "dac.project", "dac.transfers.DONE", "finess",
                "dac.numbersClosed", "opening", "dac.service");
    }

    @Test
    void aCommonProjectIsWholeAndComesBackWhenItIsToBeRevised() {
        String reference = journey.openedUntil("writeCommonProject");
        journey.assertRefused(reference, "writeCommonProject", "sections", "Numéro unique", "sections",
                "[{\"section\":\"BUDGET\",\"text\":\"Six cent mille euros.\"}]");
        journey.goOnUntil(reference, "prepareDecision");
        journey.answer(reference, "prepareDecision", "decision", "RETURN", "reasons", "Le budget est à préciser.");
        journey.answer(reference, "signDecision");
        journey.answer(reference, "notifyDecision");
        assertThat(driver.openTasks(reference)).containsExactly("writeCommonProject");
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.PROJECT_WRITING);
        assertThat(journey.visits(reference, "legalDeadline")).as("no silence rule").isZero();
    }

    @Test
    void transfersThatRemainKeepTheTaskOpenAndEveryFormerNumberIsClosed() {
        String reference = journey.openedUntil("transferMeans");
        journey.assertRefused(reference, "transferMeans", "remaining", "", "transfers", "REMAINING");
        journey.answer(reference, "transferMeans", "transfers", "REMAINING", "remaining", "Le bail du siège.");
        assertThat(driver.openTasks(reference)).contains("transferMeans");
        journey.goOnUntil(reference, "closeFormerNumbers");
        journey.assertRefused(reference, "closeFormerNumbers", "closures[0].finess", "380000026", "closures", """
                [{"device":"Autre","finess":"380000026","closedOn":"%s"}]""".formatted(answers.today()));
        journey.answer(reference, "closeFormerNumbers");
        assertThat(devices.hasFormerNumbers(reference)).isFalse();
    }

    @Test
    void aDacWithoutCpomStaysValidatedAndOneThatIsGivenUpIsAbandoned() {
        String waived = journey.openedUntil("signContract");
        refuse(waived);
        journey.submit(waived, driver.task(waived, "decideAfterRefusal"), Map.of("contractOutcome", "WAIVED",
                "decidedOn", answers.today().toString(), "reason", "Désaccord sur la dotation."));
        journey.assertEndedAt(waived, "validatedWithoutContract");
        assertThat(dossiers.get(waived).stage()).isEqualTo(Stage.VALIDATED_WITHOUT_CONTRACT);
    }

    @Test
    void aDacThatIsGivenUpAtItsCpomIsAbandoned() {
        String reference = journey.openedUntil("signContract");
        refuse(reference);
        journey.submit(reference, driver.task(reference, "decideAfterRefusal"), Map.of("contractOutcome", "ABANDONED",
                "decidedOn", answers.today().toString(), "reason", "Plus de porteur."));
        journey.assertEndedAt(reference, "abandonedAtContract");
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.ABANDONED);
    }

    private void refuse(String reference) {
        Task task = driver.tasks(reference, "signContract").get(0);
        journey.submit(reference, task, CptsAnswers.but(journey.answerTo(reference, task), "signature", "REFUSED",
                "signatory", null, "capacity", null, "delegation", null, "signedOn", null, "reason", "Dotation trop basse."));
    }
}
