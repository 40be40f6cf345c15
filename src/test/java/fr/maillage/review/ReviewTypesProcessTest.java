package fr.maillage.review;

import static fr.maillage.review.ReviewFixture.deposit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Channel;
import fr.maillage.dossier.Deposit;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.ParticipantRole;
import fr.maillage.dossier.Profession;
import fr.maillage.dossier.Recusals;
import fr.maillage.workflow.Contracts;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.FieldOption;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.TaskInHand;

/** The instruction of a MSP, a DAC and the agrément of a health centre: the same process, with other rules. */
@MaillageTest
class ReviewTypesProcessTest {

    private static final String REVIEW = EngineNames.REVIEW;
    private static final LocalDate FILED = LocalDate.of(2026, 1, 5);
    private static final LocalDate LEGAL_DATE = LocalDate.of(2026, 3, 5);
    private static final LocalDate TARGET = FILED.plusDays(60);
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
    LegalTerms terms;
    @Autowired
    ReviewActs acts;
    @Autowired
    Dossiers dossiers;
    @Autowired
    Contracts contracts;
    @Autowired
    TaskService tasks;
    @Autowired
    FormService forms;
    @Autowired
    Recusals recusals;
    @Autowired
    JdbcClient jdbc;

    String reference;

    @BeforeEach
    void signatories() {
        fixture.today(FILED);
        fixture.signatories();
    }

    @AfterEach
    void realTime() {
        ClockUtil.reset();
    }

    // ---- MSP

    @Test
    void aMspThatMeetsTheSpecificationIsConformAndNoLegalClockEverRuns() {
        filed(StructureType.MSP);
        assertThat(filing().legalDate()).isNull();
        assertThat(filing().targetDate()).isEqualTo(TARGET);
        assertThat(dossiers.get(reference).legalDate()).isEmpty();
        assertThat(terms.isRunning(reference)).isFalse();
        assertThat(driver.timer(reference, "legalDeadline")).isNull();
        throughSession();
        fixture.refused(reference, "checkConformity", "findings", "pour chaque critère",
                "findings", "[{\"criterion\":\"TEAM\",\"finding\":\"MET\"}]");
        fixture.refused(reference, "checkConformity", "findings[0].note", "Dites ce qui manque",
                "findings", findings("PARTLY_MET", ""));
        fixture.complete(reference, "checkConformity", "findings", findings("MET", ""));
        assertThat(options("prepareDecision", "decision")).containsExactly("Conforme", "Conforme avec recommandations",
                "À compléter", "Non conforme");
        fixture.decide(reference, FILED, "decision", "VALIDATE");
        notified();

        assertEnd("projectAccepted", "VALIDATED");
        assertThat(dossiers.get(reference).milestones().validatedOn()).isEqualTo(FILED);
        assertThat(journal()).contains("decision.notified.MSP.VALIDATED", "review.target.armed")
                .doesNotContain("review.clock.armed");
        assertThat(letter("review-decision")).isPositive();
        assertThat(letter("filing-complete")).isPositive();
    }

    @Test
    void aCriterionThatIsNotMetForbidsToSayThatTheProjectConforms() {
        filed(StructureType.MSP);
        throughSession();
        fixture.complete(reference, "checkConformity", "findings", findings("PARTLY_MET", "Horaires à préciser."));
        fixture.refused(reference, "prepareDecision", "decision", "pas entièrement rempli", "decision", "VALIDATE",
                "internalNote", "Note.");
        fixture.refused(reference, "prepareDecision", "legalGround", "n’existe pas pour ce type", "decision", "OBJECT",
                "legalGround", "TERRITORY", "reasons", "Raison.", "internalNote", "Note.");
        fixture.decide(reference, FILED, "decision", "VALIDATE_WITH_RECOMMENDATIONS", "recommendations", "Étendre les horaires.");
        notified();
        assertEnd("projectAccepted", "VALIDATED_WITH_RECOMMENDATIONS");
        assertThat(driver.openTasks(reference)).as("the team is complete: no checkpoint").isEmpty();
    }

