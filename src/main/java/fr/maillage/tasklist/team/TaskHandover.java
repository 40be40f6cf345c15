package fr.maillage.tasklist.team;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

import fr.maillage.directory.Agent;
import fr.maillage.directory.Colleague;
import fr.maillage.directory.Colleagues;
import fr.maillage.directory.Directory;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.Visibility;
import fr.maillage.security.CurrentUser;
import fr.maillage.security.MaillageUser;
import fr.maillage.security.TaskHeld;
import fr.maillage.security.TaskRule;
import fr.maillage.workflow.EngineAsSystem;
import fr.maillage.workflow.HandingOver;
import fr.maillage.workflow.RefusedSubmission;

/**
 * Gives a task to a colleague, as the person who is logged in: the engine decides whether they may. The colleague gets a
 * mail, the organisation a line in the journal.
 */
@Service
@Transactional
class TaskHandover {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final EngineAsSystem system;
    private final TaskRule rule;
    private final Directory directory;
    private final Colleagues colleagues;
    private final HandingOver handingOver;
    private final Dossiers dossiers;
    private final CurrentUser currentUser;

    TaskHandover(TaskService tasks, RuntimeService runtime, EngineAsSystem system, TaskRule rule, Directory directory,
                 Colleagues colleagues, HandingOver handingOver, Dossiers dossiers, CurrentUser currentUser) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.system = system;
        this.rule = rule;
        this.directory = directory;
        this.colleagues = colleagues;
        this.handingOver = handingOver;
        this.dossiers = dossiers;
        this.currentUser = currentUser;
    }

    /** Whom the task may be given to: the agents of its groups, except who has it; a supervisor alone gives it to another organisation. */
    @Transactional(readOnly = true)
    List<Colleague> colleagues(String taskId) {
        return receivers(readable(taskId)).stream().map(colleagues::of).toList();
    }

    /**
     * @param word what to tell the colleague; {@code null} without a word
     * @throws AccessDeniedException when the person who is logged in only reads the task
     * @throws RefusedSubmission     when it is not theirs to give to the colleague
     * @throws TaskHeld              when another organisation has it in hand
     */
    void pass(String taskId, String colleague, String word) {
        Task task = readable(taskId);
        if (!rule.mayAssign(currentUser.get(), groups(task), task.getTenantId())) {
            throw new AccessDeniedException("team.pass.forbidden");
        }
        pass(task, receivers(task), colleague, word, () -> tasks.setAssignee(taskId, colleague));
    }

    /** For a supervisor: who leads a team need not be a member of its groups, which is all that the engine asks about. */
    void passFor(TeamTask led, String colleague, String word) {
        Task task = system.call(() -> tasks.createTaskQuery().taskId(led.id()).singleResult());
        if (task == null) {
            throw new RefusedSubmission("", "team.refused.gone");
        }
        pass(task, holders(task), colleague, word, () -> system.run(() -> tasks.setAssignee(led.id(), colleague)));
    }

    private void pass(Task task, List<Agent> receivers, String colleague, String word, Runnable assignment) {
        Agent receiver = receivers.stream()
                .filter(agent -> agent.id().equals(colleague))
                .findFirst()
                .orElseThrow(() -> new RefusedSubmission("colleague", colleague.equals(task.getAssignee())
                        ? "team.pass.already" : "team.pass.foreign"));
        handingOver.saying(word, assignment);
        String reference = reference(task);
        if (dossiers.find(reference).isPresent()) {
            dossiers.journal(reference, JournalEntry.of("task-passed", Visibility.INTERNAL, task.getName(), receiver.name())
                    .withNote(word), currentUser.get().id());
        }
    }

    /** @throws ResponseStatusException 404 when the person who is logged in may not read it */
    private Task readable(String taskId) {
        Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
        if (task == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "Cette tâche n’existe plus ou ne vous est pas proposée.");
        }
        return task;
    }

    private List<Agent> receivers(Task task) {
        MaillageUser me = currentUser.get();
        List<Agent> holders = holders(task);
        if (task.getTenantId() != null && me.tenants().contains(task.getTenantId())) {
            return holders;
        }
        return directory.findAgent(me.id()).map(Agent::organisation)
                .map(organisation -> holders.stream().filter(agent -> agent.organisation().equals(organisation)).toList())
                .orElse(List.of());
    }

    private List<String> groups(Task task) {
        return system.call(() -> tasks.getIdentityLinksForTask(task.getId())).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .toList();
    }

    private List<Agent> holders(Task task) {
        return groups(task).stream()
                .flatMap(group -> directory.holders(group).stream())
                .filter(agent -> !agent.id().equals(task.getAssignee()))
                .distinct()
                .sorted(Comparator.comparing(Agent::familyName).thenComparing(Agent::givenName))
                .toList();
    }

    private String reference(Task task) {
        return system.call(() -> runtime.createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId())
                .singleResult().getBusinessKey());
    }
}
