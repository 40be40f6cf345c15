package fr.maillage.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import fr.maillage.CdsAnswers;
import fr.maillage.CdsJourney;
import fr.maillage.CptsAnswers;
import fr.maillage.CptsJourney;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Centre.Approval;
import fr.maillage.workflow.ParisTime;

/** The agrément of a centre: beside the récépissé where it is mixed, provisional first, definitive a year after the opening. */
@MaillageTest
class CdsApprovalTest {

    private static final String GAPS = """
            [{"point":"Diplômes","correction":"Joindre le diplôme d’une praticienne."}]""";

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
    CptsJourney cpts;
    @Autowired
    Rerouting rerouting;
    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void endOfTheTest() {
        journey.end();
    }

    @Test
    void aDentalCentreIsApprovedByDecisionAndDefinitivelyAYearAfterItsOpeningWithoutAnyVisit() {
        String reference = journey.declaredUntil("fileProject", "DENTAL");
        assertThat(centres.find(reference).orElseThrow().regime()).contains(Regime.APPROVAL);
        assertThat(driver.openTasks(reference)).doesNotContain("checkReceiptFile");
        journey.goOnUntil(reference, "recordApprovalFiness");
        assertThat(approval(reference)).isEqualTo(Approval.PROVISIONAL);
        journey.goOnUntil(reference, "recordOpening");
        LocalDate opening = answers.today();
        journey.answer(reference, "recordOpening");
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.OPERATION);
        assertThat(journey.visits(reference, "issueReceipt")).isZero();

        driver.advanceToTimer(reference, "visitDecisionDue");
        assertThat(answers.today()).isEqualTo(opening.plusMonths(8));
        assertThat(driver.groupsOf(driver.task(reference, "decideVisit"))).containsExactly("ars-84");
        journey.answer(reference, "decideVisit");
        driver.advanceTo(reference, opening.plusYears(1));
        assertThat(approval(reference)).as("the year is not over").isEqualTo(Approval.PROVISIONAL);
        assertThat(driver.timer(reference, "approvalTermReached").getDuedate().toInstant())
                .isEqualTo(ParisTime.startOf(opening.plusYears(1).plusDays(1)));
        driver.advanceTo(reference, opening.plusYears(1).plusDays(1));

