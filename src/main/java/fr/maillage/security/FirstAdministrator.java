package fr.maillage.security;

import java.util.Set;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.workflow.EngineAsSystem;

/**
 * Creates the first administrator from the configuration when there is none. Without one the webapps would offer their
 * setup page to anybody; that page is closed in any case.
 */
@Component
@Order(6)
class FirstAdministrator implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    /**
     * @param user     id of the first administrator
     * @param password its password, which the engine's password policy must accept; change it after the first login
     */
    @ConfigurationProperties("maillage.administrator")
    record Administrator(String user, String password) {
    }

    private final Administrator configured;
    private final IdentityService identity;
    private final EngineIdentityTables tables;
    private final EngineAsSystem asSystem;

    FirstAdministrator(Administrator configured, IdentityService identity, EngineIdentityTables tables,
                       EngineAsSystem asSystem) {
        this.configured = configured;
        this.identity = identity;
        this.tables = tables;
        this.asSystem = asSystem;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        asSystem.run(this::ensure);
    }

    private void ensure() {
        if (identity.createUserQuery().memberOfGroup(Roles.ADMINISTRATORS).count() > 0) {
            return;
        }
        if (configured.user() == null || configured.password() == null) {
            LOG.warn("Aucun administrateur : indiquez MAILLAGE_ADMINISTRATOR_USER et MAILLAGE_ADMINISTRATOR_PASSWORD, puis redémarrez.");
            return;
        }
        if (identity.createUserQuery().userId(configured.user()).count() == 0) {
            User user = identity.newUser(configured.user());
            user.setFirstName("Administration");
            user.setLastName("Maillage");
            user.setPassword(configured.password());
            identity.saveUser(user);
        }
        tables.setMemberships(configured.user(), Set.of(Roles.ADMINISTRATORS), Set.of());
        LOG.info("premier administrateur créé : {}", configured.user());
    }
}
