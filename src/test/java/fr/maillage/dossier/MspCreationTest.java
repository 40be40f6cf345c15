package fr.maillage.dossier;

import static fr.maillage.CptsAnswers.but;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

import fr.maillage.CptsAnswers;
import fr.maillage.CptsJourney;
import fr.maillage.MaillageTest;
import fr.maillage.MspAnswers;
import fr.maillage.MspJourney;
import fr.maillage.ProcessDriver;
import fr.maillage.directory.StructureType;
import fr.maillage.workflow.ParisTime;

/** The path of a MSP up to its validation: declaration, qualification, first meeting, letter, writing, strands, team. */
@MaillageTest
class MspCreationTest {

    private static final String VOIRON = "38563";
    private static final String METZ = "57463";
    private static final String BORDEAUX = "33063";
    private static final String CAEN = "14118";

    @Autowired
    MspJourney journey;
    @Autowired
    CptsJourney cptsJourney;
    @Autowired
    MspAnswers answers;
    @Autowired
    ProcessDriver driver;
    @Autowired
    Dossiers dossiers;
    @Autowired
    Documents documents;
    @Autowired
    Links links;
    @Autowired
    Lifecycle lifecycle;
    @Autowired
    TeamRule teamRule;
    @Autowired
    FormService forms;

    @AfterEach
    void endOfTheTest() {
        journey.end();
        cptsJourney.end();
    }

    @Test
    void aMspOfTheVoironnaisIsTakenFromItsDeclarationToItsOpening() {
        String reference = journey.declare();
        journey.goOnUntil(reference, "checkAciEligibility");
        assertThat(dossiers.get(reference).milestones().validatedOn()).isEqualTo(answers.shared().today());
        // Auvergne-Rhône-Alpes labels as soon as the project is validated: label and contract go side by side
        assertThat(driver.openTasks(reference)).contains("checkAciEligibility", "labelStructure");
        journey.answer(reference, "checkAciEligibility", "aciEligibility", "WITHOUT_ACI", "sisaPlan", null, "sisaName", null,
                "sisaSiret", null, "sisaRegisteredOn", null, "sisaDoctors", null, "sisaAuxiliaries", null, "sisaIban", null,
                "reason", "L’équipe ne souhaite pas d’ACI.");
        journey.goOnToTheEnd(reference);

        assertThat(journey.ends(reference)).contains("contractSettled", "realEstateClosed", "starterOpened", "inOperation");
        Dossier dossier = dossiers.get(reference);
        assertThat(dossier.stage()).isEqualTo(Stage.OPERATION);
        assertThat(dossier.milestones().openedOn()).isEqualTo(answers.shared().today());
        assertThat(dossier.milestones().finessRecordedOn()).isEqualTo(answers.shared().today());
        assertThat(dossier.milestones().contractSignedOn()).as("labelled and open without an ACI").isNull();
        assertThat(dossier.finessEstablishment()).isPresent();
        assertThat(documents.list(reference)).extracting(StoredDocument::title).contains("Attestation de labellisation");
        assertThat(journey.mails(reference)).contains("msp-declared > lead", "msp-declared > cpam", "msp-orientation > lead",
                "first-meeting > lead", "first-meeting > team", "committee-opinion-given > lead", "signature-requested > missingMembers",
                "real-estate-point > lead", "aci-eligibility > lead", "msp-labelled > lead", "msp-labelled > team",
                "finess-recorded > cpam", "msp-opened > lead", "msp-opened > cpam");
        assertThat(journey.journal(reference)).containsSubsequence("declared", "msp.qualified.CONTINUE", "firstMeeting.HELD",
                "signatures.COMPLETE", "validated", "labelled", "finess", "opening");
        assertThat(journey.groupsAsked(reference)).containsEntry("qualifyProject", Set.of("ars-84-38", "cpam-isere"))
                .containsEntry("checkAciEligibility", Set.of("cpam-isere"))
                .containsEntry("labelStructure", Set.of("ars-84-38-signatories"))
                .containsEntry("recordFiness", Set.of("ars-84-finess"));
    }

    @Test
    void aBadDeclarationIsRefusedAtItsFieldsAndLeavesNothing() {
        Map<String, Long> before = journey.traces();
        Map<String, Object> declaration = MspAnswers.declaration("MSP fictive", VOIRON);
        refusesDeclaration(but(declaration, "background", null), "[background]");
        refusesDeclaration(but(declaration, "team", "[]"), "[team]");
        refusesDeclaration(but(declaration, "projectOwner", null), "[projectOwner]");
        refusesDeclaration(but(declaration, "communes", "[{\"commune\":\"99999\"}]"), "[communes");
        refusesDeclaration(but(declaration, "lead", CptsAnswers.lead("Claire", "Exemple", "pas une adresse")), "[lead.email]");
        assertThat(journey.traces()).isEqualTo(before);
    }

