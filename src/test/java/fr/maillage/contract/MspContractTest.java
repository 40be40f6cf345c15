package fr.maillage.contract;

import static fr.maillage.CptsAnswers.but;
import static fr.maillage.GivenDossier.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import fr.maillage.GivenContract;
import fr.maillage.MaillageTest;
import fr.maillage.MspAnswers;
import fr.maillage.MspJourney;
import fr.maillage.ProcessDriver;
import fr.maillage.dossier.Documents;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.LegalExistence;
import fr.maillage.dossier.Profession;
import fr.maillage.dossier.Stage;
import fr.maillage.workflow.ParisTime;

/** The path of a MSP from its validation on: ACI, SISA, label, numbers, opening. */
@MaillageTest
class MspContractTest {

    private static final String VOIRON = "38563";
    private static final String CAEN = "14118";

    @Autowired
    MspJourney journey;
    @Autowired
    GivenContract contracts;
    @Autowired
    MspAnswers answers;
    @Autowired
    ProcessDriver driver;
    @Autowired
    Dossiers dossiers;
    @Autowired
    Documents documents;
    @Autowired
    Labels labels;
    @Autowired
    Sisas sisas;
    @Autowired
    StructureRegister register;
    @Autowired
    FormService forms;

    private String reference;

    @AfterEach
    void endOfTheTest() {
        journey.end();
    }

    // ---- the moment of the label