    @Test
    void aProjectToCompleteGoesBackToWritingAndIsFiledAgainWithAnswers() {
        filed(StructureType.MSP);
        throughSession();
        fixture.complete(reference, "checkConformity", "findings", findings("NOT_MET", "Pas de permanence."));
        fixture.refused(reference, "prepareDecision", "decision", "à compléter ou non conforme",
                "decision", "VALIDATE_WITH_RECOMMENDATIONS", "recommendations", "Étendre.", "internalNote", "Note.");
        fixture.refused(reference, "prepareDecision", "reasons", "obligatoire", "decision", "RETURN", "internalNote", "Note.");
        fixture.decide(reference, FILED, "decision", "RETURN", "reasons", "Décrire la permanence.");
        notified();
        assertEnd("projectToComplete", "TO_COMPLETE");
        assertThat(filing().state()).isEqualTo(FilingState.RETURNED);
        assertThat(dossiers.get(reference).milestones().validatedOn()).isNull();

        fixture.start(REVIEW, reference);
        fixture.refused(reference, "fileProject", "answers", "répondre à chaque motif", "deposit", deposit(FILED),
                "version", "2", "documents", "[\"%s\"]".formatted(fixture.document(reference)));
    }

    @Test
    void aProjectThatDoesNotConformMayBeAppealed() {
        filed(StructureType.MSP);
        throughSession();
        fixture.complete(reference, "checkConformity", "findings", findings("NOT_MET", "Équipe dispersée."));
        fixture.decide(reference, FILED, "decision", "OBJECT", "legalGround", "SPECIFICATION", "reasons", "Pas d’équipe.");
        notified();
        fixture.complete(reference, "chooseAfterObjection", "deposit", deposit(FILED), "objectionFollowUp", "APPEAL",
                "appealText", fixture.document(reference));
        fixture.complete(reference, "answerAppeal", "appealOutcome", "OBJECTION_WITHDRAWN", "reasons", "Éléments nouveaux.",
                "decidedOn", FILED);
        assertEnd("objectionWithdrawn", "VALIDATED");
    }

    // ---- F5: a general practitioner leaves while the project is reviewed

    @Test
    void F5_whenAGeneralPractitionerLeavesDuringTheReviewTheLeadConfirmsTheTeam() {
        filed(StructureType.MSP);
        fixture.team(reference, Profession.GENERAL_PRACTITIONER, Profession.NURSE);
        assertThat(driver.openTasks(reference)).contains("confirmTeam");
        fixture.team(reference, Profession.GENERAL_PRACTITIONER, Profession.NURSE, Profession.PHYSIOTHERAPIST);
        assertThat(driver.tasks(reference, "confirmTeam")).as("asked once").hasSize(1);
        fixture.refused(reference, "confirmTeam", "teamAnswer", "complétez-la d’abord", "deposit", deposit(FILED),
                "teamAnswer", "REPLACED");
        fixture.refused(reference, "confirmTeam", "completeBy", "obligatoire", "deposit", deposit(FILED),
                "teamAnswer", "RECRUITMENT_DATED");
        fixture.complete(reference, "confirmTeam", "deposit", deposit(FILED), "teamAnswer", "RECRUITMENT_DATED",
                "completeBy", FILED.plusMonths(4));
        assertThat(filing().teamAnswer()).isEqualTo(TeamAnswer.RECRUITMENT_DATED);

        throughSession();
        fixture.complete(reference, "checkConformity", "findings", findings("MET", ""));
        fixture.refused(reference, "prepareDecision", "decision", "deux médecins généralistes", "decision", "VALIDATE",
                "internalNote", "Note.");
        fixture.decide(reference, FILED, "decision", "VALIDATE_WITH_RECOMMENDATIONS", "recommendations", "Recruter.");
        notified();
        assertEnd("projectAccepted", "VALIDATED_WITH_RECOMMENDATIONS");

        driver.advanceToTimer(reference, "checkpointDue");
        fixture.complete(reference, "checkTeam", "teamAnswer", "RECRUITMENT_DATED", "completeBy", FILED.plusYears(1));
        driver.advanceToTimer(reference, "checkpointDue");
        fixture.refused(reference, "checkTeam", "teamAnswer", "complétez-la d’abord", "teamAnswer", "REPLACED");
        fixture.team(reference, Profession.GENERAL_PRACTITIONER, Profession.GENERAL_PRACTITIONER, Profession.NURSE);
        fixture.complete(reference, "checkTeam", "teamAnswer", "REPLACED");
        assertThat(fixture.endsOf(EngineNames.TEAM_CHECKPOINT, reference)).containsExactly("teamChecked");
    }

