package fr.maillage.security;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import fr.maillage.directory.Directory;
import fr.maillage.directory.EngineIdentities;
import fr.maillage.workflow.EngineAsSystem;

/** The directory's people and organisations in the engine's identity tables, with the roles that carry the grants. */
@Component
class EngineIdentityTables implements EngineIdentities {

    private final IdentityService identity;
    private final TaskService tasks;
    private final Directory directory;
    private final EngineAsSystem asSystem;
    private final ApplicationEventPublisher events;

    EngineIdentityTables(IdentityService identity, TaskService tasks, Directory directory, EngineAsSystem asSystem,
                         ApplicationEventPublisher events) {
        this.identity = identity;
        this.tasks = tasks;
        this.directory = directory;
        this.asSystem = asSystem;
        this.events = events;
    }

    @Override
    public Map<String, String> groupNames() {
        return asSystem.call(() -> {
            Map<String, String> names = new LinkedHashMap<>();
            identity.createGroupQuery().unlimitedList().forEach(group -> names.put(group.getId(), group.getName()));
            return names;
        });
    }

    @Override
    public void saveGroups(Map<String, String> names) {
        asSystem.run(() -> {
            Map<String, Group> present = identity.createGroupQuery().unlimitedList().stream()
                    .collect(Collectors.toMap(Group::getId, group -> group));
            names.forEach((id, name) -> {
                Group group = present.containsKey(id) ? present.get(id) : identity.newGroup(id);
                group.setName(name);
                group.setType("WORKFLOW");
                identity.saveGroup(group);
            });
        });
    }

    @Override
    public void saveUser(String id, String givenName, String familyName, String email) {
        asSystem.run(() -> {
            User present = find(id);
            User user = present == null ? identity.newUser(id) : present;
            user.setFirstName(givenName);
            user.setLastName(familyName);
            user.setEmail(email);
            identity.saveUser(user);
        });
    }

    @Override
    public boolean accepts(String id, String password) {
        return asSystem.call(() -> identity.checkPasswordAgainstPolicy(password, find(id)).isValid());
    }

    @Override
    public void setPassword(String id, String password) {
        asSystem.run(() -> {
            User user = find(id);
            user.setPassword(password);
            identity.saveUser(user);
            events.publishEvent(new PasswordChanged(id));
        });
    }

    @Override
    public boolean hasPassword(String id) {
        return asSystem.call(() -> {
            User user = find(id);
            return user != null && user.getPassword() != null;
        });
    }

    @Override
    public Set<String> groupsOf(String id) {
        return asSystem.call(() -> {
            Set<String> groups = memberships(id);
            groups.removeIf(Role::isDerived);
            return groups;
        });
    }

    @Override
    public void setMemberships(String id, Set<String> groups, Set<String> tenants) {
        asSystem.run(() -> {
            Set<String> wanted = withRoles(groups);
            Set<String> present = memberships(id);
            wanted.stream().filter(group -> !present.contains(group)).forEach(group -> join(id, group));
            present.stream().filter(group -> !wanted.contains(group)).forEach(group ->
                    identity.deleteMembership(id, group));
            setTenants(id, tenants);
            events.publishEvent(new AccountChanged(id));
            giveBackTasksOutside(id, groups);
        });
    }

    @Override
    public void handOver(String group, String successor) {
        asSystem.run(() -> tasks.createTaskQuery().taskCandidateGroup(group).includeAssignedTasks().unlimitedList()
                .forEach(task -> handOver(task, group, successor)));
    }

    @Override
    public void handOver(String task, String group, String successor) {
        asSystem.run(() -> handOver(tasks.createTaskQuery().taskId(task).singleResult(), group, successor));
    }

    private void handOver(Task task, String group, String successor) {
        if (task.getAssignee() != null) {
            tasks.setAssignee(task.getId(), null);
        }
        tasks.addCandidateGroup(task.getId(), successor);
        tasks.deleteCandidateGroup(task.getId(), group);
    }

    /** With the roles that follow from functions and organisations. */
    private Set<String> withRoles(Set<String> groups) {
        Set<String> all = new HashSet<>(groups);
        groups.forEach(group -> directory.seat(group).ifPresent(seat ->
                Role.of(seat.function(), seat.organisation()).forEach(role -> all.add(role.group()))));
        if (groups.contains(Roles.ADMINISTRATORS)) {
            all.add(Roles.ENGINE_ADMINISTRATORS);
        }
        return all;
    }

    private void join(String id, String group) {
        if (identity.createGroupQuery().groupId(group).count() == 0) {
            Group created = identity.newGroup(group);
            created.setName(group);
            identity.saveGroup(created);
        }
        identity.createMembership(id, group);
    }

    private void setTenants(String id, Set<String> tenants) {
        Set<String> present = identity.createTenantQuery().userMember(id).unlimitedList().stream()
                .map(Tenant::getId).collect(Collectors.toSet());
        for (String tenant : tenants) {
            if (identity.createTenantQuery().tenantId(tenant).count() == 0) {
                Tenant created = identity.newTenant(tenant);
                created.setName(tenant);
                identity.saveTenant(created);
            }
            if (!present.contains(tenant)) {
                identity.createTenantUserMembership(tenant, id);
            }
        }
        present.stream().filter(tenant -> !tenants.contains(tenant)).forEach(tenant ->
                identity.deleteTenantUserMembership(tenant, id));
    }

    private void giveBackTasksOutside(String id, Set<String> groups) {
        for (Task task : tasks.createTaskQuery().taskAssignee(id).unlimitedList()) {
            // the link of the assignee has no group
            if (tasks.getIdentityLinksForTask(task.getId()).stream().map(IdentityLink::getGroupId)
                    .filter(Objects::nonNull).noneMatch(groups::contains)) {
                tasks.setAssignee(task.getId(), null);
            }
        }
    }

    private Set<String> memberships(String id) {
        return identity.createGroupQuery().groupMember(id).unlimitedList().stream()
                .map(Group::getId).collect(Collectors.toCollection(HashSet::new));
    }

    private User find(String id) {
        return identity.createUserQuery().userId(id).singleResult();
    }
}