    private void refusesDeclaration(Map<String, Object> declaration, String said) {
        assertThatThrownBy(() -> journey.declare(declaration)).isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining(said);
    }

    @Test
    void aCommuneWithoutDoctorsRipensAndIsNeverLabelledOnABuilding() {
        String reference = journey.declare();
        refuses(reference, "qualifyProject", "[orientation] Sans médecin", "generalPractitioners", "NO");
        refuses(reference, "qualifyProject", "[professionalsMeetOn]", "orientation", "MATURE");
        LocalDate lookAgain = answers.shared().today().plusMonths(3);
        journey.answer(reference, "qualifyProject", "generalPractitioners", "NO", "orientation", "MATURE",
                "professionalsMeetOn", lookAgain.minusMonths(1) + "T20:30", "lookAgainOn", lookAgain.toString(),
                "reason", "La commune a un terrain, pas encore d’équipe.");

        assertThat(dossiers.get(reference).isAsleep()).isTrue();
        assertThat(journey.lastMail(reference, "msp-orientation")).contains("au moins deux médecins généralistes",
                "Réunissez les professionnels");
        lifecycle.resume(reference, null, null);
        driver.runJobs(reference);
        journey.answer(reference, "qualifyProject");
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.DIAGNOSIS);
    }

    @Test
    void aProjectIsRedirectedOrDismissedInWords() {
        String redirected = journey.declare();
        journey.answer(redirected, "qualifyProject", "orientation", "REDIRECT", "otherForm", "PRIMARY_CARE_TEAM", "reason",
                "Deux professionnels seulement.");
        journey.assertEndedAt(redirected, "redirected");
        assertThat(journey.lastMail(redirected, "msp-orientation")).contains("une équipe de soins primaires");

        String dismissed = journey.declare();
        journey.answer(dismissed, "qualifyProject", "orientation", "DISMISS", "reason", "Hors sujet.");
        journey.assertEndedAt(dismissed, "dismissed");
        assertThat(dossiers.get(dismissed).stage()).isEqualTo(Stage.CLOSED);
    }

    @Test
    void whoIsNotOfTheGroupsOfATaskCannotDoIt() {
        String reference = journey.declare();
        Task task = driver.task(reference, "qualifyProject");
        assertThatThrownBy(() -> driver.as("denis.msa", () -> forms.submitTaskForm(task.getId(), answers.to(reference, task))))
                .isInstanceOf(AuthorizationException.class);
        assertThat(driver.openTasks(reference)).contains("qualifyProject");
    }

    @Test
    void aMeetingWithTooFewIsHeldAgainBeforeTheDiagnosis() {
        String reference = journey.given(VOIRON);
        journey.startAt(reference, Map.of("msaSupport", false), "holdFirstMeeting");
        refuses(reference, "holdFirstMeeting", "[nextMeeting]", "firstMeeting", "TEAM_INSUFFICIENT", "association", null,
                "realEstatePlanned", null);
        journey.answer(reference, "holdFirstMeeting", "firstMeeting", "TEAM_INSUFFICIENT", "association", null,
                "realEstatePlanned", null, "nextMeeting", answers.shared().today().plusDays(20) + "T12:30");
        assertThat(journey.lastMail(reference, "first-meeting")).contains("Notez la prochaine réunion");
        journey.answer(reference, "holdFirstMeeting", "association", "NONE", "realEstatePlanned", false);
        journey.goOnUntil(reference, "completeDiagnosis");
        journey.answer(reference, "completeDiagnosis", "diagnosisOutcome", "FEASIBILITY_STUDY_USEFUL");
        assertThat(journey.mails(reference)).contains("feasibility-study-proposed > lead", "feasibility-study-proposed > delegation");
        journey.goOnUntil(reference, "planWriting");
        assertThat(journey.ends(reference)).contains("noAssociation", "noRealEstate");
    }

    @Test
    void inGrandEstTheLetterOfIntentionComesFirstAndMayEndTheProject() {
        String reference = journey.given(METZ);
        journey.startAt(reference, Map.of(), "determineLetterRule");
        assertThat(driver.openTasks(reference)).containsExactly("depositLetter");
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.INTENTION);

        String validated = journey.given(METZ);
        journey.startAt(validated, Map.of("letterOutcome", "VALIDATED", "committeeAsked", false, "association", "EXISTING",
                "realEstatePlanned", false), "letterValidated");
        assertThat(driver.openTasks(validated)).containsExactly("planWriting", "recordLegalExistence");

        String abandoned = journey.given(METZ);
        journey.startAt(abandoned, Map.of("letterOutcome", "NOT_RETAINED"), "letterValidated");
        journey.assertEndedAt(abandoned, "abandonedAfterLetter");
        assertThat(dossiers.get(abandoned).stage()).isEqualTo(Stage.ABANDONED);
    }

    @Test
    void elsewhereNeitherLetterNorCommitteeDelaysTheWriting() {
        String reference = journey.given(BORDEAUX);
        journey.startAt(reference, Map.of("association", "TO_CREATE", "realEstatePlanned", true), "determineLetterRule");
        assertThat(driver.openTasks(reference)).containsExactly("followRealEstate", "holdConstituentAssembly", "planWriting");
    }

    @Test
    void theAssociationIsAwaitedAndOpensTheStarterAid() {
        String reference = journey.given(VOIRON);
        journey.startAt(reference, Map.of(), "holdConstituentAssembly");
        journey.answer(reference, "holdConstituentAssembly", "assemblyOutcome", "POSTPONED", "heldOn", null,
                "statutesAdopted", null, "board", null, "newDate", answers.shared().today().plusDays(30).toString());
        journey.answer(reference, "holdConstituentAssembly");
        assertThat(journey.mails(reference)).contains("constituent-assembly > delegation");
        assertThat(journey.lastMail(reference, "constituent-assembly")).contains("Claire Exemple, présidente");
        driver.advanceToTimer(reference, "legalExistenceReminder");
        assertThat(journey.mails(reference, "legal-existence-reminder")).isPositive();
        journey.answer(reference, "recordLegalExistence", "existence", "WAITING", "siret", null, "iban", null, "rna", null,
                "seat", null);
        journey.answer(reference, "recordLegalExistence");
        assertThat(journey.ends(reference)).contains("starterOpened");
    }

    @Test
    void thePremisesAreLookedAtEachQuarterUntilTheyAreSettled() {
        String reference = journey.given(VOIRON);
        journey.startAt(reference, Map.of(), "followRealEstate");
        LocalDate due = driver.task(reference, "followRealEstate").getDueDate().toInstant()
                .atZone(ParisTime.ZONE).toLocalDate();
        assertThat(due).isEqualTo(answers.shared().today().plusMonths(3));
        refuses(reference, "followRealEstate", "[deliveryOn] La livraison", "realEstate", "IN_PROGRESS",
                "worksStartOn", answers.shared().today().plusMonths(12).toString());
        journey.answer(reference, "followRealEstate", "realEstate", "IN_PROGRESS",
                "worksStartOn", answers.shared().today().plusMonths(2).toString(), "financing",
                "[{\"financer\":\"DSIL\",\"state\":\"ASKED\"},{\"financer\":\"REGION\",\"amount\":80000.50,\"state\":\"PLANNED\"}]");
        assertThat(journey.lastMail(reference, "real-estate-point")).contains("DSIL", "montant inconnu", "000,50");
        journey.answer(reference, "followRealEstate", "realEstate", "ABANDONED", "reason", "Le terrain est vendu.");
        assertThat(journey.ends(reference)).contains("realEstateClosed");
        assertThat(journey.lastMail(reference, "real-estate-point")).contains("Le terrain est vendu.");
    }

    @Test
    void worksThatBeginBeforeTheStepThatTheRegionAsksForAreRecordedOnlyKnowingly() {
        LocalDate works = answers.shared().today().plusMonths(2);
        String aquitaine = journey.given(BORDEAUX);
        journey.startAt(aquitaine, Map.of(), "followRealEstate");
        refuses(aquitaine, "followRealEstate", "[worksStartOn] Dans cette région, les travaux ne commencent pas avant la validation",
                "realEstate", "IN_PROGRESS", "worksStartOn", works.toString());
        journey.answerAsApplication(aquitaine, "followRealEstate", "realEstate", "IN_PROGRESS", "worksStartOn", works.toString(),
                "earlyWorksConfirmed", true);
        assertThat(journey.journal(aquitaine)).contains("works.early");
        dossiers.recordValidation(aquitaine, answers.shared().today(), null);
        journey.answerAsApplication(aquitaine, "followRealEstate", "realEstate", "IN_PROGRESS", "worksStartOn",
                works.toString());

        String normandie = journey.given(CAEN);
        journey.startAt(normandie, Map.of(), "followRealEstate");
        refuses(normandie, "followRealEstate", "[worksStartOn] Dans cette région, les travaux ne commencent pas avant la réception",
                "realEstate", "IN_PROGRESS", "worksStartOn", works.toString());
    }

    @Test
    void everyHealthProfessionalSignsTheProjectOrLeavesTheTeam() {
        String reference = journey.given(VOIRON);
        journey.startAt(reference, Map.of("association", "NONE", "realEstatePlanned", false), "healthProjectWriting");
        journey.goOnUntil(reference, "collectSignatures");
        refuses(reference, "collectSignatures", "[signatures[3].answer] La signature de Karim Exemple", "signatures",
                MspAnswers.signatures("PENDING"));
        refuses(reference, "collectSignatures", "[signatures[1].name] Cette personne", "signatures",
                MspAnswers.signatures("SIGNED").replace("Hugo Fictif", "Nadia Perrin"));
        refuses(reference, "collectSignatures", "[signatures] Il faut au moins deux médecins", "signatures",
                MspAnswers.signatures("SIGNED").replace("\"Hugo Fictif\",\"profession\":\"GENERAL_PRACTITIONER\"",
                        "\"Hugo Fictif\",\"profession\":\"PHARMACIST\""));
        driver.advanceToTimer(reference, "signatureReminder");
        journey.answer(reference, "collectSignatures", "signatureList", "MISSING", "signatures", MspAnswers.signatures("PENDING"));
        journey.answer(reference, "collectSignatures", "signatures", MspAnswers.signatures("REFUSED"));
        assertThat(dossiers.get(reference).team()).extracting(TeamMember::displayName)
                .containsExactly("Nadia Perrin", "Hugo Fictif", "Lina Exemple");
        assertThat(dossiers.get(reference).team()).allSatisfy(member -> assertThat(member.signedOn()).isNotNull());
        journey.answer(reference, "confirmReadiness");
        assertThat(driver.openTasks(reference)).containsExactly("fileProject");
    }

    @Test
    void theSectionsOfACptsAreNoneOfAMsp() {
        String reference = journey.given(VOIRON);
        journey.startAt(reference, Map.of("association", "NONE", "realEstatePlanned", false), "healthProjectWriting");
        journey.goOnUntil(reference, "followWriting");
        refuses(reference, "followWriting", "[sections[0].section] Cette rubrique", "sections",
                CptsAnswers.sections(StructureType.CPTS, "READY"));
    }

    @Test
    void aProjectThatIsToBeCompletedGoesBackToWritingAndOneThatDoesNotConformEnds() {
        String again = journey.given(VOIRON);
        journey.startAt(again, Map.of("reviewOutcome", "TO_COMPLETE", "objectionFollowUp", ""), "projectConform");
        assertThat(driver.openTasks(again)).containsExactly("planWriting");

        String refused = journey.given(VOIRON);
        journey.startAt(refused, Map.of("reviewOutcome", "OBJECTED", "objectionFollowUp", "ABANDON"), "projectConform");
        journey.assertEndedAt(refused, "refused");
        assertThat(dossiers.get(refused).stage()).isEqualTo(Stage.REFUSED);
    }

    // ---- F5: a general practitioner leaves

    @Test
    void F5_whenAGeneralPractitionerLeavesDuringTheWritingTheTeamIsConfirmed() {
        String reference = journey.given(VOIRON);
        journey.startAt(reference, Map.of("association", "NONE", "realEstatePlanned", false), "stageProjectWriting");
        journey.team(reference, Profession.GENERAL_PRACTITIONER, Profession.NURSE);

        assertThat(driver.openTasks(reference)).containsExactly("confirmTeam", "planWriting");
        assertThat(journey.mails(reference)).contains("team-below-rule > lead", "team-below-rule > accompanier");
        assertThat(journey.lastMail(reference, "team-below-rule")).contains("1 médecin");
        journey.team(reference, Profession.GENERAL_PRACTITIONER, Profession.PHYSIOTHERAPIST);
        assertThat(driver.tasks(reference, "confirmTeam")).as("asked once").hasSize(1);
        refuses(reference, "confirmTeam", "[newcomers] Avec ces personnes", "newcomers",
                "[{\"name\":\"Zoé Fictive\",\"profession\":\"PHARMACIST\"}]");
        assertThat(dossiers.get(reference).team()).as("a refusal changes nothing").hasSize(2);
        refuses(reference, "confirmTeam", "[recruitedBy]", "teamConfirmation", "RECRUITMENT_DATED", "newcomers", null);
        journey.answer(reference, "confirmTeam");
        assertThat(teamRule.isMet(dossiers.get(reference))).isTrue();
        assertThat(journey.lastMail(reference, "team-confirmed")).contains("de nouveau complète");
    }

    @Test
    void F5_anIncompleteTeamCannotFileAndWithoutSolutionSaysSo() {
        String reference = journey.given(VOIRON);
        journey.startAt(reference, Map.of("association", "NONE", "realEstatePlanned", false), "stageProjectWriting");
        journey.goOnUntil(reference, "confirmReadiness");
        journey.team(reference, Profession.GENERAL_PRACTITIONER, Profession.NURSE);
        refuses(reference, "confirmReadiness", "[readiness] Il faut au moins deux médecins");
        journey.answer(reference, "confirmTeam", "teamConfirmation", "NONE", "newcomers", null, "explanation",
                "Aucun candidat.", "regularisedBy", answers.shared().today().plusMonths(4).toString());
        assertThat(journey.journal(reference)).contains("team.belowRule", "team.NONE.dated");
        assertThat(journey.lastMail(reference, "team-confirmed")).contains("Aucun candidat.");
    }

    @Test
    void aTeamThatWasNeverCompleteRaisesNoAlarm() {
        String reference = journey.given(VOIRON);
        journey.team(reference, Profession.NURSE);
        journey.startAt(reference, Map.of(), "stageProjectWriting");
        journey.team(reference, Profession.NURSE, Profession.PHARMACIST);
        assertThat(driver.openTasks(reference)).containsExactly("planWriting");
    }

    // ---- F7: the MSP is part of a CPTS being created

    @Test
    void F7_aMspThatIsPartOfACptsJoinsItAndNoLongerCompetesForItsTerritory() {
        String cpts = cptsJourney.declare();
        String reference = journey.declare(but(MspAnswers.declaration("MSP discrète (fictive)", VOIRON), "lead", """
                {"firstName":"Paul","lastName":"Discret","profession":"NURSE","email":"paul.discret@exemple.fr"}"""));
        assertThat(dossiers.overlapsOf(reference)).extracting("owner").contains(cpts);
        refuses(reference, "qualifyProject", "[coveringDossier]", "coveringDossier", "2026-38-9999");
        refuses(reference, "qualifyProject", "[coveringDossier] «\u00a0MSP", "coveringDossier", reference);

        journey.answer(reference, "qualifyProject", "coveringDossier", cpts, "coveringInformed", true);

        assertThat(links.of(reference)).extracting(Links.Link::type).containsExactly(LinkType.PART_OF);
        assertThat(links.of(cpts)).extracting(Links.Link::type).contains(LinkType.HAS_PART);
        assertThat(dossiers.overlapsOf(reference)).extracting("owner").doesNotContain(cpts);
        assertThat(dossiers.overlapsOf(cpts)).extracting("owner").doesNotContain(reference);
        assertThat(dossiers.get(cpts).team()).extracting(TeamMember::displayName)
                .contains("MSP discrète (fictive)", "Hugo Fictif", "Lina Exemple").doesNotHaveDuplicates();
        assertThat(journey.mails(reference)).contains("msp-orientation > coveringLead");
    }

    @Test
    void F7_theLeadOfTheCptsIsToldOnlyWhenTheLeadOfTheMspAgrees() {
        String cpts = cptsJourney.declare();
        String reference = journey.declare(but(MspAnswers.declaration("MSP discrète (fictive)", VOIRON), "lead", """
                {"firstName":"Paul","lastName":"Discret","profession":"NURSE","email":"paul.discret@exemple.fr"}"""));
        journey.answer(reference, "qualifyProject", "coveringDossier", cpts, "coveringInformed", false);
        assertThat(journey.mails(reference)).contains("msp-orientation > lead").doesNotContain("msp-orientation > coveringLead");
    }

    private void refuses(String reference, String task, String said, Object... otherwise) {
        Task open = driver.task(reference, task);
        assertThatThrownBy(() -> forms.submitTaskForm(open.getId(), but(answers.to(reference, open), otherwise)))
                .isInstanceOf(FormFieldValidationException.class).hasMessageContaining(said);
    }
}