    @Test
    void F5_aTeamThatIsStillIncompleteAtTheCheckpointIsReported() {
        filed(StructureType.MSP);
        fixture.team(reference, Profession.GENERAL_PRACTITIONER);
        throughSession();
        fixture.complete(reference, "checkConformity", "findings", findings("MET", ""));
        fixture.decide(reference, FILED, "decision", "VALIDATE_WITH_RECOMMENDATIONS", "recommendations", "Recruter.");
        notified();
        driver.advanceToTimer(reference, "checkpointDue");
        fixture.complete(reference, "checkTeam", "teamAnswer", "NONE", "note", "Aucun candidat.");
        assertThat(fixture.endsOf(EngineNames.TEAM_CHECKPOINT, reference)).containsExactly("teamReported");
        assertThat(fixture.audiences(reference, "team-incomplete")).contains("lead", "supervisors");
    }

    // ---- F12

    @Test
    void F12_whenTheAgencyIsLateTheLeadGetsANewDateThenTheHeadOfficeIsAsked() {
        filed(StructureType.MSP);
        assertThat(driver.timer(reference, "targetDate").getDuedate())
                .isEqualTo(Date.from(ParisTime.startOf(TARGET.plusDays(1))));
        driver.advanceToTimer(reference, "targetDate");
        assertThat(fixture.audiences(reference, "review-delayed")).contains("lead", "supervisors");
        assertThat(body("review-delayed", "lead")).contains("est retardée au 5 avril 2026", "ne vaut pas accord");
        assertThat(driver.timer(reference, "targetOverdue").getDuedate())
                .isEqualTo(Date.from(ParisTime.startOf(TARGET.plusDays(31))));
        driver.advanceToTimer(reference, "targetOverdue");
        assertThat(fixture.audiences(reference, "review-overdue")).contains("headquarters");
        assertThat(filing().state()).as("silence decides nothing").isEqualTo(FilingState.OPEN);
        assertThat(driver.openTasks(reference)).contains("checkCompleteness");
    }

    @Test
    void aMissingPieceMovesTheTarget() {
        filed(StructureType.MSP);
        fixture.complete(reference, "checkCompleteness", "completeness", "INCOMPLETE",
                "pieces", fixture.pieces(reference, "SIGNED_PROJECT"), "deadline", FILED.plusDays(20));
        fixture.today(FILED.plusDays(10));
        fixture.complete(reference, "recordPieces", "deposit", deposit(FILED.plusDays(10)), "pieces",
                "[{\"piece\":\"SIGNED_PROJECT\",\"receivedOn\":\"%s\"}]".formatted(FILED.plusDays(10)));
        assertThat(filing().targetDate()).isEqualTo(TARGET.plusDays(10));
        assertThat(driver.timer(reference, "targetDate").getDuedate())
                .isEqualTo(Date.from(ParisTime.startOf(TARGET.plusDays(11))));
    }

    @Test
    void theTargetWaitsWhileTheDossierSleeps() {
        filed(StructureType.MSP);
        dossiers.putToSleep(reference, FILED.plusMonths(6), "Le porteur le demande.", null);
        fixture.today(FILED.plusDays(40));
        dossiers.wake(reference, null);
        assertThat(filing().targetDate()).isEqualTo(TARGET.plusDays(40));
    }

    @Test
    void theLeadOfAMspTakesTheFilingBack() {
        filed(StructureType.MSP);
        acts.withdraw(reference, new Deposit("Claire Exemple", Channel.LETTER, FILED), fixture.document(reference), null);
        driver.runJobs(reference);
        assertEnd("withdrawn", "WITHDRAWN");
    }

    // ---- CDS