        assertThat(approval(reference)).isEqualTo(Approval.DEFINITIVE);
        assertThat(centres.find(reference).orElseThrow().approvalEndedOn()).contains(opening.plusYears(1));
        assertThat(journey.ends(reference)).contains("noVisit", "approvalDefinitive");
        assertThat(journey.mails(reference)).contains("approval-definitive > lead", "approval-definitive > cpam");
        assertThat(letters(reference, "approval-definitive")).isEqualTo(1);
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.OPERATION);
    }

    @Test
    void aMixedCentreRunsBothBranchesAndSilenceGrantsOnlyTheAgrement() {
        String reference = journey.declaredUntil("fileProject", "MEDICAL", "DENTAL");
        assertThat(centres.find(reference).orElseThrow().regime()).contains(Regime.BOTH);
        assertThat(driver.openTasks(reference)).contains("checkReceiptFile", "fileProject");
        journey.answer(reference, "fileProject");
        LocalDate filed = answers.today();
        assertThat(dossiers.get(reference).legalDate()).contains(filed.plusMonths(2));
        driver.advanceToTimer(reference, "legalDeadline");
        journey.answer(reference, "issueTacitAttestation");

        assertThat(approval(reference)).isEqualTo(Approval.PROVISIONAL);
        assertThat(centres.find(reference).orElseThrow().approvalOn())
                .contains(dossiers.get(reference).milestones().validatedOn());
        assertThat(driver.openTasks(reference)).as("no silence for the récépissé").contains("checkReceiptFile");
        assertThat(centres.hasReceipt(reference)).isFalse();
        journey.goOnUntil(reference, "recordOpening");
        assertThat(centres.hasReceipt(reference)).isTrue();
        assertThat(journey.visits(reference, "recordApprovalFiness")).isZero();
    }

    @Test
    void aRefusedAgrementEndsTheProjectOfADentalCentreUnlessItsFileIsTakenUpAgain() {
        String reference = journey.declaredUntil("prepareDecision", "ORTHOPTIC");
        refuse(reference);
        journey.answer(reference, "chooseAfterObjection");
        assertThat(driver.openTasks(reference)).containsExactly("reworkFile");
        journey.answer(reference, "reworkFile");
        assertThat(driver.openTasks(reference)).containsExactly("fileProject");

        String other = journey.declaredUntil("prepareDecision", "OPHTHALMOLOGICAL");
        refuse(other);
        journey.answer(other, "chooseAfterObjection", "objectionFollowUp", "ABANDON");
        journey.assertEndedAt(other, "refused");
        assertThat(dossiers.get(other).stage()).isEqualTo(Stage.REFUSED);
    }

    @Test
    void aMixedCentreWhoseAgrementIsRefusedOpensWithItsOtherActivities() {
        String reference = journey.declaredUntil("issueReceipt", "MEDICAL", "DENTAL");
        journey.answer(reference, "issueReceipt");
        journey.goOnUntil(reference, "prepareDecision");
        refuse(reference);
        journey.answer(reference, "chooseAfterObjection", "objectionFollowUp", "ABANDON");

        assertThat(approval(reference)).isEqualTo(Approval.REFUSED);
        journey.goOnUntil(reference, "recordOpening");
        journey.answer(reference, "recordOpening");
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.OPERATION);
        assertThat(journey.ends(reference)).contains("inOperation");
    }

    private void refuse(String reference) {
        journey.answer(reference, "prepareDecision", "decision", "OBJECT", "legalGround", "CONFORMITY",
                "reasons", "Le projet de santé ne dit rien des soins non programmés.");
        journey.answer(reference, "signDecision");
        journey.answer(reference, "notifyDecision");
    }

    @Test
    void gapsAreCorrectedVisitedAgainAndTheAgrementBecomesDefinitive() {
        String reference = openSince(8);
        LocalDate last = centres.lastProvisionalDay(reference);
        journey.assertRefused(reference, "decideVisit", "visitors", "", "visitDecision", "VISIT", "visitAt",
                answers.today().plusDays(10) + "T09:00", "reason", null);
        journey.assertRefused(reference, "decideVisit", "visitAt", "devient définitif", "visitDecision", "VISIT",
                "visitAt", last.plusDays(1) + "T09:00", "visitors", "Deux inspectrices", "reason", null);
        journey.answer(reference, "decideVisit", "visitDecision", "VISIT", "visitAt", answers.today().plusDays(10) + "T09:00",
                "visitors", "Deux inspectrices", "reason", null);
        assertThat(journey.lastMail(reference, "centre-visit")).contains("Deux inspectrices");
        assertThat(invitations(reference, "centre-visit")).isPositive();

        driver.advanceTo(reference, answers.today().plusDays(10));
        journey.assertRefused(reference, "reportVisit", "correctBy", "devient définitif", "visitFinding", "GAPS", "gaps", GAPS,
                "correctBy", last.plusDays(1).toString());
        LocalDate correctBy = answers.today().plusDays(20);
        journey.answer(reference, "reportVisit", "visitFinding", "GAPS", "gaps", GAPS, "correctBy", correctBy.toString());
        assertThat(journey.lastMail(reference, "centre-visit-report")).contains("Joindre le diplôme");
        assertThat(driver.task(reference, "recordCompliance").getDueDate()).isEqualTo(centres.complianceDue(reference));
        journey.answer(reference, "recordCompliance");
        journey.answer(reference, "assessCompliance", "compliance", "NEW_VISIT", "visitAt",
                answers.today().plusDays(5) + "T09:00", "visitors", "Une inspectrice");
        assertThat(journey.lastMail(reference, "centre-visit")).contains("Une inspectrice");
        driver.advanceTo(reference, answers.today().plusDays(5));
        journey.answer(reference, "reportVisit");
        assertThat(journey.ends(reference)).contains("visitPassed");

        driver.advanceTo(reference, last.plusDays(1));
        assertThat(approval(reference)).isEqualTo(Approval.DEFINITIVE);
    }

    @Test
    void gapsThatAreNotCorrectedInTimeLeadToAWithdrawalAfterTheManagerHasBeenHeard() {
        String reference = visited("DENTAL");
        LocalDate correctBy = answers.today().plusDays(15);
        journey.answer(reference, "reportVisit", "visitFinding", "GAPS", "gaps", GAPS, "correctBy", correctBy.toString());
        driver.advanceTo(reference, correctBy);
        assertThat(driver.openTasks(reference)).contains("recordCompliance");
        driver.advanceTo(reference, correctBy.plusDays(1));
        assertThat(driver.openTasks(reference)).contains("assessCompliance").doesNotContain("recordCompliance");
        journey.assertRefused(reference, "assessCompliance", "grounds", "", "compliance", "WITHDRAWAL_PROPOSED");
        journey.answer(reference, "assessCompliance", "compliance", "WITHDRAWAL_PROPOSED", "grounds", "Exercice sans diplôme.");
        assertThat(journey.lastMail(reference, "approval-withdrawal-intended")).contains("Exercice sans diplôme.");
        assertThat(letters(reference, "approval-withdrawal-intended")).isEqualTo(1);

        driver.advanceToTimer(reference, "observationsOver");
        journey.assertRefused(reference, "decideWithdrawal", "mode", "date certaine", "mode", "EMAIL");
        journey.assertRefused(reference, "decideWithdrawal", "signatory", "délégation", "signatory", "alice.delegation38");
        journey.answer(reference, "decideWithdrawal", "withdrawalDecision", "WITHDRAWN", "reasons", "Aucune correction.");

        journey.assertEndedAt(reference, "approvalWithdrawn");
        assertThat(approval(reference)).isEqualTo(Approval.WITHDRAWN);
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(letters(reference, "approval-withdrawal")).isEqualTo(1);
    }

    @Test
    void aMixedCentreWhoseAgrementIsWithdrawnStaysOpenWithItsReceipt() {
        String reference = visited("MEDICAL", "DENTAL");
        journey.answer(reference, "reportVisit", "visitFinding", "WITHDRAWAL_PROPOSED", "grounds", "Exercice sans diplôme.");
        journey.answer(reference, "recordObservations");
        journey.answer(reference, "decideWithdrawal", "withdrawalDecision", "WITHDRAWN");

        assertThat(journey.ends(reference)).contains("openWithoutApproval");
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.OPERATION);
    }

    @Test
    void anAgrementThatIsMaintainedOrStillBeingVisitedWhenTheYearEndsIsDefinitive() {
        String maintained = visited("DENTAL");
        journey.answer(maintained, "reportVisit", "visitFinding", "WITHDRAWAL_PROPOSED", "grounds", "Exercice sans diplôme.");
        journey.answer(maintained, "recordObservations");
        journey.answer(maintained, "decideWithdrawal");
        assertThat(approval(maintained)).isEqualTo(Approval.PROVISIONAL);
        driver.advanceTo(maintained, centres.lastProvisionalDay(maintained).plusDays(1));
        assertThat(approval(maintained)).isEqualTo(Approval.DEFINITIVE);
        journey.end();

        String late = visited("DENTAL");
        driver.advanceToTimer(late, "approvalTermNear");
        assertThat(journey.mails(late)).contains("approval-term-near > headquarters", "approval-term-near > delegation");
        driver.advanceToTimer(late, "approvalYearOver");
        assertThat(approval(late)).isEqualTo(Approval.DEFINITIVE);
        assertThat(driver.openTasks(late)).doesNotContain("reportVisit");
        assertThat(journey.visits(late, "recordDefinitiveApproval")).isEqualTo(1);
    }

    @Test
    void aVisitThatFindsNothingPassesAndCorrectionsMaySuffice() {
        String reference = visited("DENTAL");
        journey.answer(reference, "reportVisit", "visitFinding", "GAPS", "gaps", GAPS,
                "correctBy", answers.today().plusDays(15).toString());
        journey.answer(reference, "recordCompliance");
        journey.answer(reference, "assessCompliance");
        assertThat(journey.ends(reference)).contains("visitPassed");
        assertThat(driver.timer(reference, "approvalTermReached")).isNotNull();
    }

    @Test
    void aContractThatIsGivenUpLeavesTheCentreWithoutItAndAProjectThatIsGivenUpNeverOpens() {
        String waived = journey.declaredUntil("signContract", "MEDICAL");
        refuseToSign(waived);
        journey.submit(waived, driver.task(waived, "decideAfterRefusal"), Map.of("contractOutcome", "WAIVED",
                "decidedOn", answers.today().toString(), "reason", "Options refusées."));
        assertThat(journey.ends(waived)).contains("notContracted");
        assertThat(driver.openTasks(waived)).contains("recordOpening");

        String abandoned = journey.declaredUntil("signContract", "MEDICAL");
        refuseToSign(abandoned);
        journey.submit(abandoned, driver.task(abandoned, "decideAfterRefusal"), Map.of("contractOutcome", "ABANDONED",
                "decidedOn", answers.today().toString(), "reason", "Le gestionnaire renonce."));
        journey.assertEndedAt(abandoned, "abandonedAtContract");
        assertThat(dossiers.get(abandoned).stage()).isEqualTo(Stage.ABANDONED);
    }

    private void refuseToSign(String reference) {
        Task task = driver.tasks(reference, "signContract").get(0);
        journey.submit(reference, task, CptsAnswers.but(journey.answerTo(reference, task), "signature", "REFUSED",
                "signatory", null, "capacity", null, "delegation", null, "signedOn", null, "reason", "Options refusées."));
    }

    @Test
    void theNeedOfACentreMayOpenAFundingRequestThatHoldsNothingUp() {
        String reference = journey.declaredUntil("studyNeed", "MEDICAL");
        journey.answer(reference, "studyNeed", "fundingAsked", true);
        assertThat(driver.openTasks(reference)).contains("prepareFile", "depositRequest");
    }

    @Test
    void aProjectThatWasNoCentreIsDescribedWhenItBecomesOne() {
        String reference = cpts.declare();
        rerouting.changeType(reference, StructureType.CDS, "Une association gère tout.", Set.of(), "alice.delegation38");
        driver.runJobs(reference);
        journey.assertRefused(reference, "describeCentre", "manager.kind", "société commerciale", "manager",
                CdsAnswers.manager("COMMERCIAL_COMPANY"));
        journey.answer(reference, "describeCentre");
        assertThat(driver.openTasks(reference)).containsExactly("qualifyRequest");
        assertThat(centres.find(reference).orElseThrow().proposedRegime()).contains(Regime.RECEIPT);
        cpts.end();
    }

    /** An approved dental centre that opened so many months ago, at the decision about a visit. */
    private String openSince(int months, String... activities) {
        String reference = journey.declaredUntil("recordOpening", activities.length == 0 ? new String[] {"DENTAL"} : activities);
        LocalDate opening = answers.today();
        journey.answer(reference, "recordOpening");
        driver.advanceTo(reference, opening.plusMonths(months));
        return reference;
    }

    private String visited(String... activities) {
        String reference = openSince(8, activities);
        journey.answer(reference, "decideVisit", "visitDecision", "VISIT", "visitAt", answers.today().plusDays(2) + "T09:00",
                "visitors", "Deux inspectrices", "reason", null);
        driver.advanceTo(reference, answers.today().plusDays(2));
        return reference;
    }

    private Approval approval(String reference) {
        return centres.find(reference).orElseThrow().approval().orElse(null);
    }

    private long letters(String reference, String template) {
        return jdbc.sql("select count(*) from letter where reference = :reference and template = :template")
                .param("reference", reference).param("template", template).query(Long.class).single();
    }

    private long invitations(String reference, String template) {
        return jdbc.sql("""
                        select count(*) from outbox_mail
                        where reference = :reference and template = :template and invitation is not null""")
                .param("reference", reference).param("template", template).query(Long.class).single();
    }
}
