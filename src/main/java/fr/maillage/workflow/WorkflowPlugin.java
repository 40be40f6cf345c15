package fr.maillage.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Wires the mechanism into the engine. The annotation makes the whole engine wait for Liquibase: the engine collects all
 * plugins before it starts.
 */
@Component
@DependsOnDatabaseInitialization
class WorkflowPlugin extends AbstractProcessEnginePlugin {

    private final ApplicationContext context;
    private final ContractDoor door;

    WorkflowPlugin(ApplicationContext context, ContractDoor door) {
        this.context = context;
        this.door = door;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        Map<Object, Object> beans = new ModelBeans(context);
        engine.setBeans(beans);
        // setBeans alone comes too late: the starter has already made an expression manager that sees every bean.
        engine.setExpressionManager(new SpringExpressionManager(context, beans));
        engine.setCustomPreBPMNParseListeners(added(engine.getCustomPreBPMNParseListeners(),
                new ContractParseListener(door)));
        engine.setCustomSessionFactories(added(engine.getCustomSessionFactories(), new AcceptedSubmissions.Factory()));
        engine.setCustomIncidentHandlers(added(engine.getCustomIncidentHandlers(), new FrenchIncidents()));
        engine.setFailedJobCommandFactory(SpreadRetry::new);
    }

    private static <T> List<T> added(List<T> present, T more) {
        List<T> all = present == null ? new ArrayList<>() : new ArrayList<>(present);
        all.add(more);
        return all;
    }
}