    @Test
    void inNormandieTheLabelWaitsForTheContract() {
        validated(CAEN);
        journey.startAt(reference, Map.of(), "determineLabelMoment");
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.CONTRACT);
        assertThat(driver.openTasks(reference)).containsExactly("checkAciEligibility");
        withoutAci();
        assertThat(driver.openTasks(reference)).containsExactly("labelStructure");
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.LABELLING);
    }

    @Test
    void elsewhereLabelAndContractGoSideBySide() {
        validated(VOIRON);
        journey.startAt(reference, Map.of(), "determineLabelMoment");
        assertThat(driver.openTasks(reference)).containsExactly("checkAciEligibility", "labelStructure");
        withoutAci();
        assertThat(journey.ends(reference)).containsExactly("contractSettled");
        assertThat(journey.lastMail(reference, "aci-eligibility")).contains("Son label n’en dépend pas");
    }

    // ---- eligibility

    @Test
    void withoutItsPrerequisitesAMspIsNotEligible() {
        atEligibility("AT_CONTRACT");
        refuses("checkAciEligibility", "[aciEligibility] Les quatre prérequis", "unscheduledCare", false);
        refuses("checkAciEligibility", "[sisaPlan]", "sisaPlan", null);
        refuses("checkAciEligibility", "[sisaDoctors] Une SISA compte", "sisaDoctors", 1);
        refuses("checkAciEligibility", "[sisaSiret]", "sisaSiret", "73282932000075");
        assertThat(sisas.find(reference)).as("nothing half-written").isEmpty();
        journey.answer(reference, "checkAciEligibility", "aciEligibility", "TO_COMPLETE", "unscheduledCare", false,
                "missing", "Pas de soins non programmés le samedi.", "sisaPlan", null, "sisaName", null, "sisaSiret", null,
                "sisaRegisteredOn", null, "sisaDoctors", null, "sisaAuxiliaries", null, "sisaIban", null);
        assertThat(journey.lastMail(reference, "aci-eligibility")).contains("Pas de soins non programmés");
        assertThat(driver.openTasks(reference)).containsExactly("checkAciEligibility");
    }

    @Test
    void aMspWhoseSisaExistsSignsAtOnceAndIsLabelledAfterwards() {
        atEligibility("AT_CONTRACT");
        journey.answer(reference, "checkAciEligibility");
        assertThat(sisas.find(reference).orElseThrow().isRegistered()).isTrue();
        assertThat(dossiers.get(reference).legalExistence().map(LegalExistence::siret)).contains("73282932000074");
        contracts.signed(reference);
        assertThat(driver.openTasks(reference)).containsExactly("labelStructure");
        assertThat(dossiers.get(reference).milestones().contractSignedOn()).isEqualTo(answers.shared().today());
    }

    @Test
    void aContractThatIsWaivedDoesNotStopTheLabelButAnAbandonedProjectEnds() {
        validated(VOIRON);
        journey.startAt(reference, Map.of("contractOutcome", "WAIVED", "labelMoment", "AT_CONTRACT"), "contractSigned");
        assertThat(driver.openTasks(reference)).containsExactly("labelStructure");

        validated(VOIRON);
        journey.startAt(reference, Map.of("contractOutcome", "ABANDONED", "labelMoment", "AT_CONTRACT"), "contractSigned");
        journey.assertEndedAt(reference, "abandonedAtContract");

        validated(VOIRON);
        journey.startAt(reference, Map.of("contractOutcome", "ABANDONED", "labelMoment", "AT_VALIDATION"), "contractSigned");
        assertThat(journey.ends(reference)).as("a labelled MSP goes on without a contract").containsExactly("contractSettled");
    }

    // ---- SISA

    @Test
    void theStatutesGoToEachOrderConcernedAndToTheAgencyAndBlockTheRegistrationForAMonth() {
        sisaBeforeContract();
        refuses("recordStatutes", "[associates] Une SISA compte", "associates", MspAnswers.associates("NURSE", "PHARMACIST"));
        refuses("recordStatutes", "[associates[4].profession] SECRETARY 1", "associates",
                MspAnswers.associates("GENERAL_PRACTITIONER", "NURSE", "SECRETARY"));
        refuses("recordStatutes", "[statutes]", "statutes", "11111111-1111-1111-1111-111111111111");
        journey.answer(reference, "recordStatutes", "associates",
                MspAnswers.associates("GENERAL_PRACTITIONER", "NURSE", "SPEECH_THERAPIST", "PHARMACIST"));

        List<Task> sendings = driver.tasks(reference, "sendStatutes");
        assertThat(sendings).extracting(task -> driver.variable(task, "sisaRecipient")).containsExactlyInAnyOrder("ARS",
                "ORDER_OF_PHYSICIANS", "ORDER_OF_NURSES", "ORDER_OF_PHARMACISTS");
        LocalDate today = answers.shared().today();
        assertThatThrownBy(() -> forms.submitTaskForm(sendings.get(0).getId(), but(answers.to(reference, sendings.get(0)),
                "sentOn", today.minusDays(1).toString()))).hasMessageContaining("[sentOn] Les statuts ont été signés");
        assertThatThrownBy(() -> forms.submitTaskForm(sendings.get(0).getId(), but(answers.to(reference, sendings.get(0)),
                "proof", null))).hasMessageContaining("[proof]");
        driver.advanceTo(reference, today.plusDays(3));
        sendAll();
        assertThat(sisas.registrableOn(reference)).contains(today.plusDays(3).plusMonths(1));
        assertThat(driver.timer(reference, "examinationExpired").getDuedate().toInstant())
                .isEqualTo(ParisTime.startOf(today.plusDays(3).plusMonths(1)));

        refuses("examineStatutes", "[mentions] Sans observation", "mentions", "[\"SEAT\"]");
        journey.answer(reference, "examineStatutes");
        assertThat(driver.openTasks(reference)).as("blocked for a month").isEmpty();
        driver.advanceToTimer(reference, "registrationBlocked");
        refuses("recordRegistration", "[registeredOn] L’immatriculation n’est possible", "registeredOn",
                today.plusDays(4).toString());
        refuses("recordRegistration", "[iban]", "iban", "FR7630006000011234567890188");
        journey.answer(reference, "recordRegistration");

        assertThat(sisas.find(reference).orElseThrow().registeredOn()).isEqualTo(answers.shared().today());
        assertThat(dossiers.get(reference).legalExistence().map(LegalExistence::bankDetails)).contains(true);
        assertThat(driver.openTasks(reference)).containsExactly("draftContract");
        assertThat(driver.timer(reference, "sisaOverdue")).isNull();
    }

    @Test
    void observationsSendAmendedStatutesRoundAgainAndSilenceIsNoObservation() {
        sisaBeforeContract();
        journey.answer(reference, "recordStatutes");
        sendAll();
        journey.answer(reference, "examineStatutes", "statutesExamined", "OBSERVATIONS", "observations", "Capital absent.");
        assertThat(journey.lastMail(reference, "sisa-observations")).contains("Capital absent.");
        journey.answer(reference, "recordStatutes");
        assertThat(sisas.registrableOn(reference)).as("the new sendings count").isEmpty();
        sendAll();
        driver.advanceToTimer(reference, "examinationExpired");
        assertThat(driver.openTasks(reference)).containsExactly("recordRegistration");
        assertThat(journey.mails(reference)).contains("sisa-registrable > lead");
    }

    @Test
    void aSisaThatDoesNotComeIsRemindedWhileNoContractIsSigned() {
        sisaBeforeContract();
        driver.advanceToTimer(reference, "sisaOverdue");
        assertThat(journey.mails(reference)).contains("sisa-reminder > lead");
        assertThat(driver.openTasks(reference)).containsExactly("recordStatutes");
    }

    @Test
    void aContractSignedBeforeTheSisaGivesSixMonthsThenTheCaisseDecides() {
        atEligibility("AT_CONTRACT");
        journey.answer(reference, "checkAciEligibility", "sisaPlan", "WITH_COMMITMENT", "sisaName", null, "sisaSiret", null,
                "sisaRegisteredOn", null, "sisaDoctors", null, "sisaAuxiliaries", null, "sisaIban", null);
        LocalDate signedOn = answers.shared().today();
        contracts.signed(reference);
        assertThat(driver.openTasks(reference)).as("the label does not wait for the SISA")
                .containsExactly("labelStructure", "recordStatutes");
        assertThat(driver.timer(reference, "sisaOverdue").getDuedate().toInstant())
                .isEqualTo(ParisTime.startOf(signedOn.plusMonths(6).plusDays(1)));

        driver.advanceToTimer(reference, "sisaOverdue");
        assertThat(driver.openTasks(reference)).contains("recordMissingSisa", "recordStatutes");
        LocalDate extended = answers.shared().today().plusMonths(2);
        refuses("recordMissingSisa", "[extendedUntil]", "missingSisa", "EXTENDED", "reason", "Greffe en retard.");
        decideOnMissing("EXTENDED", "Greffe en retard.", extended);
        assertThat(journey.lastMail(reference, "sisa-missing")).contains("un délai est accordé");
        driver.advanceToTimer(reference, "extensionOver");
        decideOnMissing("PAYMENTS_STOPPED", "Toujours pas de SISA.", null);
        assertThat(driver.openTasks(reference)).contains("recordStatutes").doesNotContain("recordMissingSisa");

        journey.answer(reference, "recordStatutes");
        sendAll();
        driver.advanceToTimer(reference, "examinationExpired");
        journey.answer(reference, "recordRegistration");
        assertThat(journey.ends(reference)).contains("sisaSettled");
    }

    @Test
    void aContractMayBeTerminatedForWantOfASisa() {
        validated(VOIRON);
        dossiers.recordContract(reference, answers.shared().today(), null);
        register.enter(reference);
        journey.startAt(reference, Map.of("sisaPlan", "WITH_COMMITMENT", "labelMoment", "AT_VALIDATION"), "sisa");
        driver.advanceToTimer(reference, "sisaOverdue");
        decideOnMissing("TERMINATED", "L’équipe renonce à la société.", null);
        journey.assertEndedAt(reference, "contractEnded");
        assertThat(register.find(reference).orElseThrow().contractEndedOn()).isEqualTo(answers.shared().today());
        assertThat(journey.lastMail(reference, "sisa-missing")).contains("Le label de la maison de santé n’est pas touché");
    }

    @Test
    void F5_aTeamBelowTheRuleOnceTheSisaIsRegisteredIsWarnedOfItsDissolution() {
        atEligibility("AT_CONTRACT");
        journey.answer(reference, "checkAciEligibility");
        dossiers.enter(reference, Stage.CONTRACT);
        journey.team(reference, Profession.GENERAL_PRACTITIONER, Profession.NURSE);
        assertThat(journey.lastMail(reference, "team-below-rule")).contains("L. 4041-4");
        assertThat(driver.openTasks(reference)).contains("confirmTeam");
    }

    // ---- label, numbers, opening

    @Test
    void F5_belowTwoGeneralPractitionersOnlyASignedExceptionLabels() {
        atLabel();
        journey.team(reference, Profession.GENERAL_PRACTITIONER, Profession.NURSE);
        refuses("labelStructure", "[exception] L’équipe compte 1 médecin");
        journey.answer(reference, "labelStructure", "exception", "Un second médecin arrive en mars.");
        assertThat(labels.find(reference).orElseThrow().exception()).isEqualTo("Un second médecin arrive en mars.");
        assertThat(certificate()).contains("Dérogation", "Un second médecin arrive en mars.");
    }

    @Test
    void theLabelIsSignedByWhoHoldsTheDelegationAndAttestedOnPaper() {
        atLabel();
        refuses("labelStructure", "[exception] L’équipe est conforme", "exception", "Sans objet.");
        refuses("labelStructure", "[effectiveOn] Le projet a été validé", "effectiveOn",
                answers.shared().today().minusDays(1).toString());
        refuses("labelStructure", "[delegation]", "delegation", "alice.delegation38");
        refuses("labelStructure", "[sites[1].name] Ce site", "sites",
                "[{\"name\":\"A\",\"address\":\"1 rue Fictive\"},{\"name\":\"A\",\"address\":\"2 rue Fictive\"}]");
        assertThat(labels.find(reference)).as("nothing half-written").isEmpty();
        journey.answer(reference, "labelStructure");
        assertThat(certificate()).contains("Attestation de labellisation", "est labellisée à compter du", "L. 6323-3",
                "Site du Centre, 1 place Fictive, 38500 Voiron", "Sophie Dumas, directrice départementale", reference)
                .doesNotContain("Dérogation");
        assertThat(journey.mails(reference)).contains("msp-labelled > lead", "msp-labelled > cpam", "msp-labelled > msa");
    }

    @Test
    void eachSiteHasItsNumberAndTheLegalEntityExists() {
        atLabel();
        journey.answer(reference, "labelStructure", "sites",
                "[{\"name\":\"Centre\",\"address\":\"1 rue Fictive\"},{\"name\":\"Nord\",\"address\":\"2 rue Fictive\"}]");
        String entity = (String) answers.to(reference, driver.task(reference, "recordFiness")).get("legalEntity");
        Map<String, Object> good = new HashMap<>(answers.to(reference, driver.task(reference, "recordFiness")));
        refuses("recordFiness", "[entity] L’existence juridique");
        dossiers.recordLegalExistence(reference, new LegalExistence("W381234567", null, null, null, null, "73282932000074",
                VOIRON, true), null);
        refuses("recordFiness", "[entity] La SISA n’est pas encore", "entity", "SISA");
        String first = good.get("sites").toString().replaceAll(".*\"establishment\":\"([^\"]+)\".*", "$1");
        refuses("recordFiness", "[sites[0].site] «\u00a0Ailleurs\u00a0»", "sites",
                "[{\"site\":\"Ailleurs\",\"establishment\":\"%s\"}]".formatted(first));
        refuses("recordFiness", "[sites[0].establishment]", "sites",
                "[{\"site\":\"Centre\",\"establishment\":\"%s\"}]".formatted(entity));
        refuses("recordFiness", "[sites] Il manque le numéro de", "sites",
                "[{\"site\":\"Centre\",\"establishment\":\"%s\"}]".formatted(first));
        String second = answers.finess(reference, 2);
        journey.answer(reference, "recordFiness", "sites", """
                [{"site":"Centre","establishment":"%s"},{"site":"Nord","establishment":"%s"}]""".formatted(first, second));
        assertThat(labels.sites(reference)).extracting(Labels.LabelledSite::finess).containsExactly(first, second);
        assertThat(dossiers.get(reference).finessEstablishment()).contains(first);
        assertThat(register.sites(register.find(reference).orElseThrow()))
                .extracting(StructureSite::finessEstablishment).containsExactly(first, second);
    }

    @Test
    void anOpeningThatIsPutOffIsDueAtItsNewDate() {
        atLabel();
        dossiers.recordLegalExistence(reference, new LegalExistence("W381234567", null, null, null, null, "73282932000074",
                VOIRON, true), null);
        journey.answer(reference, "labelStructure");
        journey.answer(reference, "recordFiness");
        LocalDate newDate = answers.shared().today().plusMonths(3);
        refuses("recordOpening", "[newDate]", "opening", "POSTPONED", "reason", "Chantier en retard.");
        journey.answer(reference, "recordOpening", "opening", "POSTPONED", "openedOn", null, "hours", null, "publicContact",
                null, "newDate", newDate.toString(), "reason", "Chantier en retard.");
        assertThat(journey.mails(reference)).contains("opening-postponed > lead", "opening-postponed > cpam");
        assertThat(ParisTime.dateOf(driver.task(reference, "recordOpening").getDueDate().toInstant())).isEqualTo(newDate);
        journey.answer(reference, "recordOpening");
        journey.assertEndedAt(reference, "inOperation");
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.OPERATION);
    }

    private void validated(String commune) {
        reference = journey.given(commune);
        dossiers.recordValidation(reference, answers.shared().today(), null);
    }

    private void atEligibility(String moment) {
        validated(VOIRON);
        journey.startAt(reference, Map.of("labelMoment", moment), "checkAciEligibility");
    }

    private void sisaBeforeContract() {
        atEligibility("AT_CONTRACT");
        journey.answer(reference, "checkAciEligibility", "sisaPlan", "BEFORE_CONTRACT", "sisaName", null, "sisaSiret", null,
                "sisaRegisteredOn", null, "sisaDoctors", null, "sisaAuxiliaries", null, "sisaIban", null);
    }

    private void atLabel() {
        validated(VOIRON);
        journey.startAt(reference, Map.of("labelMoment", "AT_CONTRACT"), "stageLabelling");
    }

    private void withoutAci() {
        journey.answerAsApplication(reference, "checkAciEligibility", "aciEligibility", "WITHOUT_ACI", "sisaPlan", null, "sisaName", null,
                "sisaSiret", null, "sisaRegisteredOn", null, "sisaDoctors", null, "sisaAuxiliaries", null, "sisaIban", null,
                "reason", "L’équipe n’en veut pas.");
    }

    private void sendAll() {
        journey.answerAll(reference, "sendStatutes");
    }

    private void decideOnMissing(String outcome, String reason, LocalDate until) {
        driver.complete(reference, "recordMissingSisa", form("missingSisa", outcome, "reason", reason,
                "extendedUntil", until == null ? null : until.toString()));
    }

    private void refuses(String task, String said, Object... otherwise) {
        Task open = driver.task(reference, task);
        Map<String, Object> answer = task.equals("recordMissingSisa") ? form(otherwise)
                : but(answers.to(reference, open), otherwise);
        assertThatThrownBy(() -> forms.submitTaskForm(open.getId(), answer))
                .isInstanceOf(FormFieldValidationException.class).hasMessageContaining(said);
    }

    private String certificate() {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        documents.copy(labels.find(reference).orElseThrow().certificate(), 1, pdf);
        try (PDDocument document = Loader.loadPDF(pdf.toByteArray())) {
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            return new PDFTextStripper().getText(document).replaceAll("[\\s\u00a0]+", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
