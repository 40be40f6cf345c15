package fr.maillage.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import fr.maillage.CdsAnswers;
import fr.maillage.CdsJourney;
import fr.maillage.CptsAnswers;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;

/** The path of a centre de santé up to its opening, through the real called processes. */
@MaillageTest
class CdsCreationTest {

    @Autowired
    CdsJourney journey;
    @Autowired
    CdsAnswers answers;
    @Autowired
    ProcessDriver driver;
    @Autowired
    Dossiers dossiers;
    @Autowired
    Centres centres;
    @Autowired
    FormService forms;
    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void endOfTheTest() {
        journey.end();
    }

    @Test
    void theReceiptWaitsForTheMissingPiecesAndNoSilenceStandsForIt() {
        String reference = journey.declaredUntil("checkReceiptFile", "MEDICAL");
        String without = answers.pieces(reference, "CENTRE_RECEIPT", "OPERATING_RULES");
        LocalDate deadline = answers.today().plusDays(20);

        journey.assertRefused(reference, "checkReceiptFile", "receiptFile", "Règlement de fonctionnement", "pieces", without);
        journey.assertRefused(reference, "checkReceiptFile", "receiptFile", "Aucune pièce requise ne manque",
                "receiptFile", "INCOMPLETE", "deadline", deadline.toString(), "mode", "REGISTERED_LETTER");
        journey.assertRefused(reference, "checkReceiptFile", "mode", "date certaine", "receiptFile", "INCOMPLETE",
                "pieces", without, "deadline", deadline.toString(), "mode", "EMAIL");
        journey.assertRefused(reference, "checkReceiptFile", "deadline", "", "receiptFile", "INCOMPLETE",
                "pieces", without, "mode", "REGISTERED_LETTER");
        journey.answer(reference, "checkReceiptFile", "receiptFile", "INCOMPLETE", "pieces", without,
                "deadline", deadline.toString(), "mode", "REGISTERED_LETTER");

        assertThat(journey.lastMail(reference, "receipt-pieces")).contains("Règlement de fonctionnement");
        assertThat(letters(reference, "receipt-pieces")).isEqualTo(1);
        driver.advanceTo(reference, deadline);
        assertThat(journey.mails(reference, "receipt-pieces-late")).isZero();
        driver.advance(reference, Duration.ofDays(1));
        assertThat(journey.mails(reference)).contains("receipt-pieces-late > lead", "receipt-pieces-late > delegation");
        driver.advance(reference, Duration.ofDays(200));
        assertThat(driver.openTasks(reference)).containsExactly("recordReceiptPieces");

        journey.answer(reference, "recordReceiptPieces");
        assertThat(journey.visits(reference, "checkReceiptFile")).isEqualTo(2);
        journey.answer(reference, "checkReceiptFile");
        assertThat(driver.openTasks(reference)).containsExactly("recordFiness");
    }

    @Test
    void onlySomeoneWithADelegationSignsTheReceiptAndNoOtherOrganisationDoes() {
        String reference = journey.declaredUntil("issueReceipt", "MEDICAL");
        journey.assertRefused(reference, "issueReceipt", "signatory", "n’a pas de délégation", "signatory", "alice.delegation38");
        journey.assertRefused(reference, "issueReceipt", "signatory", "n’a pas de délégation", "signatory", "simon.cpam38");
        Task task = driver.task(reference, "issueReceipt");
        assertThatThrownBy(() -> driver.as("claire.cpam38", () -> forms.submitTaskForm(task.getId(), Map.of())))
                .isInstanceOf(AuthorizationException.class);
        journey.answer(reference, "issueReceipt");
        assertThat(letters(reference, "receipt-issued")).isEqualTo(1);
    }

