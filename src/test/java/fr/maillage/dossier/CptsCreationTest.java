package fr.maillage.dossier;

import static fr.maillage.CptsAnswers.but;
import static java.util.Map.entry;
import static fr.maillage.ProcessDriver.assertThatProcess;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import fr.maillage.CptsAnswers;
import fr.maillage.CptsJourney;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;

/** The path of a CPTS, from its declaration to each of its ends, through the real called processes. */
@MaillageTest
@Tag("released")
class CptsCreationTest {

    private static final String REASON = "Le territoire recouvre celui d’une autre communauté.";

    @Autowired
    CptsJourney journey;
    @Autowired
    CptsAnswers answers;
    @Autowired
    ProcessDriver driver;
    @Autowired
    Dossiers dossiers;
    @Autowired
    Journal journal;
    @Autowired
    FormService forms;

    @AfterEach
    void endOfTheTest() {
        journey.end();
    }

    @Test
    void aCptsOfTheVoironnaisIsTakenFromItsDeclarationToOperation() {
        String reference = journey.declare();

        ProcessInstance path = driver.instances(reference).get(0);
        assertThatProcess(path).isWaitingAt("qualifyProject").hasVariables("reference", "structureName", "territory", "stage");
        assertThat(path.getTenantId()).isEqualTo("84-38");
        assertThat(dossiers.get(reference).population()).isEqualTo(53_088);
        assertThat(dossiers.get(reference).sizeClass()).isEqualTo(2);

        journey.goOnToTheEnd(reference);

        journey.assertEndedAt(reference, "inOperation");
        assertThatProcess(path).hasPassed("projectDeclared", "qualifyProject", "holdFramingInterview", "mobiliseProfessionals",
                "holdConstituentAssembly", "recordLegalExistence", "payStartup", "recordFiness", "publishAndAnnounce").isEnded();
        Dossier dossier = dossiers.get(reference);
        assertThat(dossier.stage()).isEqualTo(Stage.OPERATION);
        assertThat(dossier.frozenSize()).contains(new FrozenSize(53_088, 2));
        assertThat(dossier.milestones()).isEqualTo(new Milestones(answers.today(), answers.today(), answers.today(),
                answers.today()));
        assertThat(journey.groupsAsked(reference)).containsAllEntriesOf(asked());
        assertThat(journey.mails(reference)).containsAll(mails());
        assertThat(story(reference)).startsWith("Projet déclaré : CPTS du Voironnais (fictive)", "Étape : Émergence")
                .containsSubsequence("Étape : Pré-diagnostic", "Étape : Lettre d’intention",
                        "Étape : Projet de santé en rédaction", "Étape : Instruction du projet de santé",
                        "Étape : Contrat ACI", "Étape : Enregistrement (FINESS 604)", "Étape : En fonctionnement");
        assertThat(journey.journal(reference)).containsSubsequence("qualified.CONTINUE", "interview.HELD",
                "support.confirmed", "support.proposed", "support.accepted", "support.contacted", "diagnosis.COMPLETE",
                "mobilisation.SUFFICIENT", "letter.deposited", "letter.admissible", "opinion.given",
                "letter.answer.prepared", "letter.answer.signed", "letter.outcome.VALIDATED", "writing.plan",
                "writing.READY_TO_REREAD", "rereading.READY", "team", "readiness.READY", "review.filed",
                "review.clock.armed", "review.COMPLETE", "opinion.given", "decision.prepared", "decision.SIGNED",
                "decision.notified.VALIDATED", "assembly.HELD", "legalExistence", "contract.drafted", "contract.AGREED",
                "contract.APPROVED", "contract.SIGNED", "contract", "contract.registered", "contract.PAID", "finess",
                "opening", "structure.registered", "startup.PAID", "coordination.RECRUITED", "published");
    }

