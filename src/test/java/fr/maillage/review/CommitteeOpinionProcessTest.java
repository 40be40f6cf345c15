package fr.maillage.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import fr.maillage.MaillageTest;
import fr.maillage.ProcessDriver;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.SessionOpinion;
import fr.maillage.workflow.Contracts;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.FieldOption;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.TaskInHand;

/** The opinion of a committee on anything but a filing, and what becomes of an agenda whose session does not take place. */
@MaillageTest
class CommitteeOpinionProcessTest {

    private static final String OPINION = EngineNames.COMMITTEE_OPINION;
    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

    @Autowired
    ReviewFixture fixture;
    @Autowired
    ProcessDriver driver;
    @Autowired
    Sessions sessions;
    @Autowired
    Dossiers dossiers;
    @Autowired
    RuntimeService runtime;
    @Autowired
    TaskService tasks;
    @Autowired
    Contracts contracts;
    @Autowired
    TrialSubjects trials;

    String reference;

    @BeforeEach
    void aDossier() {
        fixture.today(DAY);
        reference = fixture.voironnais();
    }

    @AfterEach
    void realTime() {
        ClockUtil.reset();
    }

    @Test
    void theCommitteeJudgesEachSubjectOfADossierByItself() {
        ProcessInstance first = sought("TRIAL:1");
        ProcessInstance second = sought("TRIAL:2");
        String session = plan(DAY.plusDays(10));
        schedule(first, session);
        schedule(second, session);
        assertThat(contracts.options(inHand(session)).get("results.reference")).extracting(FieldOption::title)
                .containsExactly("CPTS fictive (%s) – Demande d’essai n° 1".formatted(reference),
                        "CPTS fictive (%s) – Demande d’essai n° 2".formatted(reference));

        fixture.today(DAY.plusDays(10).plusDays(1));
        hold(session, result("TRIAL:1", "FAVOURABLE_WITH_RESERVES"), result("TRIAL:2", "POSTPONED"));

        driver.runJobs(reference);
        assertThat(outcome(first)).isEqualTo("FAVOURABLE_WITH_RESERVES");
        assertThat(trials.judged()).containsEntry(reference + " 1", SessionOpinion.FAVOURABLE_WITH_RESERVES);
        assertThat(open(second)).as("adjourned: another session").isEqualTo("scheduleCommittee");
        String next = plan(DAY.plusDays(20));
        schedule(second, next);
        fixture.today(DAY.plusDays(21));
        hold(next, result("TRIAL:2", "UNFAVOURABLE"));
        assertThat(outcome(second)).isEqualTo("UNFAVOURABLE");
    }

    @Test
    void withoutASessionTheRequestIsDecidedWithoutOpinion() {
        ProcessInstance started = sought("PROJECT");
        fixture.refused(reference, "scheduleCommittee", "reason", "obligatoire", "sessionChoice", "NO_SESSION");
        fixture.complete(reference, "scheduleCommittee", "sessionChoice", "NO_SESSION", "reason", "Demande simple.");
        assertThat(outcome(started)).isEqualTo("NO_SESSION");
    }

    @Test
    void aSessionThatComesTooLateIsRefusedAndOneThatDoesNotComeIsNotAwaited() {
        ProcessInstance first = sought("TRIAL:1");
        String late = plan(TrialSubjects.DECIDE_BY.plusDays(1));
        fixture.refused(reference, "scheduleCommittee", "session", "au plus tard le 6 mars 2026",
                "sessionChoice", "SCHEDULED", "session", late);
        schedule(first, plan(TrialSubjects.DECIDE_BY));
        driver.advanceToTimer(reference, "committeeExpired");
        assertThat(ParisTime.dateOf(ClockUtil.getCurrentTime().toInstant())).isEqualTo(TrialSubjects.DECIDE_BY);
        assertThat(outcome(first)).isEqualTo("NO_SESSION");
    }

    // ---- F21

    @Test
    void F21_withoutQuorumTheWholeAgendaMovesToAnotherDay() {
        ProcessInstance waiting = sought("TRIAL:2");
        String session = plan(DAY.plusDays(10));
        schedule(waiting, session);
        LocalDate until = ParisTime.dateOf(driver.timer(reference, "committeeExpired").getDuedate().toInstant());
        fixture.today(DAY.plusDays(11));
        fixture.refused(session, "recordSessionOpinions", "quorum", "Sans quorum", "sessionHeld", "HELD",
                "quorum", false, "results", "[" + result("TRIAL:2", "FAVOURABLE") + "]");
        fixture.complete(session, "recordSessionOpinions", "sessionHeld", "POSTPONED",
                "newDate", DAY.plusDays(17) + "T09:30");

        assertThat(ParisTime.dateOf(driver.timer(reference, "committeeExpired").getDuedate().toInstant()))
                .as("who waits, waits for the new day").isEqualTo(until.plusDays(7));
        fixture.today(DAY.plusDays(18));
        hold(session, result("TRIAL:2", "FAVOURABLE"));
        assertThat(outcome(waiting)).isEqualTo("FAVOURABLE");
    }