    @Test
    void F24_aCommercialGroupBehindACentreIsFlaggedItsContractsAskedAndTheHeadquartersTold() {
        Map<String, Object> declaration = CptsAnswers.but(answers.declaration("MEDICAL"), "thirdParties", true,
                "companies", "[{\"name\":\"Groupe fictif Soins SAS\",\"purpose\":\"loyers et matériel\"}]");
        String reference = journey.declare("alice.delegation38", declaration);
        journey.answer(reference, "qualifyRequest", "commercialGroup", true);

        assertThat(journey.mails(reference)).contains("commercial-group > headquarters");
        assertThat(journey.lastMail(reference, "commercial-group")).contains("Groupe fictif Soins SAS", "loyers et matériel");
        assertThat(journey.journal(reference)).contains("centre.commercialGroup");
        journey.goOnUntil(reference, "checkReceiptFile");
        journey.assertRefused(reference, "checkReceiptFile", "receiptFile", "Contrats avec les sociétés tierces",
                "pieces", answers.pieces(reference, "CENTRE_RECEIPT", "THIRD_PARTY_CONTRACTS"));
        assertThat(centres.find(reference).orElseThrow().isCommercialGroup()).isTrue();
    }

    @Test
    void F30_whereDemarchesSimplifieesIsTheCompulsoryDoorItsNumberAndDateAreRecorded() {
        String reference = journey.declaredUntil("prepareFile", "MEDICAL");
        String online = """
                {"depositedBy":"Claire Exemple","channel":"DEMARCHES_SIMPLIFIEES","receivedOn":"%s"}""".formatted(answers.today());
        journey.assertRefused(reference, "prepareFile", "externalNumber", "démarches-simplifiées", "deposit", online);
        journey.assertRefused(reference, "prepareFile", "externalOn", "démarches-simplifiées", "deposit", online,
                "externalNumber", "14520871");
        journey.answer(reference, "prepareFile", "deposit", online, "externalNumber", "14520871",
                "externalOn", answers.today().minusDays(2).toString(), "externalExport", "Raison sociale : Association fictive");

        assertThat(journey.lastMail(reference, "centre-file-recorded")).contains("14520871");
        assertThat(journey.journal(reference)).contains("centre.file.online");
    }

    @Test
    void aCommercialCompanyIsRefusedWithTheArticleAndNothingIsWritten() {
        Map<String, Long> before = journey.traces();
        assertThatThrownBy(() -> journey.declare("alice.delegation38", CptsAnswers.but(answers.declaration("DENTAL"),
                "manager", CdsAnswers.manager("COMMERCIAL_COMPANY"))))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("[manager.kind]").hasMessageContaining("L. 6323-1-3".replace(". ", ".\u00a0"));
        assertThat(journey.traces()).isEqualTo(before);
    }

    @Test
    void aCentreIsAtOnePlaceAndAnAntenneNamesItsCentre() {
        assertThatThrownBy(() -> journey.declare("alice.delegation38", CptsAnswers.but(answers.declaration("MEDICAL"),
                "communes", "[{\"commune\":\"38563\"},{\"commune\":\"38133\"}]"))).hasMessageContaining("[communes]");
        assertThatThrownBy(() -> journey.declare("alice.delegation38", CptsAnswers.but(answers.declaration("MEDICAL"),
                "siteKind", "ANTENNE"))).hasMessageContaining("[mainCentre]");
        String reference = journey.declare("alice.delegation38", CptsAnswers.but(answers.declaration("MEDICAL"),
                "siteKind", "ANTENNE", "mainCentre", "Centre fictif de Grenoble"));
        assertThat(centres.find(reference).orElseThrow().mainCentre()).contains("Centre fictif de Grenoble");
    }

