package fr.maillage.support;

import static fr.maillage.GivenDossier.GRAND_SUD;
import static fr.maillage.GivenDossier.VOIRONNAIS;
import static fr.maillage.GivenDossier.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

import fr.maillage.GivenDossier;
import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.directory.Directory;
import fr.maillage.directory.Lot;
import fr.maillage.dossier.Actors;
import fr.maillage.dossier.Addressee;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.MailSource.Moment;
import fr.maillage.dossier.Participant;
import fr.maillage.dossier.ParticipantRole;
import fr.maillage.dossier.Stage;
import fr.maillage.dossier.SupportNeed;
import fr.maillage.dossier.UnknownDossier;
import fr.maillage.security.MaillageUser;
import fr.maillage.territory.GivenRurality;
import fr.maillage.workflow.FieldOption;
import fr.maillage.workflow.TaskInHand;

@MaillageTest
@Tag("released")
class SupportDesignationTest {

    private static final String PROCESS = "support-designation";
    private static final String MSA = "msa-alpes-du-nord";
    private static final String FEDERATION = "fed-femasaura";
    private static final Map<String, Object> ACCEPTED = form("supportAnswer", "ACCEPTED", "firstContactOn", "2026-03-09");

    @Autowired
    Directory directory;

    @Autowired
    ProcessDriver driver;

    @Autowired
    GivenDossier given;

    @Autowired
    Accompaniment accompaniment;

    @Autowired
    SupportMailSource mails;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Actors actors;

    @Autowired
    DesignationApi api;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    @Autowired
    GivenRurality rurality;

    @Autowired
    SupportTasks supportTasks;

    private String reference;

