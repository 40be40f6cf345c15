package fr.maillage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricIdentityLinkLog;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import fr.maillage.dossier.DeclaredProject;
import fr.maillage.dossier.Lifecycle;
import fr.maillage.workflow.EngineNames;

/**
 * Takes a dossier along the path of a CPTS through the real called processes: each task is submitted by a member of the
 * group to which it is offered, under the engine's authorisations, with the {@link CptsAnswers answer} that leads on.
 */
@Component
public class CptsJourney {

    /** The way when all goes well. Of two tasks that are open at once, the earlier one here is done first. */
    private static final List<String> WAY = List.of("qualifyProject", "holdFramingInterview",
            "confirmSupport", "expressNeed", "assignSupport", "acceptSupport", "contactLead", "checkPortrait", "giveMedicalView", "completeDiagnosis",
            "mobiliseProfessionals",
            "depositLetter", "checkAdmissibility", "giveLetterOpinion", "scheduleLetterSession", "prepareJointLetter",
            "signJointLetter", "notifyLetter",
            "planWriting", "followWriting", "rereadProject", "recordMembers", "confirmReadiness",
            "fileProject", "checkCompleteness", "giveOpinion", "scheduleSession", "prepareDecision", "signDecision",
            "notifyDecision",
            "holdConstituentAssembly", "recordLegalExistence",
            "draftContract", "negotiateContract", "recordDeliberation", "signContract", "registerContract", "payContract",
            "recordFiness", "payStartup", "recruitCoordinator", "publishAndAnnounce");

    private final List<String> declared = new ArrayList<>();
    private final ProcessDriver driver;
    private final CptsAnswers answers;
    private final TaskService tasks;
    private final FormService forms;
    private final RepositoryService repository;
    private final HistoryService history;
    private final IdentityService identity;
    private final Lifecycle lifecycle;
    private final JdbcClient jdbc;

    CptsJourney(ProcessDriver driver, CptsAnswers answers, TaskService tasks, FormService forms,
                RepositoryService repository, HistoryService history, IdentityService identity, Lifecycle lifecycle,
                JdbcClient jdbc) {
        this.driver = driver;
        this.answers = answers;
        this.tasks = tasks;
        this.forms = forms;
        this.repository = repository;
        this.history = history;
        this.identity = identity;
        this.lifecycle = lifecycle;
        this.jdbc = jdbc;
    }

    /** Declares the fictitious CPTS of the Voironnais. */
    public String declare() {
        return declare(DeclaredProject.voironnais());
    }

    /** Declares through the start form; the reference of the new dossier. */
    public String declare(Map<String, Object> declaration) {
        String definition = repository.createProcessDefinitionQuery().processDefinitionKey(EngineNames.CPTS_CREATION)
                .latestVersion().singleResult().getId();
        String reference = forms.submitStartForm(definition, declaration).getBusinessKey();
        declared.add(reference);
        driver.runJobs(reference);
        return reference;
    }

    /** A dossier on its way, with this task open and all before it done. */
    public String declaredUntil(String task) {
        String reference = declare();
        goOnUntil(reference, task);
        return reference;
    }

    /** Does the tasks in the order of the way until this one is open. */
    public void goOnUntil(String reference, String task) {
        while (!driver.openTasks(reference).contains(task)) {
            answer(reference, next(reference, task));
        }
    }

    /** Does all tasks of the way until none is left. */
    public void goOnToTheEnd(String reference) {
        while (driver.openTasks(reference).stream().anyMatch(WAY::contains)) {
            answer(reference, next(reference, "the end"));
        }
    }

    /** Puts the clock back and gives up whatever is still on its way, so that it burdens no officer in another test. */
    public void end() {
        ClockUtil.reset();
        for (String reference : declared) {
            if (driver.instances(reference).stream().anyMatch(this::isPath)) {
                lifecycle.abandon(reference, "Fin de l’essai.", null);
                driver.runJobs(reference);
            }
        }
        declared.clear();
    }

    private boolean isPath(ProcessInstance instance) {
        return instance.getProcessDefinitionId().startsWith(EngineNames.CPTS_CREATION + ":");
    }

    private Task next(String reference, String goal) {
        return tasks.createTaskQuery().processInstanceBusinessKey(reference).list().stream()
                .filter(task -> WAY.contains(task.getTaskDefinitionKey()))
                .min(Comparator.comparing(task -> WAY.indexOf(task.getTaskDefinitionKey())))
                .orElseThrow(() -> new AssertionError("%s does not come: open are %s".formatted(goal,
                        driver.openTasks(reference))));
    }