    @Test
    void silenceGrantsTheAgrementOfAHealthCentre() {
        filed(StructureType.CDS);
        assertThat(filing().legalDate()).isEqualTo(LEGAL_DATE);
        assertThat(terms.isRunning(reference)).isTrue();
        driver.advanceTo(reference, LEGAL_DATE.plusDays(1));
        assertThat(driver.openTasks(reference)).containsExactly("issueTacitAttestation");
        assertThat(options("issueTacitAttestation", "legalGround")).hasSize(3);
        fixture.complete(reference, "issueTacitAttestation", "attestation", "ISSUED", "issuedOn", LEGAL_DATE.plusDays(1));
        assertEnd("tacitlyAccepted", "TACIT");
        assertThat(letter("tacit-attestation")).isPositive();
        assertThat(body("tacit-validation", "lead")).contains("agrément provisoire est acquis depuis le 6 mars 2026");
    }

    @Test
    void theAgrementIsGrantedOrRefusedOnOneOfItsThreeGrounds() {
        filed(StructureType.CDS);
        fixture.complete(reference);
        assertThat(opinions.of(filing())).extracting(Opinion::giver).containsExactly("cpam-isere");
        fixture.give(reference, "cpam-isere", "FAVOURABLE");
        fixture.complete(reference, "scheduleSession", "sessionChoice", "NO_SESSION", "reason", "Sans comité.");
        assertThat(driver.openTasks(reference)).as("no specification of MSP").containsExactly("prepareDecision");
        assertThat(options("prepareDecision", "decision"))
                .containsExactly("Accorder l’agrément provisoire", "Refuser l’agrément");
        fixture.refused(reference, "prepareDecision", "decision", "n’existe pas pour ce type", "decision", "RETURN",
                "reasons", "Raison.", "internalNote", "Note.");
        fixture.decide(reference, FILED, "decision", "OBJECT", "legalGround", "CONFORMITY", "reasons", "Locaux non conformes.");
        fixture.refused(reference, "notifyDecision", "sentOn", "futur", "mode", "REGISTERED_LETTER",
                "sentOn", LEGAL_DATE.plusDays(1));
        notified();
        fixture.complete(reference, "chooseAfterObjection", "deposit", deposit(FILED), "objectionFollowUp", "ABANDON",
                "reason", "Le gestionnaire renonce.");
        assertEnd("objectionAccepted", "OBJECTED");
    }

    // ---- DAC

    @Test
    void theCommonProjectOfADacIsReadByTheDepartmentCouncilAndSignedByTheAgency() {
        reference = fixture.of(StructureType.DAC);
        dossiers.addParticipant(reference, ParticipantRole.DEPARTMENT_COUNCIL, "cd-38", null, null);
        fixture.start(REVIEW, reference);
        fixture.file(reference, FILED);
        assertThat(filing().targetDate()).isEqualTo(TARGET);
        fixture.complete(reference);
        assertThat(opinions.of(filing())).extracting(Opinion::giver)
                .containsExactlyInAnyOrder("cd-38", "cpam-isere", "msa-alpes-du-nord", "urps-84");
        driver.advanceToTimer(reference, "opinionsDue");
        fixture.complete(reference, "scheduleSession", "sessionChoice", "NO_SESSION", "reason", "Sans comité.");
        LocalDate today = ParisTime.dateOf(ClockUtil.getCurrentTime().toInstant());
        assertThat(options("prepareDecision", "decision")).hasSize(3).contains("À revoir");
        fixture.complete(reference, "prepareDecision", "decision", "RETURN", "reasons", "Préciser le numéro unique.",
                "internalNote", "Note.");
        assertThat(driver.groupsOf(driver.task(reference, "signDecision"))).containsExactly("ars-84-signatories");
        fixture.complete(reference, "signDecision", "signature", "SIGNED", "signedOn", today,
                "delegation", ReviewFixture.ARS_SIGNATORY);
        fixture.complete(reference, "notifyDecision", "mode", "EMAIL_WITH_RECEIPT", "sentOn", today);
        assertEnd("projectToComplete", "TO_COMPLETE");
    }

    // ---- F6

