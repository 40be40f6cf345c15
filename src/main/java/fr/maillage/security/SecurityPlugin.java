package fr.maillage.security;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TenantManager;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Puts our rules in the places where the engine asks who may do what. */
@Component
class SecurityPlugin extends AbstractProcessEnginePlugin {

    private final Authorisations table;
    private final TaskRule rule;
    private final SharedTasks shared;
    private final TenantIdProvider tenants;
    private final int passwordIterations;

    SecurityPlugin(Authorisations table, TaskRule rule, SharedTasks shared, TenantIdProvider tenants,
                   @Value("${maillage.password-iterations:310000}") int passwordIterations) {
        this.table = table;
        this.rule = rule;
        this.shared = shared;
        this.tenants = tenants;
        this.passwordIterations = passwordIterations;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setResourceAuthorizationProvider(new AutomaticGrants());
        engine.setCommandCheckers(List.of(new TaskRuleTenantChecker(), new TaskRuleChecker(rule, shared)));
        engine.setTaskService(new PersonalTasks(shared));
        engine.setPasswordEncryptor(new Pbkdf2Passwords(passwordIterations));
        engine.setTenantIdProvider(tenants);
        engine.setScriptEngineResolver(new NoScripts());
        engine.setAdminGroups(new ArrayList<>(List.of(Roles.ADMINISTRATORS)));

        List<SessionFactory> factories = new ArrayList<>(engine.getCustomSessionFactories() == null
                ? List.of() : engine.getCustomSessionFactories());
        factories.add(new Replacement(AuthorizationManager.class, () -> new TaskRuleAuthorizationManager(rule)));
        factories.add(new Replacement(TenantManager.class, () -> new SupervisorTenantManager(table)));
        engine.setCustomSessionFactories(factories);

        List<BpmnParseListener> listeners = new ArrayList<>(engine.getCustomPreBPMNParseListeners() == null
                ? List.of() : engine.getCustomPreBPMNParseListeners());
        listeners.add(new AssigneeRule());
        engine.setCustomPreBPMNParseListeners(listeners);
    }

    /** The engine finds a manager by the type that its factory names: naming the subclass would be ignored silently. */
    private record Replacement(Class<?> replaced, Supplier<Session> by) implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return replaced;
        }

        @Override
        public Session openSession() {
            return by.get();
        }
    }
}