    /** Each task of the way and the groups to which it is offered. */
    private static Map<String, Set<String>> asked() {
        String delegation = "ars-84-38";
        String signatories = "ars-84-38-signatories";
        String caisse = "cpam-isere";
        String directors = "cpam-isere-signatories";
        String payment = "cpam-isere-payment";
        String officer = "msa-alpes-du-nord";
        String unions = "urps-84";
        return Map.ofEntries(
                entry("qualifyProject", Set.of(delegation, caisse)),
                entry("holdFramingInterview", Set.of(delegation, caisse)),
                entry("confirmSupport", Set.of(delegation)),
                entry("checkPortrait", Set.of(officer)),
                entry("completeDiagnosis", Set.of(officer)),
                entry("giveMedicalView", Set.of("msa-alpes-du-nord-medical-advisers")),
                entry("mobiliseProfessionals", Set.of(officer)),
                entry("depositLetter", Set.of(officer)),
                entry("checkAdmissibility", Set.of(delegation)),
                entry("giveLetterOpinion", Set.of(caisse, officer, unions)),
                entry("scheduleLetterSession", Set.of(delegation)),
                entry("prepareJointLetter", Set.of(delegation)),
                entry("signJointLetter", Set.of(signatories, directors)),
                entry("notifyLetter", Set.of(delegation)),
                entry("planWriting", Set.of(officer)),
                entry("followWriting", Set.of(officer)),
                entry("rereadProject", Set.of(delegation, caisse)),
                entry("recordMembers", Set.of(officer)),
                entry("confirmReadiness", Set.of(officer)),
                entry("fileProject", Set.of(officer)),
                entry("checkCompleteness", Set.of(delegation)),
                entry("giveOpinion", Set.of(caisse, officer, unions)),
                entry("scheduleSession", Set.of(delegation)),
                entry("prepareDecision", Set.of(delegation)),
                entry("signDecision", Set.of(signatories)),
                entry("notifyDecision", Set.of(delegation)),
                entry("holdConstituentAssembly", Set.of(officer)),
                entry("recordLegalExistence", Set.of(officer)),
                entry("payStartup", Set.of(payment)),
                entry("recruitCoordinator", Set.of(officer)),
                entry("draftContract", Set.of(caisse)),
                entry("negotiateContract", Set.of(delegation, officer)),
                entry("recordDeliberation", Set.of(officer)),
                entry("signContract", Set.of(signatories, directors, officer)),
                entry("registerContract", Set.of(caisse)),
                entry("payContract", Set.of(payment)),
                entry("recordFiness", Set.of("ars-84-finess")),
                entry("publishAndAnnounce", Set.of(delegation)));
    }

    /** Each mail of the way and whom it reaches; one person gets it once, by the first of the audiences they belong to. */
    private static List<String> mails() {
        return Stream.of("declaration-received lead delegation cpam msa", "orientation-decided lead", "framing-interview lead",
                        "support-accepted lead designee delegation cpam", "medical-adviser-designated medicalAdvisers",
                        "consultant-need procurement delegation", "first-contact lead", "portrait-ready lead",
                        "medical-view-given accompanier", "diagnosis-ready lead",
                        "letter-received lead delegation cpam msa urps", "opinion-requested opinionGivers",
                        "letter-decision lead team cpam msa urps accompanier", "work-plan lead team",
                        "rereading-done lead accompanier", "ready-to-file lead", "filing-recorded lead delegation cpam",
                        "filing-complete lead cpam", "review-decision lead team cpam msa urps accompanier",
                        "constituent-assembly members delegation cpam", "startup-payment-possible lead cpamPayment finance",
                        "startup-payment lead", "contract-draft lead",
                        "contract-signed lead team contractParties accompanier", "contract-payment lead",
                        "finess-recorded lead delegation cpam",
                        "operation-announced lead team members delegation cpam msa urps", "task-offered taskGroup")
                .map(line -> line.split(" "))
                .flatMap(line -> Stream.of(line).skip(1).map(audience -> line[0] + " > " + audience))
                .toList();
    }

