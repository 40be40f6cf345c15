package fr.maillage.contract;

import static fr.maillage.CsrfToken.csrf;
import static fr.maillage.GivenDossier.VOIRONNAIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Set;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import fr.maillage.GivenContract;
import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.reference.DueDates;
import fr.maillage.security.MaillageUser;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.TaskInHand;

/** An administrator changes a delay and amounts: a running dossier keeps the values of its date, a new one takes the new. */
@MaillageTest
class DatedValuesTest {

    private static final String ADMINISTRATOR = "essai-des-dates";
    private static final String FROM = "2026-06-01";

    @Autowired
    ProcessDriver driver;

    @Autowired
    GivenDossier given;

    @Autowired
    GivenContract givenContract;

    @Autowired
    Contracting contracting;

    @Autowired
    ContractTasks contractTasks;

    @Autowired
    DueDates dueDates;

    @Autowired
    WebApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void undo() {
        ClockUtil.reset();
        jdbc.sql("delete from reference_value where recorded_by = ?").param(ADMINISTRATOR).update();
    }

    @Test
    void aRunningDossierKeepsTheValuesOfItsDateAndANewOneTakesTheNew() throws Exception {
        clock("2026-03-02T08:00:00Z");
        String running = start();
        change("DELAY", "negotiateContract", "30", "WORKING_DAYS");
        change("AMOUNT", "aci-cpts.operation.2", "70000", null);
        change("DELAY", "contract.duration.ACI_CPTS", "48", "MONTHS");
        change("DELAY", "mission.start.ACCESS", "9", "MONTHS");
        change("CHOICE", "contract-signing.ACI_CPTS", "IN_ORDER", null);

        clock("2026-07-01T08:00:00Z");
        String fresh = start();
        assertThat(operation(running)).isEqualTo("60000.00");
        assertThat(operation(fresh)).isEqualTo("70000.00");
        givenContract.draft(running);
        givenContract.draft(fresh);
        assertThat(dueOf(running)).as("quinze jours ouvrés, comme au premier jour").isEqualTo("2026-07-23");
        assertThat(dueOf(fresh)).as("trente jours ouvrés").isEqualTo("2026-08-13");

        givenContract.agreed(running);
        givenContract.agreed(fresh);
        assertThat(driver.tasks(running, "signContract")).as("toutes les parties ensemble").hasSize(3);
        assertThat(driver.tasks(fresh, "signContract")).as("une partie après l’autre").hasSize(1);
        signAll(running);
        signAll(fresh);
        assertThat(firstMissionDue(running)).isEqualTo("2027-01-01");
        assertThat(firstMissionDue(fresh)).isEqualTo("2027-04-01");
        assertThat(proposedYears(running)).isEqualTo(5);
        assertThat(proposedYears(fresh)).isEqualTo(4);
    }

    @Test
    void outsideOfAModelADelayIsThatOfToday() throws Exception {
        clock("2026-03-02T08:00:00Z");
        change("DELAY", "negotiateContract", "30", "WORKING_DAYS");
        clock("2026-07-01T08:00:00Z");
        assertThat(ParisTime.dateOf(dueDates.after("negotiateContract").toInstant())).isEqualTo("2026-08-13");
    }

    private String start() {
        String reference = given.declared(VOIRONNAIS);
        given.start(EngineNames.CONTRACT_SIGNATURE, reference);
        driver.runJobs(reference);
        return reference;
    }

    private void signAll(String reference) {
        while (driver.openTasks(reference).contains("signContract")) {
            givenContract.sign(reference, driver.tasks(reference, "signContract").get(0));
        }
    }

    private void change(String domain, String key, String value, String unit) throws Exception {
        MaillageUser user = new MaillageUser(ADMINISTRATOR, "Essai", Set.of("administrators"), List.of());
        MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build()
                .perform(post("/administration/referentiels/valeur")
                        .with(authentication(UsernamePasswordAuthenticationToken.authenticated(user, null, List.of()))).with(csrf())
                        .param("domain", domain).param("key", key).param("validFrom", FROM).param("amount", value)
                        .param("code", value).param("unit", unit == null ? "" : unit).param("source", "Texte fictif")
                        .param("confidence", "VERIFIED"))
                .andExpect(status().is3xxRedirection());
    }

    private String operation(String reference) {
        return contractTasks.proposal(inHand(reference)).amounts().get(0).amount().toPlainString();
    }

    private LocalDate dueOf(String reference) {
        return ParisTime.dateOf(driver.tasks(reference, "negotiateContract").get(0).getDueDate().toInstant());
    }

    private LocalDate firstMissionDue(String reference) {
        return contracting.get(reference).missions().get(0).startDue();
    }

    private Integer proposedYears(String reference) {
        return contractTasks.dated(inHand(reference)).durationYears();
    }

    private TaskInHand inHand(String reference) {
        return new TaskInHand(reference, null, EngineNames.CONTRACT_SIGNATURE, "task", null,
                ClockUtil.getCurrentTime().toInstant(), name -> null);
    }

    private static void clock(String instant) {
        ClockUtil.setCurrentTime(Date.from(Instant.parse(instant)));
    }
}