    @Test
    void aManagerThatIsNotEligibleIsToldSoAndTheDossierIsClosed() {
        String reference = journey.declare("alice.delegation38", CptsAnswers.but(answers.declaration("MEDICAL"),
                "manager", CdsAnswers.manager("OTHER")));
        journey.assertRefused(reference, "qualifyRequest", "orientation", "pas éligible", "managerEligible", false);
        journey.assertRefused(reference, "qualifyRequest", "managerEligible", "noté éligible",
                "orientation", "NOT_ELIGIBLE", "reason", "Statuts lucratifs.");
        journey.assertRefused(reference, "qualifyRequest", "reason", "motif", "managerEligible", false,
                "orientation", "NOT_ELIGIBLE");
        journey.assertRefused(reference, "qualifyRequest", "reason", "motif", "regime", "APPROVAL");
        journey.answer(reference, "qualifyRequest", "managerEligible", false, "orientation", "NOT_ELIGIBLE",
                "reason", "Statuts lucratifs.");

        journey.assertEndedAt(reference, "notEligible");
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.CLOSED);
        assertThat(journey.lastMail(reference, "centre-oriented")).contains("Statuts lucratifs.");
    }

    @Test
    void aCentreThatShouldBeAMspIsRedirected() {
        String reference = journey.declare("MEDICAL");
        journey.assertRefused(reference, "qualifyRequest", "targetType", "", "orientation", "REDIRECT", "reason", "Libéraux.");
        journey.answer(reference, "qualifyRequest", "orientation", "REDIRECT", "targetType", "MSP", "reason", "Libéraux.");
        journey.assertEndedAt(reference, "redirected");
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.REDIRECTED);
    }

    @Test
    void aManagerThatDoesNotSendItsFileIsRemindedTwice() {
        String reference = journey.declaredUntil("prepareFile", "NURSING");
        driver.advanceToTimer(reference, "fileReminder");
        driver.advanceToTimer(reference, "fileReminder");
        assertThat(journey.visits(reference, "remindFile")).isEqualTo(2);
        assertThat(driver.timer(reference, "fileReminder")).isNull();
        assertThat(journey.mails(reference)).contains("centre-file-reminder > lead");
    }

    @Test
    void aCentreOpensWhileItsContractingIsDeferredAndThenRefused() {
        String reference = journey.declaredUntil("decideContracting", "MEDICAL");
        LocalDate again = answers.today().plusMonths(4);
        journey.assertRefused(reference, "decideContracting", "iban", "IBAN", "iban", null);
        journey.assertRefused(reference, "decideContracting", "lookAgainOn", "", "contracting", "DEFERRED", "reason", "Zone.");
        journey.answer(reference, "decideContracting", "contracting", "DEFERRED", "lookAgainOn", again.toString(),
                "reason", "Zone surdotée à vérifier.");
        assertThat(journey.lastMail(reference, "centre-contracting")).contains("L’ouverture n’en dépend pas");

        journey.answer(reference, "recordOpening");
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.OPERATION);
        driver.advanceTo(reference, again);
        journey.answer(reference, "reviewContracting", "contracting", "DEFERRED", "lookAgainOn", again.plusMonths(1).toString(),
                "reason", "Toujours à vérifier.");
        driver.advanceTo(reference, again.plusMonths(1));
        journey.answer(reference, "reviewContracting", "contracting", "REFUSED", "reason", "Zone surdotée.");

        assertThat(journey.ends(reference)).containsExactlyInAnyOrder("inOperation", "contractingRefused");
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.OPERATION);
        assertThat(journey.journal(reference)).contains("centre.contracting.DEFERRED", "centre.contracting.REFUSED");
    }

    @Test
    void aCentreWithoutSpecialtiesGetsAReceiptAndOpens() {
        String reference = journey.declare("MEDICAL", "NURSING");
        assertThat(centres.find(reference).orElseThrow().proposedRegime()).contains(Regime.RECEIPT);
        journey.goOnUntil(reference, "recordOpening");
        assertThat(dossiers.get(reference).legalDate()).as("no silence rule").isEmpty();
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.LABELLING);
        assertThat(driver.openTasks(reference)).contains("draftContract");

        journey.goOnToTheEnd(reference);

        assertThat(journey.ends(reference)).containsExactlyInAnyOrder("inOperation", "contracted");
        Dossier dossier = dossiers.get(reference);
        assertThat(dossier.stage()).isEqualTo(Stage.OPERATION);
        assertThat(dossier.milestones().openedOn()).isEqualTo(answers.today());
        assertThat(dossier.milestones().finessRecordedOn()).isNotNull();
        assertThat(centres.find(reference).orElseThrow().receiptIssuedOn()).contains(answers.today());
        assertThat(journey.visits(reference, "fileProject")).as("no agrément").isZero();
        assertThat(journey.groupsAsked(reference)).containsAllEntriesOf(Map.of(
                "qualifyRequest", Set.of("ars-84-38", "ars-84"),
                "checkReceiptFile", Set.of("ars-84-38"),
                "recordFiness", Set.of("ars-84-finess"),
                "issueReceipt", Set.of("ars-84-38-signatories"),
                "decideContracting", Set.of("cpam-isere"),
                "recordOpening", Set.of("ars-84-38")));
        assertThat(journey.mails(reference)).contains("centre-declared > lead", "centre-declared > delegation",
                "centre-declared > headquarters", "centre-declared > cpam", "centre-oriented > lead",
                "centre-file-recorded > lead", "centre-file-recorded > delegation", "receipt-issued > lead",
                "receipt-issued > cpam", "receipt-issued > msa", "centre-contracting > lead", "centre-opened > cpam");
        assertThat(journey.lastMail(reference, "receipt-issued")).contains(dossier.finessEstablishment().orElseThrow());
        assertThat(journey.journal(reference)).containsSubsequence("declared", "centre.qualified.CONTINUE", "centre.need",
                "centre.file", "centre.receipt.complete", "finess", "centre.receipt.issued",
                "centre.contracting.CONTRACTED", "opening", "structure.registered");
    }

    @Test
    void aSilentCaisseDefersTheContractingAndTheOpeningGoesOn() {
        String reference = journey.declaredUntil("decideContracting", "MEDICAL");
        driver.advanceToTimer(reference, "contractingSilent");
        assertThat(driver.openTasks(reference)).containsExactly("recordOpening");
        assertThat(journey.journal(reference)).contains("centre.contracting.silent");
        driver.advanceToTimer(reference, "contractingLookAgain");
        assertThat(driver.openTasks(reference)).containsExactly("recordOpening", "reviewContracting");
        journey.answer(reference, "reviewContracting");
        assertThat(driver.openTasks(reference)).contains("draftContract");
    }

    @Test
    void aPostponedOpeningIsRecordedWithItsNewDateThenWithTheRealOne() {
        String reference = journey.declaredUntil("recordOpening", "MEDICAL");
        LocalDate later = answers.today().plusMonths(8);
        journey.assertRefused(reference, "recordOpening", "openedOn", "autorisé depuis",
                "openedOn", answers.today().minusDays(1).toString());
        journey.answer(reference, "recordOpening", "openingOutcome", "POSTPONED", "openedOn", null,
                "newDate", later.toString(), "reason", "Travaux en retard.");
        assertThat(driver.task(reference, "recordOpening").getDueDate()).isEqualTo(centres.openingDue(reference));

        driver.advanceTo(reference, later.plusDays(5));
        journey.answer(reference, "recordOpening", "openedOn", later.plusDays(3).toString());
        assertThat(dossiers.get(reference).milestones().openedOn()).isEqualTo(later.plusDays(3));
        assertThat(jdbc.sql("select opened_on from structure where dossier = :reference").param("reference", reference)
                .query(LocalDate.class).single()).isEqualTo(later.plusDays(3));
    }

    private long letters(String reference, String template) {
        return jdbc.sql("select count(*) from letter where reference = :reference and template = :template")
                .param("reference", reference).param("template", template).query(Long.class).single();
    }
}
