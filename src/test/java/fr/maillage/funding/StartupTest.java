package fr.maillage.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.LegalExistence;
import fr.maillage.dossier.MailSource.Moment;
import fr.maillage.dossier.Stage;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.TaskInHand;

@MaillageTest
@Tag("released")
class StartupTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final BigDecimal OF_CLASS_2 = new BigDecimal("17500");

    @Autowired
    GivenDossier given;

    @Autowired
    FundingTasks tasks;

    @Autowired
    FundingMailSource mails;

    @Autowired
    Dossiers dossiers;

    private String reference;

    @BeforeEach
    void declare() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-02T08:00:00Z")));
        reference = given.declared(GivenDossier.VOIRONNAIS);
    }

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    void theFormProposesTheAmountOfTheSizeClassWithItsSource() {
        PayStartup due = tasks.due(inHand());
        assertThat(due.amount()).isEqualByComparingTo(OF_CLASS_2);
        assertThat(due.amountSource()).contains("avenant 2");
    }

    @Test
    void beforeTheSecondAmendmentNobodyKnowsAnAmount() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2021-03-02T08:00:00Z")));
        assertThat(tasks.due(inHand()).amount()).isNull();
    }

    @Test
    void itTakesAValidatedLetterAndAnAssociationWithItsBankDetails() {
        assertThatThrownBy(() -> pay(OF_CLASS_2, null)).isInstanceOf(RefusedSubmission.class)
                .hasMessageContaining("funding.startup.letter");
        dossiers.enter(reference, Stage.PROJECT_WRITING);
        assertThatThrownBy(() -> pay(OF_CLASS_2, null)).hasMessageContaining("funding.startup.existence");
        tasks.pay(new PayStartup(PaymentOutcome.BLOCKED, null, null, null, "Association non déclarée"), inHand());
        assertThat(mails.facts(moment())).containsEntry("blockingReason", "Association non déclarée");

        exist();
        assertThatThrownBy(() -> pay(new BigDecimal("20000"), null)).hasMessageContaining("funding.startup.source");
        pay(OF_CLASS_2, null);
        assertThat(mails.facts(moment())).containsEntry("startupAmount", new BigDecimal("17500.00"))
                .containsEntry("startupPaidOn", DAY).doesNotContainKey("blockingReason");
        assertThatThrownBy(() -> pay(OF_CLASS_2, null)).as("une seule fois")
                .hasStackTraceContaining("startup_payment_once");
    }

    @Test
    void anotherAmountComesWithItsSource() {
        dossiers.enter(reference, Stage.PROJECT_WRITING);
        exist();
        pay(new BigDecimal("20000.00"), "Décision de la CPAM du 1er mars 2026 (fictive)");
        assertThat(mails.facts(moment())).containsEntry("startupAmount", new BigDecimal("20000.00"));
    }

    private void exist() {
        dossiers.recordLegalExistence(reference,
                new LegalExistence("W381000001", null, null, null, null, "73282932000074", "38563", true), null);
    }

    private void pay(BigDecimal amount, String source) {
        tasks.pay(new PayStartup(PaymentOutcome.PAID, amount, source, DAY, null), inHand());
    }

    private TaskInHand inHand() {
        return new TaskInHand(reference, null, "cpts-creation", "payStartup", null, ClockUtil.getCurrentTime().toInstant(),
                name -> null);
    }

    private Moment moment() {
        return new Moment(reference, "startup-payment", name -> null);
    }
}
