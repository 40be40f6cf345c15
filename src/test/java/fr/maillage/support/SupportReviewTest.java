package fr.maillage.support;

import static fr.maillage.GivenDossier.VOIRONNAIS;
import static fr.maillage.GivenDossier.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import fr.maillage.CptsJourney;
import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Stage;

@MaillageTest
class SupportReviewTest {

    @Autowired
    ProcessDriver driver;
    @Autowired
    GivenDossier given;
    @Autowired
    Accompaniment accompaniment;
    @Autowired
    Dossiers dossiers;
    @Autowired
    CptsJourney mails;

    private String reference;

    @BeforeEach
    void accompanied() {
        reference = given.declared(VOIRONNAIS);
        accompaniment.accept(new Designation(reference, SupportRole.MSA, "msa-alpes-du-nord", "denis.msa",
                Rule.ASSIGNED_BY_SUPERVISOR, ClockUtil.getCurrentTime().toInstant()), null, null);
        dossiers.enter(reference, Stage.OPERATION);
        driver.runJobs(reference);
    }

    @Test
    void whoAccompaniesReviewsTheirWorkAndGoesOn() {
        Task review = driver.task(reference, "reviewSupport");
        assertThat(review.getAssignee()).isEqualTo("denis.msa");
        assertThat(driver.groupsOf(review)).containsExactly("msa-alpes-du-nord");
        dossiers.enter(reference, Stage.OPERATION);
        assertThat(driver.tasks(reference, "reviewSupport")).as("une seule fois").hasSize(1);
        assertThatThrownBy(() -> driver.complete(reference, "reviewSupport", form("meetings", 6, "days", "12.5",
                "supportFollowUp", "RENEW"))).hasMessageContaining("[nextSteps]");
        assertThatThrownBy(() -> driver.complete(reference, "reviewSupport", form("meetings", 6, "days", "12.55",
                "supportFollowUp", "END"))).hasMessageContaining("[days]");
        driver.complete(reference, "reviewSupport", form("meetings", 6, "days", "12.5", "difficulties", "Peu de kinésithérapeutes",
                "supportFollowUp", "RENEW", "nextSteps", "Une réunion par trimestre"));
        assertThat(mails.mails(reference, "support-renewed")).as("la porteuse, à qui deux questions sont posées, et la délégation").isEqualTo(2);
        assertThat(accompaniment.current(reference, SupportRole.MSA)).isPresent();
    }

    @Test
    void anAccompanimentThatEndsIsEndedByADecisionAndTheLeadIsAsked() {
        driver.complete(reference, "reviewSupport", form("meetings", 2, "days", "3", "supportFollowUp", "END"));
        assertThat(mails.mails(reference, "support-ended")).isEqualTo(2);
        assertThat(accompaniment.current(reference, SupportRole.MSA)).isEmpty();
        assertThat(mails.journal(reference)).contains("support.review.END", "support.ended");
    }

    @Test
    void theReviewIsClosedWithTheStructure() {
        dossiers.enter(reference, Stage.CEASED);
        driver.runJobs(reference);
        assertThat(driver.tasks(reference, "reviewSupport")).isEmpty();
    }
}