    @Test
    void F21_theAgendaOfACancelledSessionIsTakenOverAsAWhole() {
        ProcessInstance first = sought("TRIAL:2");
        ProcessInstance second = sought("TRIAL:3");
        String cancelled = plan(DAY.plusDays(10));
        schedule(first, cancelled);
        schedule(second, cancelled);
        String replacement = plan(DAY.plusDays(20));
        assertThat(contracts.options(inHand(cancelled)).get("replacement")).extracting(FieldOption::value)
                .contains(replacement).doesNotContain(cancelled);
        fixture.refused(cancelled, "recordSessionOpinions", "replacement", "Aucune séance", "sessionHeld", "CANCELLED",
                "replacement", cancelled);
        fixture.complete(cancelled, "recordSessionOpinions", "sessionHeld", "CANCELLED", "replacement", replacement);

        assertThat(fixture.endsOf(EngineNames.COMMITTEE_SESSION, cancelled)).contains("sessionCancelled");
        driver.runJobs(reference);
        assertThat(sessions.agenda(replacement)).extracting(AgendaItem::subject)
                .containsExactly("TRIAL:2", "TRIAL:3");
        fixture.today(DAY.plusDays(21));
        hold(replacement, result("TRIAL:2", "FAVOURABLE"), result("TRIAL:3", "FAVOURABLE"));
        assertThat(outcome(first)).isEqualTo("FAVOURABLE");
        assertThat(outcome(second)).isEqualTo("FAVOURABLE");
    }

    @Test
    void F21_withoutAnotherSessionTheDossiersAreDecidedWithout() {
        ProcessInstance waiting = sought("TRIAL:2");
        String cancelled = plan(DAY.plusDays(10));
        schedule(waiting, cancelled);
        fixture.complete(cancelled, "recordSessionOpinions", "sessionHeld", "CANCELLED");
        driver.runJobs(reference);
        assertThat(outcome(waiting)).isEqualTo("NO_SESSION");
    }

    private ProcessInstance sought(String subject) {
        Map<String, Object> variables = new HashMap<>(dossiers.card(reference));
        variables.put(EngineNames.SUBJECT, subject);
        ProcessInstance started = runtime.startProcessInstanceByKey(OPINION, reference, variables);
        driver.runJobs(reference);
        return started;
    }

    private void schedule(ProcessInstance waiting, String session) {
        Task task = tasks.createTaskQuery().processInstanceId(waiting.getId()).singleResult();
        driver.complete(reference, task, ReviewFixture.form("sessionChoice", "SCHEDULED", "session", session));
    }

    private String open(ProcessInstance instance) {
        return tasks.createTaskQuery().processInstanceId(instance.getId()).singleResult().getTaskDefinitionKey();
    }

    private Object outcome(ProcessInstance instance) {
        driver.runJobs(reference);
        assertThat(runtime.createProcessInstanceQuery().processInstanceId(instance.getId()).count()).isZero();
        return fixture.variable(instance, EngineNames.COMMITTEE_OUTCOME);
    }

    private String plan(LocalDate day) {
        String number = sessions.plan(new Sessions.Plan("Comité d’essai (fictif)", "84", "38", "ars-84-38",
                day.atTime(14, 0).atZone(ParisTime.ZONE).toInstant(), "Grenoble",
                List.of(new SessionMember("Membre Fictif", "membre@exemple.fr"))), null).number();
        driver.runJobs(number);
        return number;
    }

    private void hold(String session, String... results) {
        fixture.complete(session, "recordSessionOpinions", "sessionHeld", "HELD", "present", "[\"Membre Fictif\"]",
                "quorum", true, "results", "[" + String.join(",", results) + "]");
    }

    private String result(String subject, String opinion) {
        return "{\"reference\":\"%s %s\",\"opinion\":\"%s\",\"text\":\"Texte.\"}".formatted(reference, subject, opinion);
    }

    private TaskInHand inHand(String session) {
        Task task = driver.task(session, "recordSessionOpinions");
        return new TaskInHand(session, task.getId(), EngineNames.COMMITTEE_SESSION, task.getTaskDefinitionKey(), null,
                ClockUtil.getCurrentTime().toInstant(), name -> tasks.getVariable(task.getId(), name));
    }
}
