package fr.maillage.security;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.workflow.EngineAsSystem;

/**
 * The complete list of engine grants, written anew at each start: which role has which application, which definition,
 * which filter. The groups of organisations carry no grant of their own: with hundreds of them each check would read
 * thousands of rows. Everything about single tasks is {@link TaskRule}'s. Grants of definitions whose file is gone are withdrawn,
 * so that nobody starts them any more; their running instances go on.
 */
@Component
@Order(30)
class Grants implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(Grants.class);

    private static final Set<String> EVERYTHING =
            Set.of(Roles.ADMINISTRATORS, Roles.ENGINE_ADMINISTRATORS, Roles.TECHNICAL);

    private record Grant(String group, Resource resource, String resourceId, Set<Permission> permissions) {

        private Key key() {
            return new Key(group, resource.resourceType(), resourceId);
        }
    }

    private record Key(String group, int resourceType, String resourceId) {
    }

    private final AuthorizationService authorizations;
    private final IdentityService identity;
    private final RepositoryService repository;
    private final FilterService filters;
    private final EngineAsSystem asSystem;

    Grants(AuthorizationService authorizations, IdentityService identity, RepositoryService repository,
           FilterService filters, EngineAsSystem asSystem) {
        this.authorizations = authorizations;
        this.identity = identity;
        this.repository = repository;
        this.filters = filters;
        this.asSystem = asSystem;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        asSystem.run(this::write);
    }

    private void write() {
        Roles.NAMES.forEach(this::ensureGroup);
        Map<Key, Grant> wanted = new HashMap<>();
        for (String role : Roles.NAMES.keySet()) {
            grantsOf(role).forEach(grant -> wanted.put(grant.key(), grant));
        }
        int withdrawn = 0;
        for (Authorization present : authorizations.createAuthorizationQuery().authorizationType(AUTH_TYPE_GRANT)
                .unlimitedList()) {
            if (present.getGroupId() == null || !Roles.NAMES.containsKey(present.getGroupId()) || isAutomatic(present)) {
                continue;
            }
            Grant grant = wanted.remove(new Key(present.getGroupId(), present.getResourceType(), present.getResourceId()));
            if (grant == null) {
                authorizations.deleteAuthorization(present.getId());
                withdrawn++;
            } else if (!Set.of(present.getPermissions(permissionsOf(grant))).equals(grant.permissions())) {
                present.setPermissions(permissionsOf(grant));
                authorizations.saveAuthorization(present);
            }
        }
        wanted.values().forEach(this::save);
        LOG.info("droits du moteur tenus à jour : {} ajoutés, {} retirés", wanted.size(), withdrawn);
    }

    /** The engine itself lets members read their group. */
    private static boolean isAutomatic(Authorization grant) {
        return grant.getResourceType() == Resources.GROUP.resourceType()
                && grant.getGroupId().equals(grant.getResourceId());
    }

    private void ensureGroup(String id, String name) {
        if (identity.createGroupQuery().groupId(id).count() == 0) {
            Group group = identity.newGroup(id);
            group.setName(name);
            group.setType("ROLE");
            identity.saveGroup(group);
        }
    }

    private Set<Grant> grantsOf(String group) {
        Set<Grant> grants = new HashSet<>();
        if (EVERYTHING.contains(group)) {
            Arrays.stream(Resources.values()).forEach(resource ->
                    grants.add(new Grant(group, resource, Authorization.ANY, Set.of(Permissions.ALL))));
            return grants;
        }
        grants.add(new Grant(group, Resources.APPLICATION, "tasklist", Set.of(Permissions.ACCESS)));
        filters.createFilterQuery().unlimitedList().forEach(filter ->
                grants.add(new Grant(group, Resources.FILTER, filter.getId(), Set.of(Permissions.READ))));
        boolean watches = !group.equals(Roles.AGENTS);
        for (ProcessDefinition definition : definitionsOfToday()) {
            grants.add(new Grant(group, Resources.PROCESS_DEFINITION, definition.getKey(),
                    onDefinition(group, definition, watches)));
        }
        if (!watches) {
            grants.add(new Grant(group, Resources.PROCESS_INSTANCE, Authorization.ANY, Set.of(Permissions.CREATE)));
        } else {
            grants.add(new Grant(group, Resources.APPLICATION, "cockpit", Set.of(Permissions.ACCESS)));
            grants.add(new Grant(group, Resources.DECISION_DEFINITION, Authorization.ANY,
                    Set.of(Permissions.READ, Permissions.READ_HISTORY)));
            grants.add(new Grant(group, Resources.OPERATION_LOG_CATEGORY, Authorization.ANY,
                    Set.of(UserOperationLogCategoryPermissions.READ)));
        }
        return grants;
    }

    /** Never UPDATE, DELETE, SUSPEND_INSTANCE nor variables: Cockpit must not change routing behind the journal. */
    private static Set<Permission> onDefinition(String group, ProcessDefinition definition, boolean watches) {
        Set<Permission> permissions = new HashSet<>(Set.of(ProcessDefinitionPermissions.READ));
        if (watches) {
            permissions.addAll(Set.of(ProcessDefinitionPermissions.READ_INSTANCE,
                    ProcessDefinitionPermissions.READ_HISTORY, ProcessDefinitionPermissions.READ_TASK));
            if (group.equals(Roles.ALL_SUPERVISORS)) {
                permissions.addAll(Set.of(ProcessDefinitionPermissions.TASK_ASSIGN,
                        ProcessDefinitionPermissions.RETRY_JOB));
            }
        } else if (definition.isStartableInTasklist()) {
            permissions.add(ProcessDefinitionPermissions.CREATE_INSTANCE);
        }
        return permissions;
    }

    private List<ProcessDefinition> definitionsOfToday() {
        String latest = repository.createDeploymentQuery().orderByDeploymentTime().desc().listPage(0, 1).get(0).getId();
        return repository.createProcessDefinitionQuery().deploymentId(latest).unlimitedList();
    }

    private void save(Grant grant) {
        Authorization authorization = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
        authorization.setGroupId(grant.group());
        authorization.setResource(grant.resource());
        authorization.setResourceId(grant.resourceId());
        authorization.setPermissions(permissionsOf(grant));
        authorizations.saveAuthorization(authorization);
    }

    private static Permission[] permissionsOf(Grant grant) {
        return grant.permissions().toArray(Permission[]::new);
    }
}
