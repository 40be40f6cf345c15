package fr.maillage.tasklist;

import java.util.List;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** With the profile {@code every-control}, the application also offers the process that shows every control. */
@Component
@Profile("every-control")
@Order(35)
class EveryControlTrial implements ApplicationRunner {

    private final RepositoryService repository;
    private final IdentityService identity;
    private final AuthorizationService authorizations;

    EveryControlTrial(RepositoryService repository, IdentityService identity, AuthorizationService authorizations) {
        this.repository = repository;
        this.identity = identity;
        this.authorizations = authorizations;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        repository.createDeployment().name("every-control").enableDuplicateFiltering(false)
                .addClasspathResource("every-control.bpmn")
                .addInputStream("forms/task.html", getClass().getResourceAsStream("/bpmn/forms/task.html"))
                .addInputStream("forms/start.html", getClass().getResourceAsStream("/bpmn/forms/start.html"))
                .deploy();
        if (identity.createUserQuery().userId("essai").count() == 0) {
            User user = identity.newUser("essai");
            user.setFirstName("Essai");
            user.setLastName("Formulaires");
            user.setPassword("Voiron-2026-clair!");
            identity.saveUser(user);
            for (String group : List.of("agents", "ars-84-38")) {
                if (identity.createGroupQuery().groupId(group).count() == 0) {
                    identity.saveGroup(identity.newGroup(group));
                }
                identity.createMembership("essai", group);
            }
            Authorization mayStart = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            mayStart.setUserId("essai");
            mayStart.setResource(Resources.PROCESS_DEFINITION);
            mayStart.setResourceId("every-control");
            mayStart.addPermission(Permissions.READ);
            mayStart.addPermission(Permissions.CREATE_INSTANCE);
            authorizations.saveAuthorization(mayStart);
        }
    }
}