    /** Does this task with the answer that leads on, but for these values. */
    public void answer(String reference, String task, Object... otherwise) {
        Task open = driver.task(reference, task);
        submit(reference, open, CptsAnswers.but(answers.to(reference, open), otherwise));
    }

    /** Does all the parallel tasks of that name with the answer that leads on. */
    public void answerAll(String reference, String task) {
        for (Task open : open(reference, task)) {
            answer(reference, open);
        }
    }

    public List<Task> open(String reference, String task) {
        return tasks.createTaskQuery().processInstanceBusinessKey(reference).taskDefinitionKey(task).list();
    }

    private void answer(String reference, Task task) {
        submit(reference, task, answers.to(reference, task));
    }

    /** Submits the form as somebody whose task it is, then executes what follows. */
    public void submit(String reference, Task task, Map<String, Object> form) {
        driver.as(someoneFor(task), () -> forms.submitTaskForm(task.getId(), form));
        driver.runJobs(reference);
    }

    /** The assignee, else a member of a group to which the task is offered. */
    private String someoneFor(Task task) {
        if (task.getAssignee() != null) {
            return task.getAssignee();
        }
        return driver.groupsOf(task).stream()
                .flatMap(group -> identity.createUserQuery().memberOfGroup(group).list().stream())
                .map(User::getId).sorted().findFirst()
                .orElseThrow(() -> new AssertionError("nobody is in %s to do %s".formatted(driver.groupsOf(task),
                        task.getTaskDefinitionKey())));
    }

    /** Nothing of the path runs any more, and it has ended here; what follows a structure goes on. */
    public void assertEndedAt(String reference, String endEvent) {
        assertThat(driver.instances(reference).stream().filter(this::isPath)).as("running path of %s", reference).isEmpty();
        assertThat(endOf(reference)).isEqualTo(endEvent);
    }

    /** The last end event, at whatever depth: the engine itself only keeps the event sub-process in which a path ended. */
    private String endOf(String reference) {
        HistoricProcessInstance path = history.createHistoricProcessInstanceQuery()
                .processDefinitionKey(EngineNames.CPTS_CREATION).processInstanceBusinessKey(reference).singleResult();
        return history.createHistoricActivityInstanceQuery().processInstanceId(path.getId())
                .orderPartiallyByOccurrence().desc().list().stream()
                .filter(activity -> activity.getActivityType().endsWith("EndEvent"))
                .findFirst().orElseThrow().getActivityId();
    }

    /** How often the path or a process that it called has been at this activity. */
    public long visits(String reference, String activity) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                .mapToLong(instance -> history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId())
                        .activityId(activity).count())
                .sum();
    }

    /** The user tasks that were opened, in the order of their first opening, and the groups to which they were offered. */
    public Map<String, Set<String>> groupsAsked(String reference) {
        Map<String, Set<String>> asked = new LinkedHashMap<>();
        history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                .flatMap(instance -> history.createHistoricTaskInstanceQuery().processInstanceId(instance.getId()).list().stream())
                .sorted(Comparator.comparing(HistoricTaskInstance::getStartTime))
                .forEach(task -> history.createHistoricIdentityLinkLogQuery().taskId(task.getId()).list().stream()
                        .map(HistoricIdentityLinkLog::getGroupId).filter(Objects::nonNull)
                        .forEach(group -> asked.computeIfAbsent(task.getTaskDefinitionKey(), key -> new TreeSet<>()).add(group)));
        return asked;
    }

    /** Who is written to in the outbox, as {@code template > audience}. */
    public List<String> mails(String reference) {
        return jdbc.sql("""
                        select distinct template || ' > ' || audience as mail from outbox_mail
                        where reference = :reference order by mail""")
                .param("reference", reference).query(String.class).list();
    }

    public long mails(String reference, String template) {
        return jdbc.sql("select count(*) from outbox_mail where reference = :reference and template = :template")
                .param("reference", reference).param("template", template).query(Long.class).single();
    }

    /** The text of the last mail of that template. */
    public String lastMail(String reference, String template) {
        return jdbc.sql("""
                        select text from outbox_mail where reference = :reference and template = :template
                        order by created_at desc limit 1""")
                .param("reference", reference).param("template", template).query(String.class).single();
    }

    /** The sentences of the journal, oldest first. */
    public List<String> journal(String reference) {
        return jdbc.sql("select event from journal_entry where reference = :reference order by id")
                .param("reference", reference).query(String.class).list();
    }

    /** How many rows the tables that know the dossiers have: to prove that a refusal has written nothing. */
    public Map<String, Long> traces() {
        return Map.of("dossiers", count("dossier"), "journal", count("journal_entry"), "records", count("task_record"),
                "mails", count("outbox_mail"), "instances", count("act_ru_execution"), "history", count("act_hi_procinst"));
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