    /** The journal as the delegation reads it, oldest first. */
    private List<String> story(String reference) {
        List<String> story = new ArrayList<>(journal.read(reference,
                new Reader(Set.of("ars-84-38"), Reader.Kind.ADMINISTRATION), null, 200).stream()
                .map(JournalRow::text).toList());
        Collections.reverse(story);
        return story;
    }

    @ParameterizedTest
    @CsvSource({"JOIN, targetStructure, CPTS voisine (fictive)", "EXTEND, targetStructure, CPTS voisine (fictive)",
            "REDIRECT, targetType, MSP"})
    void aProjectThatBelongsElsewhereIsRedirected(String orientation, String field, String target) {
        String reference = journey.declare();

        refuses(reference, "qualifyProject", field, "orientation", orientation, "reason", REASON);
        refuses(reference, "qualifyProject", "reason", "orientation", orientation, field, target);
        journey.answer(reference, "qualifyProject", "orientation", orientation, field, target, "reason", REASON);

        journey.assertEndedAt(reference, "redirected");
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.REDIRECTED);
        assertThat(journey.lastMail(reference, "orientation-decided")).contains(REASON);
    }

    @Test
    void aProjectThatIsNoneIsDismissedWithAReason() {
        String reference = journey.declare();

        refuses(reference, "qualifyProject", "reason", "orientation", "DISMISS");
        journey.answer(reference, "qualifyProject", "orientation", "DISMISS", "reason", REASON);

        journey.assertEndedAt(reference, "dismissed");
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.CLOSED);
        assertThat(journey.journal(reference)).endsWith("qualified.DISMISS", "stage");
    }

    @Test
    void aPostponedInterviewIsHeldLater() {
        String reference = journey.declaredUntil("holdFramingInterview");

        refuses(reference, "holdFramingInterview", "newDate", "interviewOutcome", "POSTPONED");
        journey.answer(reference, "holdFramingInterview", "interviewOutcome", "POSTPONED", "heldOn", null,
                "newDate", answers.today().plusDays(10) + "T18:00");
        assertThat(driver.openTasks(reference)).containsExactly("holdFramingInterview");
        journey.answer(reference, "holdFramingInterview");

        assertThat(driver.openTasks(reference)).containsExactly("confirmSupport");
        assertThat(journey.mails(reference, "framing-interview")).isEqualTo(2);
    }

    @Test
    void professionalsAreInvitedAgainUntilEnoughAreMobilised() {
        String reference = journey.declaredUntil("mobiliseProfessionals");

        refuses(reference, "mobiliseProfessionals", "nextMeeting", "mobilisation", "NEW_MEETING");
        refuses(reference, "mobiliseProfessionals", "attendance", "attendance", null);
        journey.answer(reference, "mobiliseProfessionals", "mobilisation", "NEW_MEETING",
                "nextMeeting", answers.today().plusDays(20) + "T20:00",
                "invited", "[{\"name\":\"Inès Fictive\",\"email\":\"ines.fictive@exemple.fr\"}]");
        assertThat(driver.openTasks(reference)).containsExactly("mobiliseProfessionals");
        assertThat(journey.mails(reference)).contains("mobilisation-meeting > invited", "mobilisation-meeting > lead");

        journey.answer(reference, "mobiliseProfessionals");
        assertThat(driver.openTasks(reference)).containsExactly("depositLetter");
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.INTENTION);
    }

    @Test
    void aLetterThatIsNotRetainedMayEndTheProject() {
        String reference = journey.declaredUntil("prepareJointLetter");
        journey.answer(reference, "prepareJointLetter", "decision", "NOT_RETAINED", "reasons", REASON);
        journey.goOnUntil(reference, "chooseAfterLetter");
        journey.submit(reference, driver.task(reference, "chooseAfterLetter"),
                Map.of("deposit", answers.deposit(), "letterNextStep", "ABANDON", "reason", "L’équipe renonce."));

        journey.assertEndedAt(reference, "abandonedAfterLetter");
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.ABANDONED);
    }

    @Test
    void anObjectionThatTheLeadAcceptsEndsTheProject() {
        String reference = objected();
        journey.answer(reference, "chooseAfterObjection", "objectionFollowUp", "ABANDON");

        journey.assertEndedAt(reference, "refused");
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.REFUSED);
    }

    @Test
    void afterAnObjectionTheProjectIsWrittenAgainFiledAgainAndValidated() {
        String reference = objected();
        journey.answer(reference, "chooseAfterObjection");

        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.PROJECT_WRITING);
        assertThat(driver.openTasks(reference)).containsExactly("holdConstituentAssembly", "planWriting");
        journey.goOnUntil(reference, "fileProject");
        journey.answer(reference, "fileProject", "version", "version 2",
                "answers", "[{\"reason\":\"%s\",\"answer\":\"Le territoire a été revu.\"}]".formatted(REASON));
        journey.goOnUntil(reference, "draftContract");

        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.CONTRACT);
        assertThat(dossiers.get(reference).milestones().validatedOn()).isEqualTo(answers.today());
    }

    private String objected() {
        String reference = journey.declaredUntil("prepareDecision");
        journey.answer(reference, "prepareDecision", "decision", "OBJECT", "legalGround", "TERRITORY", "reasons", REASON);
        journey.goOnUntil(reference, "chooseAfterObjection");
        return reference;
    }

    @Test
    void silenceValidatesTheProjectAndOpensTheContract() {
        String reference = journey.declaredUntil("checkCompleteness");
        driver.advanceToTimer(reference, "legalDeadline");
        assertThat(driver.openTasks(reference)).containsExactly("holdConstituentAssembly", "issueTacitAttestation");

        journey.submit(reference, driver.task(reference, "issueTacitAttestation"),
                Map.of("attestation", "ISSUED", "issuedOn", answers.today().toString()));
        journey.goOnUntil(reference, "draftContract");

        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.CONTRACT);
    }

    @Test
    void theAssociationIsFoundedAndExistsBeforeItIsPaid() {
        String reference = journey.declaredUntil("holdConstituentAssembly");

        refuses(reference, "holdConstituentAssembly", "newDate", "assemblyOutcome", "POSTPONED", "heldOn", null,
                "statutesAdopted", null, "board", null);
        refuses(reference, "holdConstituentAssembly", "statutesAdopted", "statutesAdopted", false);
        journey.answer(reference, "holdConstituentAssembly", "assemblyOutcome", "POSTPONED", "heldOn", null,
                "statutesAdopted", null, "board", null, "newDate", answers.today().plusDays(30).toString());
        journey.answer(reference, "holdConstituentAssembly");
        assertThat(journey.visits(reference, "announceAssembly")).isEqualTo(2);

        driver.advanceToTimer(reference, "legalExistenceReminder");
        driver.advanceToTimer(reference, "legalExistenceReminder");
        assertThat(driver.timer(reference, "legalExistenceReminder")).isNull();
        assertThat(journey.visits(reference, "remindLegalExistence")).isEqualTo(2);

        refuses(reference, "recordLegalExistence", "siret", "siret", "73282932000075");
        refuses(reference, "recordLegalExistence", "rna", "rna", "38W1234567");
        refuses(reference, "recordLegalExistence", "rna", "rna", null);
        refuses(reference, "recordLegalExistence", "iban", "iban", "FR7630006000011234567890188");
        refuses(reference, "recordLegalExistence", "seat", "seat", "99999");
        refuses(reference, "recordLegalExistence", "tribunal", "rna", null, "tribunal", "Strasbourg");
        refuses(reference, "recordLegalExistence", "rna", "seat", "67482");
        refuses(reference, "recordLegalExistence", "tribunal", "seat", "67482", "rna", null);
        journey.answer(reference, "recordLegalExistence", "existence", "WAITING", "siret", null, "iban", null);
        assertThat(driver.openTasks(reference)).containsExactly("planWriting", "recordLegalExistence");
        journey.answer(reference, "recordLegalExistence");

        assertThat(driver.openTasks(reference)).containsExactly("payStartup", "planWriting");
        assertThat(driver.groupsOf(driver.task(reference, "payStartup"))).containsExactly("cpam-isere-payment");
        refuses(reference, "payStartup", "blockingReason", "startupPayment", "BLOCKED");
        journey.answer(reference, "payStartup", "startupPayment", "BLOCKED", "amount", null, "paidOn", null,
                "blockingReason", "Il manque le relevé d’identité bancaire.");
        assertThat(driver.openTasks(reference)).containsExactly("payStartup", "planWriting");
        journey.answer(reference, "payStartup");
        journey.answer(reference, "recruitCoordinator", "coordination", "NONE", "person", null,
                "fullTimeEquivalent", null, "startsOn", null, "reason", "La présidente s’en charge.");

        assertThat(driver.openTasks(reference)).containsExactly("planWriting");
        assertThat(journey.journal(reference)).containsSubsequence("assembly.POSTPONED", "assembly.HELD", "legalExistence",
                "startup.BLOCKED", "startup.PAID", "coordination.NONE");
    }

    @ParameterizedTest
    @CsvSource({"WAIVED, validatedWithoutContract, VALIDATED_WITHOUT_CONTRACT", "ABANDONED, abandonedAtContract, ABANDONED"})
    void withoutContractTheProjectStaysValidatedOrIsAbandoned(String decision, String end, Stage stage) {
        String reference = journey.declaredUntil("signContract");
        journey.submit(reference, journey.open(reference, "signContract").stream()
                .filter(task -> driver.groupsOf(task).contains("cpam-isere-signatories")).findFirst().orElseThrow(),
                Map.of("signature", "REFUSED", "reason", "Le budget manque."));
        assertThat(driver.openTasks(reference)).contains("decideAfterRefusal").doesNotContain("signContract");
        journey.submit(reference, driver.task(reference, "decideAfterRefusal"), Map.of("contractOutcome", decision,
                "decidedOn", answers.today().toString(), "reason", "Les parties ne s’accordent pas."));

        journey.assertEndedAt(reference, end);
        assertThat(dossiers.get(reference).stage()).isEqualTo(stage);
    }

    @Test
    void aCptsOverTwoDepartementsHasOnePilotAndItsAssociates() {
        String reference = journey.declare(DeclaredProject.on("CPTS de la Combe (fictive)", "38314", "38314", "73151"));

        assertThat(driver.instances(reference).get(0).getTenantId()).isEqualTo("84-38");
        assertThat(organisations(reference, ParticipantRole.PILOT_DELEGATION)).containsExactly("ars-84-38");
        assertThat(organisations(reference, ParticipantRole.ASSOCIATE_DELEGATION)).containsExactly("ars-84-73");
        assertThat(organisations(reference, ParticipantRole.ASSOCIATE_CPAM)).containsExactly("cpam-savoie");
        assertThat(driver.groupsOf(driver.task(reference, "qualifyProject"))).containsExactly("ars-84-38", "cpam-isere");
    }

    private List<String> organisations(String reference, ParticipantRole role) {
        return dossiers.get(reference).participants(role).stream().map(Participant::organisation).toList();
    }

    /** Refused in words at that field, and the task stays as it was. */
    private void refuses(String reference, String task, String field, Object... otherwise) {
        Task open = driver.task(reference, task);
        Map<String, Object> form = but(answers.to(reference, open), otherwise);
        assertThatThrownBy(() -> forms.submitTaskForm(open.getId(), form))
                .isInstanceOf(FormFieldValidationException.class).hasMessageContaining("[" + field + "]");
        assertThat(driver.task(reference, task).getId()).isEqualTo(open.getId());
    }
}
