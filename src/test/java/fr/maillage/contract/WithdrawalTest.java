package fr.maillage.contract;

import static fr.maillage.GivenDossier.deposit;
import static fr.maillage.GivenDossier.form;
import static fr.maillage.contract.GivenStructure.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

import fr.maillage.CptsJourney;
import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.DocumentKind;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Stage;
import fr.maillage.security.MaillageUser;
import fr.maillage.workflow.EngineNames;

@MaillageTest
class WithdrawalTest {

    private static final LocalDate SIGNED = LocalDate.of(2026, 3, 2);

    @Autowired
    ProcessDriver driver;
    @Autowired
    GivenStructure structures;
    @Autowired
    GivenDossier given;
    @Autowired
    MissionFollowUps missions;
    @Autowired
    Breaches breaches;
    @Autowired
    FollowUpPayments payments;
    @Autowired
    Contracting contracting;
    @Autowired
    StructureRegister register;
    @Autowired
    Dossiers dossiers;
    @Autowired
    CptsJourney mails;
    @Autowired
    FormService forms;
    @Autowired
    RepositoryService repository;
    @Autowired
    HistoryService history;
    @Autowired
    IdentityService identity;

    private String reference;

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    void aContractIsTerminatedOnlyAfterAHearingAndTheAdvancesArePaidBackByDays() {
        cpts();
        payments.pay(reference, contracting.inForce(reference).orElseThrow().id(), FollowUpPayments.Of.mission(
                missionRow()), List.of(new FollowUpPayments.Paid(AmountPurpose.OPERATION, "ADVANCE", 2027,
                new BigDecimal("36500.00"), "Essai")), SIGNED, null);
        observe("CONTRACT");
        assertThat(mails.lastMail(reference, "breach-notice")).isNotBlank();
        assertThat(breaches.of(reference).get(0).answerDue()).isEqualTo("2026-04-01");
        assertThatThrownBy(() -> observe("CONTRACT")).hasMessageContaining("[breachObject] Une procédure est déjà ouverte");
        driver.advanceTo(reference, LocalDate.of(2026, 4, 2));
        assertThat(driver.openTasks(reference)).as("fin du contradictoire, sans réponse")
                .contains("recordBreachOpinion").doesNotContain("recordDefence");
        assertThat(driver.groupsOf(driver.task(reference, "recordBreachOpinion"))).containsExactly("cpam-isere");
        driver.complete(reference, "recordBreachOpinion", form("view", "FAVOURABLE", "heldOn", "2026-04-02",
                "opinion", "Résilier.", "minutes", given.document(reference, DocumentKind.MINUTES)));
        assertThat(driver.groupsOf(driver.task(reference, "decideBreach"))).containsExactly("cpam-isere-signatories");
        assertThatThrownBy(() -> decide("WITHDRAW", "2026-04-02", "effectiveOn", "2026-04-01", "signatory", "Simon Lacroix"))
                .hasMessageContaining("[effectiveOn]");
        assertThatThrownBy(() -> decide("WITHDRAW", "2026-04-01", "effectiveOn", "2026-05-02", "signatory", "Simon Lacroix"))
                .hasMessageContaining("[decidedOn]");
        decide("WITHDRAW", "2026-04-02", "effectiveOn", "2026-05-02", "signatory", "Simon Lacroix");
        assertThat(mails.mails(reference, "withdrawal-decision")).isPositive();

        // 304 days of 365 lie after 2 May
        assertThatThrownBy(() -> driver.complete(reference, "recoverAdvance", form("recovery", "RECOVERED", "amount", "30000",
                "recoveredOn", "2026-04-02"))).hasMessageContaining("[amountSource]");
        driver.complete(reference, "recoverAdvance", form("recovery", "WAITING", "reason", "Titre émis"));
        driver.complete(reference, "recoverAdvance", form("recovery", "RECOVERED", "amount", "30400", "recoveredOn", "2026-04-02"));

        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.WITHDRAWN);
        Structure structure = register.find(reference).orElseThrow();
        assertThat(structure.endedOn()).isEqualTo("2026-05-02");
        assertThat(structure.stateOn(LocalDate.of(2026, 5, 1))).isEqualTo(StructureState.IN_OPERATION);
        assertThat(structure.stateOn(LocalDate.of(2026, 5, 2))).isEqualTo(StructureState.WITHDRAWN);
        assertThat(driver.instances(reference)).as("les suivis sont clos").isEmpty();
    }

    @Test
    void aPlanThatIsNotKeptComesBackToTheDecisionAndOneThatIsEndsTheProcedure() {
        cpts();
        observe("CONTRACT");
        assertThatThrownBy(() -> driver.complete(reference, "recordDefence", form("deposit", deposit()))).hasMessageContaining("[defence]");
        driver.complete(reference, "recordDefence", form("deposit", deposit(), "defence", "Nous recrutons.",
                "documents", "[\"%s\"]".formatted(given.document(reference, DocumentKind.OTHER))));
        driver.complete(reference, "recordBreachOpinion", form("view", "UNFAVOURABLE", "heldOn", "2026-03-02"));
        for (String outcome : List.of("NOT_KEPT", "KEPT")) {
            decide("PLAN", "2026-03-02", "plan", "Recruter une coordinatrice.", "planDue",
                    outcome.equals("KEPT") ? "2026-12-01" : "2026-06-01");
            assertThat(mails.mails(reference, "breach-plan")).isPositive();
            driver.advanceToTimer(reference, "planDue");
            driver.complete(reference, "checkPlan", form("planOutcome", outcome, "checkedOn", "2026-03-02", "findings", "Constat."));
        }
        assertThat(passed()).contains("regularised");
        assertThat(breaches.isOpen(reference, BreachForms.BreachObject.CONTRACT)).isFalse();
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.OPERATION);
        observe("CONTRACT");
        defend();
        driver.complete(reference, "recordBreachOpinion", form("view", "UNFAVOURABLE", "heldOn", "2026-03-02"));
        decide("REGULARISED", "2026-03-02");
        assertThat(mails.mails(reference, "breach-regularised")).isEqualTo(6);
    }

    @Test
    void aHouseOfHealthLosesItsContractAndKeepsItsLabelOrLosesItsLabelByTheAgency() {
        GivenStructure.today(SIGNED);
        reference = structures.dossier(StructureType.MSP);
        structures.contract(reference, ContractKind.ACI_MSP, SIGNED, euros(AmountPurpose.ACCESS_FIXED, "15000"));
        dossiers.enter(reference, Stage.OPERATION);
        driver.runJobs(reference);
        observe("CONTRACT");
        defend();
        driver.complete(reference, "recordBreachOpinion", form("view", "NO_OPINION", "heldOn", "2026-03-02"));
        decide("WITHDRAW", "2026-03-02", "effectiveOn", "2026-03-02", "signatory", "Simon Lacroix");
        driver.complete(reference, "recoverAdvance", form("recovery", "NOTHING_DUE", "reason", "Rien n’a été versé."));
        assertThat(passed()).contains("contractTerminated");
        assertThat(register.find(reference).orElseThrow().contractEndedOn()).isEqualTo("2026-03-02");
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.OPERATION);
        assertThatThrownBy(() -> observe("CONTRACT")).hasMessageContaining("[breachObject] Aucun contrat");

        observe("LABEL");
        defend();
        assertThat(driver.groupsOf(driver.task(reference, "decideBreach"))).as("sans commission").containsExactly("ars-84-38-signatories");
        decide("WITHDRAW", "2026-03-02", "effectiveOn", "2026-03-02", "signatory", "Sophie Dumas");
        assertThat(dossiers.get(reference).stage()).isEqualTo(Stage.WITHDRAWN);
        assertThatThrownBy(() -> observe("LABEL")).hasMessageContaining("[dossier] Cette structure a pris fin");
    }

    @Test
    void whoAccompaniesDoesNotAccuseAndOnlyWhatExistsCanBeAtStake() {
        cpts();
        assertThatThrownBy(() -> observe("LABEL")).hasMessageContaining("[breachObject] Seule une maison de santé");
        assertThatThrownBy(() -> observe("APPROVAL")).hasMessageContaining("[breachObject] Seul un centre");
        assertThatThrownBy(() -> loggedIn("denis.msa", () -> observe("CONTRACT")))
                .hasMessageContaining("[dossier] Un manquement est constaté par l’ARS ou par la caisse");
        assertThatThrownBy(() -> loggedIn("camille.cpam73", () -> observe("CONTRACT"))).hasMessageContaining("[dossier]");
        String unregistered = structures.dossier(StructureType.CPTS);
        assertThatThrownBy(() -> start(form("dossier", unregistered, "breachObject", "CONTRACT", "facts", "x", "observedOn", "2026-03-02")))
                .hasMessageContaining("[dossier] Ce dossier n’est pas celui d’une structure");
        assertThat(breaches.of(reference)).as("rien d’écrit").isEmpty();
        loggedIn("claire.cpam38", () -> observe("CONTRACT"));
        assertThat(breaches.of(reference)).hasSize(1);
    }

    private void cpts() {
        GivenStructure.today(SIGNED);
        reference = structures.cpts(SIGNED, euros(AmountPurpose.OPERATION, "60000"));
        driver.runJobs(reference);
    }

    private long missionRow() {
        return missions.of(reference).get(0).id();
    }

    private void observe(String object) {
        start(form("dossier", reference, "breachObject", object, "facts", "Missions abandonnées.", "observedOn", "2026-03-02"));
        if (identity.getCurrentAuthentication() == null) {
            driver.runJobs(reference);
        }
    }

    private void start(Map<String, Object> form) {
        forms.submitStartForm(repository.createProcessDefinitionQuery().processDefinitionKey(EngineNames.WITHDRAWAL)
                .latestVersion().singleResult().getId(), form);
    }

    /** As the engine and our own rules see somebody with a session. */
    private void loggedIn(String user, Runnable work) {
        Set<String> groups = identity.createGroupQuery().groupMember(user).list().stream().map(Group::getId).collect(Collectors.toSet());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                new MaillageUser(user, user, groups, List.of()), null, List.of()));
        SecurityContextHolder.setContext(context);
        try {
            driver.as(user, work);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private void defend() {
        driver.complete(reference, "recordDefence", form("deposit", deposit(), "defence", "Observations."));
    }

    private void decide(String decision, String day, Object... more) {
        Map<String, Object> form = form(more);
        form.putAll(form("breachDecision", decision, "decidedOn", day, "reasons", "Au vu des faits."));
        driver.complete(reference, "decideBreach", form);
    }

    private List<String> passed() {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                .flatMap(instance -> history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).list().stream())
                .map(HistoricActivityInstance::getActivityId).toList();
    }
}
