package fr.maillage.security;

import java.util.ArrayList;
import java.util.List;

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

    private final TenantIdProvider tenants;
    private final int passwordIterations;

    SecurityPlugin(TenantIdProvider tenants, @Value("${maillage.password-iterations:310000}") int passwordIterations) {
        this.tenants = tenants;
        this.passwordIterations = passwordIterations;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setResourceAuthorizationProvider(new AutomaticGrants());
        engine.setCommandCheckers(List.of(new TaskRuleTenantChecker(), new TaskRuleChecker()));
        engine.setPasswordEncryptor(new Pbkdf2Passwords(passwordIterations));
        engine.setTenantIdProvider(tenants);
        engine.setAdminGroups(new ArrayList<>(List.of(Roles.ADMINISTRATORS)));

        List<SessionFactory> factories = new ArrayList<>(engine.getCustomSessionFactories() == null
                ? List.of() : engine.getCustomSessionFactories());
        factories.add(new Replacement(AuthorizationManager.class, TaskRuleAuthorizationManager.class));
        factories.add(new Replacement(TenantManager.class, SupervisorTenantManager.class));
        engine.setCustomSessionFactories(factories);

        List<BpmnParseListener> listeners = new ArrayList<>(engine.getCustomPreBPMNParseListeners() == null
                ? List.of() : engine.getCustomPreBPMNParseListeners());
        listeners.add(new AssigneeRule());
        engine.setCustomPreBPMNParseListeners(listeners);
    }

    /** The engine finds a manager by the type that its factory names: naming the subclass would be ignored silently. */
    private record Replacement(Class<?> replaced, Class<? extends Session> by) implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return replaced;
        }

        @Override
        public Session openSession() {
            try {
                return by.getDeclaredConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
