package fr.maillage.security;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.workflow.EngineAsSystem;

/**
 * The complete list of engine grants, written anew at each start from the table of authorisations: which role has which
 * application, which definition, which filter. The groups of organisations carry no other grant than to read the
 * filters made for them: with hundreds of them each check would read thousands of rows. Everything about single tasks is {@link TaskRule}'s. Grants of definitions
 * whose file is gone are withdrawn, so that nobody starts them any more; their running instances go on.
 */
@Component
@Order(30)
class Grants implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(Grants.class);

    /** Groups that carried grants before roles did. */
    private static final Set<String> RETIRED = Set.of("agents", "supervisors");

    /** Rights of which each gives everything on these kinds of things. */
    private static final Map<Right, Set<Resource>> WHOLE = Map.of(
            Right.INSTANCE_WRITE, Set.of(Resources.PROCESS_DEFINITION, Resources.PROCESS_INSTANCE, Resources.DECISION_DEFINITION,
                    Resources.DECISION_REQUIREMENTS_DEFINITION, Resources.HISTORIC_TASK, Resources.HISTORIC_PROCESS_INSTANCE,
                    Resources.OPERATION_LOG_CATEGORY, Resources.REPORT, Resources.DASHBOARD),
            Right.DEPLOYMENT_WRITE, Set.of(Resources.DEPLOYMENT),
            Right.BATCH_WRITE, Set.of(Resources.BATCH),
            Right.FILTER_WRITE, Set.of(Resources.FILTER),
            Right.ADMIN_OPEN, Set.of(Resources.APPLICATION, Resources.SYSTEM),
            Right.IDENTITY_WRITE, Set.of(Resources.USER, Resources.GROUP, Resources.GROUP_MEMBERSHIP, Resources.TENANT,
                    Resources.TENANT_MEMBERSHIP, Resources.AUTHORIZATION));

    private record Grant(String group, Resource resource, String resourceId, Set<Permission> permissions) {

        private Key key() {
            return new Key(group, resource.resourceType(), resourceId);
        }
    }

    private record Key(String group, int resourceType, String resourceId) {
    }

    private final Authorisations table;
    private final AuthorizationService authorizations;
    private final IdentityService identity;
    private final RepositoryService repository;
    private final FilterService filters;
    private final FilterReaders filterReaders;
    private final EngineAsSystem asSystem;
    private final MessageSource messages;

    Grants(Authorisations table, AuthorizationService authorizations, IdentityService identity, RepositoryService repository,
           FilterService filters, FilterReaders filterReaders, EngineAsSystem asSystem, MessageSource messages) {
        this.table = table;
        this.authorizations = authorizations;
        this.identity = identity;
        this.repository = repository;
        this.filters = filters;
        this.filterReaders = filterReaders;
        this.asSystem = asSystem;
        this.messages = messages;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        asSystem.run(this::write);
    }

    private void write() {
        RETIRED.forEach(identity::deleteGroup);
        Map<Key, Grant> wanted = new HashMap<>();
        for (Role role : EnumSet.complementOf(EnumSet.of(Role.ANONYMOUS))) {
            ensureGroup(role);
            grantsOf(role).forEach(grant -> wanted.put(grant.key(), grant));
        }
        engineAdministrators(wanted);
        ofOrganisations(wanted);
        Set<String> groups = wanted.values().stream().map(Grant::group).collect(Collectors.toSet());
        int withdrawn = 0;
        for (Authorization present : authorizations.createAuthorizationQuery().authorizationType(AUTH_TYPE_GRANT)
                .unlimitedList()) {
            if (present.getGroupId() == null || isAutomatic(present)
                    || !groups.contains(present.getGroupId()) && present.getResourceType() != Resources.FILTER.resourceType()) {
                continue;
            }
            Grant grant = wanted.remove(new Key(present.getGroupId(), present.getResourceType(), present.getResourceId()));
            if (grant == null) {
                authorizations.deleteAuthorization(present.getId());
                withdrawn++;
            } else if (((AuthorizationEntity) present).getPermissions() != bits(grant)) {
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

    private void ensureGroup(Role role) {
        ensureGroup(role.group(), messages.getMessage(role.label(), null, Locale.FRENCH));
    }

    private void ensureGroup(String id, String name) {
        Group present = identity.createGroupQuery().groupId(id).singleResult();
        // the directory names those that are not made from it
        if (present != null && (!Role.isDerived(id) || name.equals(present.getName()))) {
            return;
        }
        Group group = present == null ? identity.newGroup(id) : present;
        group.setName(name);
        group.setType("ROLE");
        identity.saveGroup(group);
    }

    /** The engine asks for this group by its own name. */
    private void engineAdministrators(Map<Key, Grant> wanted) {
        ensureGroup(Roles.ENGINE_ADMINISTRATORS, messages.getMessage("matrix.role.ENGINE", null, Locale.FRENCH));
        List.copyOf(wanted.values()).stream().filter(grant -> grant.group().equals(Roles.ADMINISTRATORS))
                .map(grant -> new Grant(Roles.ENGINE_ADMINISTRATORS, grant.resource(), grant.resourceId(), grant.permissions()))
                .forEach(grant -> wanted.put(grant.key(), grant));
    }

    /** The filters that are made for some organisations only. */
    private void ofOrganisations(Map<Key, Grant> wanted) {
        for (Filter filter : filters.createFilterQuery().unlimitedList()) {
            filterReaders.readersOf(filter.getName()).stream()
                    .filter(group -> !Role.isGroup(group))
                    .map(group -> new Grant(group, Resources.FILTER, filter.getId(), Set.of(Permissions.READ)))
                    .forEach(grant -> wanted.put(grant.key(), grant));
        }
    }

    private boolean isFor(Role role, Filter filter) {
        Set<String> readers = filterReaders.readersOf(filter.getName());
        return readers.isEmpty() || readers.contains(role.group());
    }

    private Set<Grant> grantsOf(Role role) {
        Set<Grant> grants = new HashSet<>();
        WHOLE.forEach((right, resources) -> {
            if (has(role, right)) {
                resources.forEach(resource -> grants.add(grant(role, resource, Authorization.ANY, Permissions.ALL)));
            }
        });
        if (has(role, Right.TASKLIST_OPEN) && !has(role, Right.ADMIN_OPEN)) {
            grants.add(grant(role, Resources.APPLICATION, "tasklist", Permissions.ACCESS));
            // the names of those who have a task and to whom it is offered; the lists of both stay closed by URL
            grants.add(grant(role, Resources.GROUP, Authorization.ANY, Permissions.READ));
            grants.add(grant(role, Resources.USER, Authorization.ANY, Permissions.READ));
        }
        if (has(role, Right.COCKPIT_OPEN) && !has(role, Right.ADMIN_OPEN)) {
            grants.add(grant(role, Resources.APPLICATION, "cockpit", Permissions.ACCESS));
        }
        if (has(role, Right.FILTER_READ) && !has(role, Right.FILTER_WRITE)) {
            filters.createFilterQuery().unlimitedList().stream()
                    .filter(filter -> isFor(role, filter))
                    .forEach(filter -> grants.add(grant(role, Resources.FILTER, filter.getId(), Permissions.READ)));
        }
        if (has(role, Right.INSTANCE_WRITE)) {
            return grants;
        }
        definitionsOfToday().forEach(definition -> onDefinition(role, definition, grants));
        if (has(role, Right.PATH_START)) {
            grants.add(grant(role, Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.CREATE));
        }
        if (has(role, Right.DECISION_READ)) {
            grants.add(grant(role, Resources.DECISION_DEFINITION, Authorization.ANY, Permissions.READ, Permissions.READ_HISTORY));
        }
        if (has(role, Right.INSTANCE_READ)) {
            grants.add(grant(role, Resources.OPERATION_LOG_CATEGORY, Authorization.ANY, UserOperationLogCategoryPermissions.READ));
        }
        return grants;
    }

    /** Never UPDATE, DELETE, SUSPEND_INSTANCE nor variables: Cockpit must not change routing behind the journal. */
    private void onDefinition(Role role, ProcessDefinition definition, Set<Grant> grants) {
        Set<Permission> permissions = new HashSet<>();
        if (has(role, Right.PATH_READ)) {
            permissions.add(ProcessDefinitionPermissions.READ);
        }
        if (has(role, Right.PATH_START) && definition.isStartableInTasklist()) {
            permissions.add(ProcessDefinitionPermissions.CREATE_INSTANCE);
        }
        if (has(role, Right.INSTANCE_READ)) {
            permissions.addAll(Set.of(ProcessDefinitionPermissions.READ_INSTANCE,
                    ProcessDefinitionPermissions.READ_HISTORY, ProcessDefinitionPermissions.READ_TASK));
        }
        if (allow(role, Right.TASK_ASSIGN, Scope.WATCHED)) {
            permissions.add(ProcessDefinitionPermissions.TASK_ASSIGN);
        }
        if (has(role, Right.JOB_RETRY)) {
            permissions.add(ProcessDefinitionPermissions.RETRY_JOB);
        }
        if (!permissions.isEmpty()) {
            grants.add(new Grant(role.group(), Resources.PROCESS_DEFINITION, definition.getKey(), permissions));
        }
    }

    private static Grant grant(Role role, Resource resource, String id, Permission... permissions) {
        return new Grant(role.group(), resource, id, Set.of(permissions));
    }

    private boolean has(Role role, Right right) {
        return table.allowSomewhere(Set.of(role), right.row());
    }

    private boolean allow(Role role, Right right, Scope scope) {
        return table.allow(Set.of(role), right.row(), scope);
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

    /** As the engine keeps them. Asked for the wanted permissions only, it would not tell of one too many. */
    private static int bits(Grant grant) {
        return grant.permissions().stream().mapToInt(Permission::getValue).reduce(0, (one, other) -> one | other);
    }

    private static Permission[] permissionsOf(Grant grant) {
        return grant.permissions().toArray(Permission[]::new);
    }
}
