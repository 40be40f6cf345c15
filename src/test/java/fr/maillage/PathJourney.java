package fr.maillage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricIdentityLinkLog;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Lifecycle;
import fr.maillage.dossier.Stage;

/**
 * Takes dossiers along a path through the real called processes: each task is submitted by a member of the group to which
 * it is offered, under the engine's authorisations, with the answer that leads on. A path adds its way and its answers.
 */
public abstract class PathJourney {

    /** What a journey needs of the running application. */
    @Component
    record Engine(ProcessDriver driver, TaskService tasks, FormService forms, RepositoryService repository,
                  RuntimeService runtime, HistoryService history, IdentityService identity, Dossiers dossiers,
                  Lifecycle lifecycle, JdbcClient jdbc) {
    }

    private final List<String> declared = new ArrayList<>();
    private final Engine engine;
    private final String process;
    private final List<String> way;

    /** @param way the tasks when all goes well: of two that are open at once, the earlier one here is done first */
    PathJourney(Engine engine, String process, List<String> way) {
        this.engine = engine;
        this.process = process;
        this.way = way;
    }

    /** The answer that leads on, in this task or in its twin for another organisation. */
    public abstract Map<String, Object> answerTo(String reference, Task task);

    /** Key of the path's process. */
    public String process() {
        return process;
    }

    /** Its tasks when all goes well, in their order. */
    public List<String> way() {
        return way;
    }

    /** Submits the start form as this user, who must be known to the engine; the reference of the new dossier. */
    public String declare(String user, Map<String, Object> declaration) {
        String definition = engine.repository().createProcessDefinitionQuery().processDefinitionKey(process)
                .latestVersion().singleResult().getId();
        List<String> reference = new ArrayList<>();
        engine.driver().as(user, () -> reference.add(engine.forms().submitStartForm(definition, declaration).getBusinessKey()));
        declared.addAll(reference);
        engine.driver().runJobs(reference.get(0));
        return reference.get(0);
    }

    /** Does the tasks in the order of the way until this one is open. */
    public void goOnUntil(String reference, String task) {
        while (!engine.driver().openTasks(reference).contains(task)) {
            answer(reference, next(reference, task));
        }
    }

    /** Does the tasks in the order of the way until none is left. */
    public void goOnToTheEnd(String reference) {
        while (!onTheWay(reference).isEmpty()) {
            answer(reference, next(reference, "the end"));
        }
    }

    /** Puts the clock back and ends whatever is still on its way, so that it burdens no officer in another test. */
    public void end() {
        ClockUtil.reset();
        for (String reference : declared) {
            if (engine.dossiers().get(reference).stage().isInPreparation()) {
                engine.lifecycle().abandon(reference, "Fin de l’essai.", null);
                engine.driver().runJobs(reference);
            }
            engine.driver().instances(reference).stream().filter(PathJourney::isRoot).forEach(instance ->
                    engine.runtime().deleteProcessInstance(instance.getId(), "Fin de l’essai."));
            if (engine.dossiers().get(reference).stage() == Stage.OPERATION) {
                engine.dossiers().enter(reference, Stage.CEASED);
            }
        }
        declared.clear();
    }

    private static boolean isRoot(ProcessInstance instance) {
        return instance.getRootProcessInstanceId().equals(instance.getProcessInstanceId());
    }

    private Task next(String reference, String goal) {
        return onTheWay(reference).stream()
                .min(Comparator.comparing(task -> way.indexOf(task.getTaskDefinitionKey())))
                .orElseThrow(() -> new AssertionError("%s does not come: open are %s".formatted(goal,
                        engine.driver().openTasks(reference))));
    }

    private List<Task> onTheWay(String reference) {
        return engine.tasks().createTaskQuery().processInstanceBusinessKey(reference).list().stream()
                .filter(task -> way.contains(task.getTaskDefinitionKey()))
                .toList();
    }

    /** Does this task with the answer that leads on, but for these values. */
    public void answer(String reference, String task, Object... otherwise) {
        Task open = engine.driver().task(reference, task);
        submit(reference, open, CptsAnswers.but(answerTo(reference, open), otherwise));
    }

    /** Does all the parallel tasks of that name with the answer that leads on. */
    public void answerAll(String reference, String task) {
        engine.driver().tasks(reference, task).forEach(open -> answer(reference, open));
    }

    private void answer(String reference, Task task) {
        submit(reference, task, answerTo(reference, task));
    }

    /** Submits the form as somebody whose task it is, then executes what follows. */
    public void submit(String reference, Task task, Map<String, Object> form) {
        engine.driver().as(someoneFor(task), () -> engine.forms().submitTaskForm(task.getId(), form));
        engine.driver().runJobs(reference);
    }