    @BeforeEach
    void setClock() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-02T08:00:00Z")));
    }

    /** Other tests count on nobody's workload, on unknown rurality and on the time being now. */
    @AfterEach
    void leaveNothingBehind() {
        if (reference != null) {
            accompaniment.endAll(reference);
        }
        rurality.unknown();
        ClockUtil.reset();
    }

    @Test
    void ruralityUnknownTheHandlerSaysThatTheMsaAccompanies() {
        start(given.declared(VOIRONNAIS, SupportNeed.PROJECT_WRITING));

        assertThat(driver.groupsOf(driver.task(reference, "confirmSupport"))).containsExactly("ars-84-38");
        assertThatThrownBy(() -> confirm(form("urgent", false, "leadRefuses", false, "lots", "[\"HEALTH_PROJECT\"]")))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("[msaAccompanies]");

        confirm(form("msaAccompanies", true, "urgent", true, "leadRefuses", false, "lots", "[\"HEALTH_PROJECT\"]"));

        Task officers = driver.taskOf(reference, "acceptSupport", MSA);
        assertThat(officers.getAssignee()).isEqualTo("denis.msa");
        assertThat(officers.getDueDate()).isEqualTo(Date.from(Instant.parse("2026-03-09T17:00:00Z")));
        assertThat(current(SupportRole.MSA).rule()).isEqualTo(Rule.SECTOR);
        assertThat(dossiers.get(reference).participants(ParticipantRole.MEDICAL_ADVISER))
                .extracting(Participant::agent).containsExactly("medard.msa");
        assertThat(accompaniment.consultantNeeds(reference)).containsExactly(Lot.HEALTH_PROJECT);
        assertThat(actors.accompanier(reference)).as("personne n’a encore accepté").isEqualTo("ars-84-38");

        assertThat(mails.addressees("designee", moment("support-proposed"))).contains(List.of(Addressee.agent("denis.msa")));
        assertThat(mails.addressees("procurement", moment("consultant-need")))
                .contains(List.of(Addressee.group("ars-84-procurement")));
        assertThat(mails.facts(moment("support-proposed"))).containsEntry("supportRole", SupportRole.MSA)
                .containsEntry("designeeName", "Denis Ollier").containsEntry("answerBy", LocalDate.of(2026, 3, 9))
                .containsEntry("lots", List.of(Lot.HEALTH_PROJECT)).doesNotContainKey("contactReport");

        driver.complete(reference, officers, ACCEPTED);
        assertThat(actors.accompanier(reference)).isEqualTo(MSA);
        assertThat(dossiers.get(reference).participants(ParticipantRole.MSA_OFFICER))
                .extracting(Participant::agent).containsExactly("denis.msa");
        assertThat(driver.task(reference, "contactLead").getAssignee()).isEqualTo("denis.msa");

        driver.complete(reference, driver.taskOf(reference, "acceptSupport", FEDERATION), ACCEPTED);
        assertThat(dossiers.get(reference).participants(ParticipantRole.ACCOMPANIER))
                .as("l’agent de la MSA d’abord").extracting(Participant::organisation).containsExactly(MSA);

        for (String group : List.of(MSA, FEDERATION)) {
            driver.complete(reference, driver.taskOf(reference, "contactLead", group), form("contactOutcome", "DONE",
                    "contactedOn", "2026-03-02", "mode", "PHONE", "confirmedNeeds", "[\"PROJECT_WRITING\"]",
                    "nextMeeting", "2026-03-20T14:00", "report", "Premier échange :\nbesoins confirmés."));
        }
        assertThat(driver.openTasks(reference)).as("la mission attend que le besoin soit décrit").containsExactly("expressNeed");
        assertThat(variable("msaSupport")).isEqualTo(true);
        assertThat(passed()).contains("announceSupport", "sendContactReport", "supportInPlace", "adviserDesignated",
                "needRecorded").doesNotContain("assignSupport");
    }

    @Test
    void theMsaStaysOutWhenTheHandlerSaysSo() {
        start(given.declared(VOIRONNAIS));
        confirm(form("msaAccompanies", false, "urgent", false, "leadRefuses", false));

        assertThat(variable("msaSupport")).isEqualTo(false);
        assertThat(directory.agent(driver.task(reference, "acceptSupport").getAssignee()).organisation()).isEqualTo(FEDERATION);
        driver.complete(reference, "acceptSupport", ACCEPTED);
        assertThat(actors.accompanier(reference)).isEqualTo(FEDERATION);
    }

    @Test
    void afterAnImportARuralTerritoryGetsItsOfficerWithoutAQuestion() {
        rurality.imported();
        start(given.declared(new String[] {"38133", "38239", "38337"}));

        assertThat(variable("ruralityKnown")).isEqualTo(true);
        assertThat(variable("ruralShare")).isEqualTo(100L);
        assertThatThrownBy(() -> confirm(form("msaAccompanies", false, "urgent", false, "leadRefuses", false)))
                .hasMessageContaining("[msaAccompanies]");
        confirm(form("urgent", false, "leadRefuses", false));

        assertThat(driver.taskOf(reference, "acceptSupport", MSA).getAssignee()).isEqualTo("denis.msa");
    }

    @Test
    void laReunionHasTipSanteAndItsCgssPlaysNoSecondPart() {
        start(given.declared(GRAND_SUD));

        assertThat(variable("localFund")).isEqualTo("CGSS");
        assertThatThrownBy(() -> confirm(form("msaAccompanies", true, "urgent", false, "leadRefuses", false)))
                .hasMessageContaining("[msaAccompanies] Aucune caisse de MSA");
        assertThatThrownBy(() -> confirm(form("urgent", false, "leadRefuses", false,
                "roles", "[{\"role\":\"MSA\",\"choice\":\"ADD\",\"reason\":\"essai\"}]")))
                .hasMessageContaining("[roles[0].role]");
        confirm(form("urgent", false, "leadRefuses", false));

        assertThat(driver.openTasks(reference)).containsExactly("acceptSupport");
        assertThat(driver.task(reference, "acceptSupport").getAssignee()).isEqualTo("tania.tipsante");
        assertThat(driver.groupsOf(driver.task(reference, "acceptSupport"))).containsExactly("fed-tip-sante");
        assertThat(dossiers.get(reference).participants().stream().map(Participant::organisation)
                .filter("cgss-la-reunion"::equals).distinct()).hasSize(1);
        driver.complete(reference, "acceptSupport", ACCEPTED);
        assertThat(actors.accompanier(reference)).isEqualTo("fed-tip-sante");
    }

    @Test
    void whoDeclinesIsFollowedByTheNextAndNeverAskedAgain() {
        startWithMsaOnly();
        driver.complete(reference, "acceptSupport",
                form("supportAnswer", "DECLINED", "declineReason", "CONFLICT_OF_INTEREST", "note", "Ma sœur porte le projet."));

        assertThat(driver.task(reference, "acceptSupport").getAssignee()).isEqualTo("dora.msa");
        assertThatThrownBy(() -> driver.complete(reference, "acceptSupport",
                form("supportAnswer", "PASSED", "colleague", "denis.msa"))).hasMessageContaining("[colleague]");
        driver.complete(reference, "acceptSupport", form("supportAnswer", "DECLINED", "declineReason", "WORKLOAD"));

        Task assign = driver.task(reference, "assignSupport");
        assertThat(driver.groupsOf(assign)).containsExactly("supervisors-" + MSA);
        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(reference).count()).isEqualTo(1);
        assertThatThrownBy(() -> driver.complete(reference, "assignSupport", form("assignment", "NONE")))
                .hasMessageContaining("[reason]");
        driver.complete(reference, "assignSupport", form("assignment", "NONE", "reason", "Personne de disponible."));

        assertThat(driver.instances(reference)).isEmpty();
        assertThat(passed()).contains("announceNoSupport", "withoutSupport");
        assertThat(actors.accompanier(reference)).isEqualTo("ars-84-38");
    }

    @Test
    void aColleagueTakesOver() {
        startWithMsaOnly();
        assertThat(supportTasks.colleagues(inHand()).get("colleague")).extracting(FieldOption::value)
                .containsExactly("dora.msa");
        for (String wrong : List.of("inconnue", "fabien.femasaura", "medard.msa", "denis.msa")) {
            assertThatThrownBy(() -> driver.complete(reference, "acceptSupport",
                    form("supportAnswer", "PASSED", "colleague", wrong))).as(wrong).hasMessageContaining("[colleague]");
        }
        driver.complete(reference, "acceptSupport", form("supportAnswer", "PASSED", "colleague", "dora.msa"));

        assertThat(driver.task(reference, "acceptSupport").getAssignee()).isEqualTo("dora.msa");
        assertThat(current(SupportRole.MSA).rule()).isEqualTo(Rule.PASSED_BY_COLLEAGUE);
        driver.complete(reference, "acceptSupport", ACCEPTED);
        assertThat(dossiers.get(reference).participants(ParticipantRole.ACCOMPANIER))
                .extracting(Participant::agent).containsExactly("dora.msa");
    }

    @Test
    void silenceIsRemindedThenTheSupervisorAssigns() {
        startWithMsaOnly();
        driver.advanceToTimer(reference, "acceptanceReminder");
        assertThat(passed()).contains("remindDesignee");
        driver.advanceToTimer(reference, "acceptanceOverdue");
        assertThat(driver.openTasks(reference)).containsExactly("assignSupport");
        assertThat(supportTasks.candidates(inHand()).get("agent")).extracting(FieldOption::value)
                .containsExactly("denis.msa", "dora.msa");
        assertThat(supportTasks.candidates(inHand()).get("organisation")).extracting(FieldOption::value)
                .contains("msa-ain-rhone", FEDERATION).doesNotContain("cpam-isere");
        driver.advanceToTimer(reference, "assignmentLate");
        assertThat(passed()).contains("reassureLead", "leadReassured");

        for (String wrong : List.of("inconnu", "fabien.femasaura")) {
            assertThatThrownBy(() -> driver.complete(reference, "assignSupport",
                    form("assignment", "ASSIGNED", "agent", wrong))).as(wrong).hasMessageContaining("[agent]");
        }
        driver.complete(reference, "assignSupport", form("assignment", "ASSIGNED", "agent", "dora.msa"));

        assertThat(accompaniment.all(reference).stream().filter(each -> each.role() == SupportRole.MSA))
                .extracting(each -> each.agent().orElseThrow(), each -> each.lapsedAt().isPresent(), Designation::isAccepted)
                .containsExactly(tuple("denis.msa", true, false), tuple("dora.msa", false, true));
        assertThat(driver.task(reference, "contactLead").getAssignee()).isEqualTo("dora.msa");
        assertThatThrownBy(() -> driver.complete(reference, "contactLead", form("contactOutcome", "UNREACHABLE",
                "contactedOn", "2026-03-12", "mode", "PHONE", "attempts", 1L))).hasMessageContaining("[attempts]");
        driver.complete(reference, "contactLead", form("contactOutcome", "UNREACHABLE", "contactedOn", "2026-03-12",
                "mode", "PHONE", "attempts", 2L));
        assertThat(passed()).contains("reportUnreachable", "leadUnreachable");
        assertThat(driver.instances(reference)).isEmpty();
    }

    @Test
    void anotherOrganisationIsAsked() {
        startWithMsaOnly();
        driver.advanceToTimer(reference, "acceptanceOverdue");
        assertThatThrownBy(() -> driver.complete(reference, "assignSupport",
                form("assignment", "OTHER_ORGANISATION", "organisation", "msa-inconnue", "reason", "Secteur voisin")))
                .hasMessageContaining("[organisation]");
        driver.complete(reference, "assignSupport",
                form("assignment", "OTHER_ORGANISATION", "organisation", "msa-ain-rhone", "reason", "Secteur voisin"));

        Task accept = driver.task(reference, "acceptSupport");
        assertThat(driver.groupsOf(accept)).containsExactly("msa-ain-rhone");
        assertThat(accept.getAssignee()).as("cette caisse n’a désigné personne").isNull();
        assertThat(current(SupportRole.MSA).rule()).isEqualTo(Rule.WHOLE_ORGANISATION);
        driver.complete(reference, accept, form("supportAnswer", "DECLINED", "declineReason", "OUT_OF_SECTOR"));
        assertThat(driver.openTasks(reference)).as("le groupe n’est pas sollicité deux fois").containsExactly("assignSupport");
    }

    @Test
    void theLeadMayWantNobody() {
        start(given.declared(VOIRONNAIS));
        confirm(form("urgent", false, "leadRefuses", true));

        assertThat(driver.instances(reference)).isEmpty();
        assertThat(variable("msaSupport")).isEqualTo(false);
        assertThat(actors.accompanier(reference)).isEqualTo("ars-84-38");
    }

    @Test
    void removingOrAddingARoleTakesAReason() {
        start(given.declared(GRAND_SUD));
        assertThatThrownBy(() -> confirm(form("urgent", false, "leadRefuses", false,
                "roles", "[{\"role\":\"FEDERATION\",\"choice\":\"REMOVE\"}]"))).hasMessageContaining("[roles[0].reason]");
        assertThatThrownBy(() -> confirm(form("urgent", false, "leadRefuses", false,
                "roles", "[{\"role\":\"CONSULTANT\",\"choice\":\"ADD\",\"reason\":\"statuts\"}]"))).hasMessageContaining("[lots]");
        confirm(form("urgent", false, "leadRefuses", false, "lots", "[\"LEGAL\"]", "roles", """
                [{"role":"FEDERATION","choice":"REMOVE","reason":"Le porteur en est membre"},
                 {"role":"CONSULTANT","choice":"ADD","reason":"Statuts complexes"}]"""));

        assertThat(accompaniment.consultantNeeds(reference)).containsExactly(Lot.LEGAL);
        assertThat(driver.openTasks(reference)).containsExactly("expressNeed");
        assertThat(passed()).doesNotContain("designateFederation");
    }

    @Test
    void anEndedDossierIsAccompaniedNoMore() {
        startWithMsaOnly();
        driver.complete(reference, "acceptSupport", ACCEPTED);
        dossiers.enter(reference, Stage.ABANDONED);

        assertThat(accompaniment.current(reference, SupportRole.MSA)).isEmpty();
        assertThat(dossiers.get(reference).participants(ParticipantRole.ACCOMPANIER)).isEmpty();
        assertThat(dossiers.get(reference).participants(ParticipantRole.MSA_OFFICER)).isEmpty();
    }

    @Test
    void theOrganisationKeepsTheDossierOfAnAgentWhoLeaves() {
        startWithMsaOnly();
        driver.complete(reference, "acceptSupport", ACCEPTED);
        accompaniment.agentHasLeft("denis.msa");

        assertThat(current(SupportRole.MSA).agent()).isEmpty();
        assertThat(dossiers.get(reference).participants(ParticipantRole.ACCOMPANIER))
                .extracting(Participant::organisation, Participant::agent).containsExactly(tuple(MSA, null));
    }

    @Test
    void theSuccessorOfAnOrganisationTakesOverItsDossiers() {
        startWithMsaOnly();
        driver.complete(reference, "acceptSupport", ACCEPTED);
        accompaniment.organisationReplaced(MSA, "msa-ain-rhone");

        assertThat(current(SupportRole.MSA)).extracting(Designation::organisation, Designation::rule, Designation::isAccepted)
                .containsExactly("msa-ain-rhone", Rule.SUCCESSION, true);
        assertThat(dossiers.get(reference).participants(ParticipantRole.ACCOMPANIER))
                .extracting(Participant::organisation).containsExactly("msa-ain-rhone");
    }

    @Test
    void whatWasDeclinedIsReadByAdministrationsOnly() {
        startWithMsaOnly();
        driver.complete(reference, "acceptSupport",
                form("supportAnswer", "DECLINED", "declineReason", "CONFLICT_OF_INTEREST"));
        driver.complete(reference, "acceptSupport", ACCEPTED);

        assertThat(seenBy("alice.delegation38")).contains("Denis Ollier", "Dora Pasquet");
        assertThat(seenBy("ursule.urps84")).contains("Dora Pasquet").doesNotContain("Denis Ollier");
        assertThatThrownBy(() -> seenBy("tania.tipsante")).isInstanceOf(UnknownDossier.class);
    }

    private List<String> seenBy(String user) {
        SecurityContextHolder.getContext().setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(
                        new MaillageUser(user, user, Set.of("role-case-handler"), List.of()), null, List.of()));
        try {
            return api.designations(reference).stream().map(DesignationApi.DesignationView::agent).toList();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private void start(String declared) {
        reference = declared;
        given.start(PROCESS, reference);
        driver.runJobs(reference);
    }

    private void startWithMsaOnly() {
        start(given.declared(VOIRONNAIS));
        confirm(form("msaAccompanies", true, "urgent", false, "leadRefuses", false,
                "roles", "[{\"role\":\"FEDERATION\",\"choice\":\"REMOVE\",\"reason\":\"Inutile\"}]"));
    }

    private void confirm(Map<String, Object> form) {
        driver.complete(reference, "confirmSupport", form);
    }

    private Moment moment(String template) {
        return new Moment(reference, template, name -> "MSA");
    }

    private TaskInHand inHand() {
        return new TaskInHand(reference, null, PROCESS, "task", null, ClockUtil.getCurrentTime().toInstant(),
                name -> "MSA");
    }

    private Designation current(SupportRole role) {
        return accompaniment.current(reference, role).orElseThrow();
    }

    private Object variable(String name) {
        return history.createHistoricVariableInstanceQuery().variableName(name)
                .processInstanceId(history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(reference)
                        .processDefinitionKey(PROCESS).singleResult().getId())
                .list().get(0).getValue();
    }

    private List<String> passed() {
        return history.createHistoricActivityInstanceQuery()
                .processInstanceId(history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(reference)
                        .processDefinitionKey(PROCESS).singleResult().getId())
                .finished().list().stream().map(HistoricActivityInstance::getActivityId).toList();
    }
}
