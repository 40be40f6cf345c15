package fr.maillage.security;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.exception.NotAllowedException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.directory.Organisation;

/**
 * A task that is offered to several organisations is, once somebody has it in hand, that person's organisation's: others
 * neither do it nor give it away, and nobody gives one to another organisation, except who watches it.
 */
@Component
class SharedTasks {

    private final TaskRule rule;
    private final ObjectProvider<Directory> directory;

    SharedTasks(TaskRule rule, ObjectProvider<Directory> directory) {
        this.rule = rule;
        this.directory = directory;
    }

    /** @throws TaskHeld when somebody of another organisation has the task in hand */
    void requireNotHeldElsewhere(TaskEntity task, Actor actor) {
        String holder = task.getAssignee();
        if (holder != null && isElsewhere(holder, task, actor)) {
            throw new TaskHeld(task.getName(), named(holder));
        }
    }

    /** @throws NotAllowedException when a colleague was quicker */
    void requireFree(TaskEntity task, String user) {
        String holder = task.getAssignee();
        if (holder != null && !holder.equals(user)) {
            throw new NotAllowedException("%s a déjà pris la tâche « %s »."
                    .formatted(named(holder), task.getName()));
        }
    }

    /** @throws NotAllowedException when the task would go to another organisation */
    void requireColleague(String receiver, TaskEntity task, Actor actor) {
        if (isElsewhere(receiver, task, actor)) {
            throw new NotAllowedException("La tâche « %s » ne peut être confiée qu’à un agent de votre organisme."
                    .formatted(task.getName()));
        }
    }

    private boolean isElsewhere(String user, TaskEntity task, Actor actor) {
        if (rule.watches(actor, task.getTenantId())) {
            return false;
        }
        Set<String> theirs = organisations(groupsOf(user));
        return !theirs.isEmpty() && Collections.disjoint(theirs, organisations(actor.groups()));
    }

    /** Nobody, or somebody without organisation, is of none. */
    private Set<String> organisations(Collection<String> groups) {
        return directory.getObject().organisationsOfGroups(groups).values().stream().map(Organisation::id)
                .collect(Collectors.toSet());
    }

    private String named(String user) {
        return directory.getObject().findAgent(user).map(this::withOrganisation).orElse(user);
    }

    private String withOrganisation(Agent agent) {
        return "%s (%s)".formatted(agent.name(), directory.getObject().organisation(agent.organisation()).name());
    }

    static List<String> groupsOf(String user) {
        CommandContext command = Context.getCommandContext();
        return command.runWithoutAuthorization(() -> command.getReadOnlyIdentityProvider().createGroupQuery().groupMember(user)
                .unlimitedList()).stream().map(Group::getId).toList();
    }
}