    /** The assignee, else a member of a group to which the task is offered. */
    private String someoneFor(Task task) {
        if (task.getAssignee() != null) {
            return task.getAssignee();
        }
        return engine.driver().groupsOf(task).stream()
                .flatMap(group -> engine.identity().createUserQuery().memberOfGroup(group).list().stream())
                .map(User::getId).sorted().findFirst()
                .orElseThrow(() -> new AssertionError("nobody is in %s to do %s".formatted(engine.driver().groupsOf(task),
                        task.getTaskDefinitionKey())));
    }

    /** The form is refused, at this field and with these words, and nothing is written. */
    public void assertRefused(String reference, String task, String field, String words, Object... otherwise) {
        Task open = engine.driver().task(reference, task);
        Map<String, Long> before = traces();
        assertThatThrownBy(() -> submit(reference, open, CptsAnswers.but(answerTo(reference, open), otherwise)))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("[" + field + "]").hasMessageContaining(words);
        assertThat(traces()).isEqualTo(before);
    }

    /** The path has ended here, whatever other process of the dossier still runs. */
    public void assertEndedAt(String reference, String endEvent) {
        assertThat(engine.driver().instances(reference)).filteredOn(this::isPath).as("path of %s", reference).isEmpty();
        assertThat(ends(reference)).last().isEqualTo(endEvent);
    }

    private boolean isPath(ProcessInstance instance) {
        return isRoot(instance) && engine.repository().getProcessDefinition(instance.getProcessDefinitionId()).getKey()
                .equals(process);
    }

    /** The end events of the path, whatever the depth, in their order. */
    public List<String> ends(String reference) {
        return engine.history().createHistoricProcessInstanceQuery()
                .processDefinitionKey(process).processInstanceBusinessKey(reference).orderByProcessInstanceStartTime().asc()
                .list().stream()
                .flatMap(path -> engine.history().createHistoricActivityInstanceQuery().processInstanceId(path.getId())
                        .orderPartiallyByOccurrence().asc().list().stream())
                .filter(activity -> activity.getActivityType().endsWith("EndEvent"))
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    /** How often the path or a process that it called has been at this activity. */
    public long visits(String reference, String activity) {
        return engine.history().createHistoricProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                .mapToLong(instance -> engine.history().createHistoricActivityInstanceQuery()
                        .processInstanceId(instance.getId()).activityId(activity).count())
                .sum();
    }

    /** The user tasks that were opened, in the order of their first opening, and the groups to which they were offered. */
    public Map<String, Set<String>> groupsAsked(String reference) {
        Map<String, Set<String>> asked = new LinkedHashMap<>();
        engine.history().createHistoricProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                .flatMap(instance -> engine.history().createHistoricTaskInstanceQuery()
                        .processInstanceId(instance.getId()).list().stream())
                .sorted(Comparator.comparing(HistoricTaskInstance::getStartTime))
                .forEach(task -> engine.history().createHistoricIdentityLinkLogQuery().taskId(task.getId()).list().stream()
                        .map(HistoricIdentityLinkLog::getGroupId).filter(Objects::nonNull)
                        .forEach(group -> asked.computeIfAbsent(task.getTaskDefinitionKey(), key -> new TreeSet<>()).add(group)));
        return asked;
    }

    /** Who is written to in the outbox, as {@code template > audience}. */
    public List<String> mails(String reference) {
        return engine.jdbc().sql("""
                        select distinct template || ' > ' || audience as mail from outbox_mail
                        where reference = :reference order by mail""")
                .param("reference", reference).query(String.class).list();
    }

    public long mails(String reference, String template) {
        return engine.jdbc().sql("select count(*) from outbox_mail where reference = :reference and template = :template")
                .param("reference", reference).param("template", template).query(Long.class).single();
    }

    /** The text of the last mail of that template. */
    public String lastMail(String reference, String template) {
        return engine.jdbc().sql("""
                        select text from outbox_mail where reference = :reference and template = :template
                        order by created_at desc limit 1""")
                .param("reference", reference).param("template", template).query(String.class).single();
    }

    /** The sentences of the journal, oldest first. */
    public List<String> journal(String reference) {
        return engine.jdbc().sql("select event from journal_entry where reference = :reference order by id")
                .param("reference", reference).query(String.class).list();
    }

    /** How many rows the tables that know the dossiers have: to prove that a refusal has written nothing. */
    public Map<String, Long> traces() {
        return Map.of("dossiers", count("dossier"), "journal", count("journal_entry"), "records", count("task_record"),
                "mails", count("outbox_mail"), "instances", count("act_ru_execution"), "history", count("act_hi_procinst"));
    }

    private long count(String table) {
        return engine.jdbc().sql("select count(*) from " + table).query(Long.class).single();
    }
}