    @Test
    void F6_afterARefusalOnlyWhoHadSomethingAgainstItIsAskedAgain() {
        filed(StructureType.MSP);
        fixture.complete(reference);
        fixture.give(reference, "cpam-isere", "UNFAVOURABLE");
        fixture.give(reference, "msa-alpes-du-nord", "FAVOURABLE");
        driver.advanceToTimer(reference, "opinionsDue");
        LocalDate today = ParisTime.dateOf(ClockUtil.getCurrentTime().toInstant());
        fixture.complete(reference, "scheduleSession", "sessionChoice", "NO_SESSION", "reason", "Sans comité.");
        fixture.complete(reference, "checkConformity", "findings", findings("NOT_MET", "À revoir."));
        fixture.decide(reference, today, "decision", "OBJECT", "legalGround", "SPECIFICATION", "reasons", "Pas d’accès.\nPas de SI.");
        fixture.complete(reference, "notifyDecision", "mode", "REGISTERED_LETTER", "sentOn", today);
        fixture.complete(reference, "chooseAfterObjection", "deposit", deposit(today), "objectionFollowUp", "REWRITE");
        fixture.start(REVIEW, reference);
        fixture.complete(reference, "fileProject", "deposit", deposit(today), "version", "version 2",
                "documents", "[\"%s\"]".formatted(fixture.document(reference)), "answers", """
                        [{"reason":"Pas d’accès.","answer":"Permanence créée."},
                         {"reason":"Pas de SI.","answer":"Logiciel choisi."}]""");
        fixture.complete(reference);

        assertThat(filing().number()).isEqualTo(2);
        assertThat(driver.tasks(reference, "giveOpinion")).hasSize(2);
        assertThat(driver.taskOf(reference, "giveOpinion", "msa-alpes-du-nord")).isNull();
        assertThat(opinions.of(filing(), "msa-alpes-du-nord")).get().matches(Opinion::carried).matches(Opinion::isGiven);
        Task cpam = driver.taskOf(reference, "giveOpinion", "cpam-isere");
        assertThat(contracts.draft(inHand(cpam)).orElseThrow()).isInstanceOfSatisfying(ReviewTasks.GiveOpinion.class,
                draft -> assertThat(draft.opinion()).isEqualTo(OpinionSense.UNFAVOURABLE));
        fixture.give(reference, "cpam-isere", "FAVOURABLE");
        fixture.give(reference, "urps-84", "FAVOURABLE");
        fixture.complete(reference, "scheduleSession", "sessionChoice", "NO_SESSION", "reason", "Sans comité.");
        fixture.complete(reference, "checkConformity", "findings", findings("NOT_MET", "Toujours."));
        fixture.refused(reference, "prepareDecision", "reasons", "doit avoir les siennes", "decision", "OBJECT",
                "legalGround", "SPECIFICATION", "reasons", "Pas de SI.", "internalNote", "Note.");
        fixture.complete(reference, "prepareDecision", "decision", "OBJECT", "legalGround", "SPECIFICATION",
                "reasons", "La permanence n’est tenue qu’un jour sur deux.", "internalNote", "Note.");
    }

    // ---- F13

    @Test
    void F13_whoKeptSilentIsNotSaidToHaveAgreed() {
        filed(StructureType.MSP);
        fixture.complete(reference);
        fixture.give(reference, "cpam-isere", "FAVOURABLE");
        driver.advanceToTimer(reference, "opinionsDue");
        LocalDate today = ParisTime.dateOf(ClockUtil.getCurrentTime().toInstant());
        assertThat(opinions.of(filing())).filteredOn(Opinion::silent).hasSize(2);
        fixture.complete(reference, "scheduleSession", "sessionChoice", "NO_SESSION", "reason", "Sans comité.");
        fixture.complete(reference, "checkConformity", "findings", findings("MET", ""));
        fixture.decide(reference, today, "decision", "VALIDATE");
        fixture.complete(reference, "notifyDecision", "mode", "REGISTERED_LETTER", "sentOn", today);
        assertThat(fixture.letter(reference, "review-decision")).contains("CPAM de l’Isère").doesNotContain("URPS")
                .doesNotContain("MSA Alpes du Nord");
    }

    // ---- F20

    @Test
    void F20_anAlertThatWasGivenStaysInTheJournalWhenTheDateIsCorrected() {
        filed(StructureType.CPTS);
        driver.advanceToTimer(reference, "legalAlert30");
        terms.correctReceipt(reference, null, FILED.plusDays(20), "Le pli n’est arrivé que le 25.", true, null);

        assertThat(fixture.journal(reference, "review.alert")).containsExactly("5 mars 2026");
        assertThat(driver.timer(reference, "legalAlert15").getDuedate())
                .isEqualTo(Date.from(ParisTime.startOf(LEGAL_DATE.plusDays(5))));
    }

