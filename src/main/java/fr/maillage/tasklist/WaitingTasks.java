package fr.maillage.tasklist;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import fr.maillage.directory.Directory;
import fr.maillage.directory.Organisation;
import fr.maillage.security.MaillageUser;
import fr.maillage.security.ReadableTasks;
import fr.maillage.security.TaskRule;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.OpenTask;
import fr.maillage.workflow.OpenTasks;
import fr.maillage.workflow.ParisTime;

/**
 * What waits on dossiers, whoever for: everybody who may read a dossier may know who has the ball. One query for a
 * whole page of dossiers.
 */
@Component
class WaitingTasks {

    private final OpenTasks openTasks;
    private final JdbcClient jdbc;
    private final Directory directory;
    private final LeadSteps leadSteps;
    private final TaskRule taskRule;
    private final Clock clock;

    WaitingTasks(OpenTasks openTasks, JdbcClient jdbc, Directory directory, LeadSteps leadSteps, TaskRule taskRule, Clock clock) {
        this.openTasks = openTasks;
        this.jdbc = jdbc;
        this.directory = directory;
        this.leadSteps = leadSteps;
        this.taskRule = taskRule;
        this.clock = clock;
    }

    /** The most urgent first. */
    List<WaitingTask> of(String reference) {
        return of(List.of(reference)).getOrDefault(reference, List.of());
    }

    Map<String, List<WaitingTask>> of(Collection<String> references) {
        List<OpenTask> found = openTasks.of(references);
        if (found.isEmpty()) {
            return Map.of();
        }
        Map<String, Organisation> organisations = directory.organisationsOfGroups(
                found.stream().flatMap(task -> task.groups().stream()).collect(Collectors.toSet()));
        Set<String> steps = leadSteps.tasks();
        Instant now = clock.instant();
        return found.stream()
                .map(task -> task(task, organisations, steps, now))
                .collect(Collectors.groupingBy(WaitingTask::reference, LinkedHashMap::new, Collectors.toList()));
    }

    /** The processes of these dossiers in which the user finds an open task, by dossier. */
    Map<String, List<String>> processesFor(MaillageUser user, Collection<String> references) {
        if (references.isEmpty()) {
            return Map.of();
        }
        ReadableTasks readable = taskRule.readableBy(user);
        Map<String, List<String>> processes = new LinkedHashMap<>();
        jdbc.sql("""
                        select distinct e.business_key_, t.proc_inst_id_ from act_ru_execution e
                        join act_ru_task t on t.proc_inst_id_ = e.id_
                        where e.business_key_ in (:references)
                          and (:everything or t.tenant_id_ = any(:tenants)
                               or exists (select 1 from act_ru_identitylink l
                                          where l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ = any(:groups)))""")
                .param("references", references)
                .param("everything", readable.everything())
                .param("tenants", readable.tenants().toArray(String[]::new))
                .param("groups", readable.groups().toArray(String[]::new))
                .query(row -> {
                    processes.computeIfAbsent(row.getString("business_key_"), reference -> new ArrayList<>())
                            .add(row.getString("proc_inst_id_"));
                });
        return processes;
    }

    /** Those of these dossiers that a committee is to examine. */
    Set<String> beforeCommittee(Collection<String> references) {
        return references.isEmpty() ? Set.of() : Set.copyOf(jdbc.sql("""
                        select distinct e.business_key_ from act_ru_execution e
                        join act_ru_event_subscr s on s.proc_inst_id_ = e.id_
                        where e.business_key_ in (:references) and s.event_name_ = :message""")
                .param("references", references)
                .param("message", EngineNames.SESSION_OPINIONS_RECORDED)
                .query(String.class)
                .list());
    }

    private static WaitingTask task(OpenTask found, Map<String, Organisation> organisations, Set<String> steps, Instant now) {
        List<WaitingTask.Holder> holders = found.groups().stream()
                .map(group -> organisations.containsKey(group)
                        ? new WaitingTask.Holder(organisations.get(group).id(), organisations.get(group).name())
                        : new WaitingTask.Holder(group, group))
                .distinct()
                .toList();
        Instant due = found.due();
        return new WaitingTask(found.id(), found.reference(), found.name(), holders, steps.contains(found.task()),
                due == null ? null : ParisTime.dateOf(due), found.assignee(), due != null && due.isBefore(now));
    }
}