    // ---- F23

    @Test
    void F23_whoStandsAsideHandsTheTaskBackToAColleague() {
        String aside = fixture.handler("essai.deport", "cpam-isere");
        String colleague = fixture.handler("essai.collegue", "cpam-isere");
        filed(StructureType.CDS);
        fixture.complete(reference);
        Task opinion = driver.taskOf(reference, "giveOpinion", "cpam-isere");
        tasks.setAssignee(opinion.getId(), aside);
        recusals.recuse(reference, aside, "Parente du gestionnaire.");
        recusals.recuse(reference, aside, "Une seconde fois ne change rien.");

        assertThat(tasks.createTaskQuery().taskId(opinion.getId()).singleResult().getAssignee()).isNull();
        assertThat(driver.groupsOf(opinion)).containsExactly("cpam-isere");
        assertThat(journal()).containsOnlyOnce("recusal");
        driver.as(aside, () -> assertThatThrownBy(() ->
                forms.submitTaskForm(opinion.getId(), ReviewFixture.form("opinion", "FAVOURABLE")))
                .isInstanceOf(FormFieldValidationException.class).hasMessageContaining("déporté"));
        driver.as(colleague, () -> forms.submitTaskForm(opinion.getId(), ReviewFixture.form("opinion", "FAVOURABLE")));
        driver.runJobs(reference);
        assertThat(opinions.of(filing(), "cpam-isere")).get().matches(Opinion::isGiven);
    }

    private void filed(StructureType type) {
        reference = fixture.of(type);
        fixture.start(REVIEW, reference);
        fixture.file(reference, FILED);
    }

    private void throughSession() {
        fixture.complete(reference);
        GIVERS.forEach(giver -> fixture.give(reference, giver, "FAVOURABLE"));
        fixture.complete(reference, "scheduleSession", "sessionChoice", "NO_SESSION", "reason", "Sans comité.");
        assertThat(driver.openTasks(reference)).contains("checkConformity");
    }

    private void notified() {
        fixture.complete(reference, "notifyDecision", "mode", "REGISTERED_LETTER", "sentOn", FILED);
    }

    private static String findings(String ofAccess, String note) {
        return Stream.of(ConformityCriterion.values())
                .map(each -> each == ConformityCriterion.ACCESS_TO_CARE && !note.isEmpty() || each == ConformityCriterion.TEAM && note.isEmpty()
                        ? row(each, ofAccess, note) : row(each, "MET", ""))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String row(ConformityCriterion criterion, String finding, String note) {
        return note.isEmpty()
                ? "{\"criterion\":\"%s\",\"finding\":\"%s\"}".formatted(criterion, finding)
                : "{\"criterion\":\"%s\",\"finding\":\"%s\",\"note\":\"%s\"}".formatted(criterion, finding, note);
    }

    private List<String> options(String task, String field) {
        return contracts.options(inHand(driver.task(reference, task))).get(field).stream().map(FieldOption::title).toList();
    }

    private List<String> journal() {
        return jdbc.sql("select event from journal_entry where reference = :reference").param("reference", reference)
                .query(String.class).list();
    }

    private int letter(String template) {
        return jdbc.sql("select count(*) from letter where reference = :reference and template = :template")
                .param("reference", reference).param("template", template).query(Integer.class).single();
    }

    private String body(String template, String audience) {
        return jdbc.sql("""
                        select text from outbox_mail
                         where reference = :reference and template = :template and audience = :audience limit 1""")
                .param("reference", reference).param("template", template).param("audience", audience)
                .query(String.class).single().replaceAll("[\\s\u00a0]+", " ");
    }

    private void assertEnd(String end, String outcome) {
        assertThat(fixture.endsOf(REVIEW, reference)).contains(end);
        assertThat(fixture.variable(REVIEW, reference, "reviewOutcome")).isEqualTo(outcome);
    }

    private Filing filing() {
        return filings.current(reference, FilingSubject.PROJECT);
    }

    private TaskInHand inHand(Task task) {
        return new TaskInHand(reference, task.getId(), REVIEW, task.getTaskDefinitionKey(), null,
                ClockUtil.getCurrentTime().toInstant(), name -> tasks.getVariable(task.getId(), name));
    }
}
