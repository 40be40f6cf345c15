package fr.maillage.workflow;

import java.util.function.Supplier;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.springframework.stereotype.Component;

/**
 * Runs engine calls as the application itself, whoever is logged in: without the engine's authorisation and tenant
 * checks, in the running transaction.
 */
@Component
public class EngineAsSystem {

    private final ProcessEngineConfigurationImpl engine;

    EngineAsSystem(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    public <T> T call(Supplier<T> work) {
        return engine.getCommandExecutorTxRequired().execute(command -> unchecked(command, work));
    }

    /** Runs in an engine command and a transaction of its own, whatever becomes of the running one. */
    public void runApart(Runnable work) {
        engine.getCommandExecutorTxRequiresNew().execute(command -> unchecked(command, () -> {
            work.run();
            return null;
        }));
    }

    public void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }

    private static <T> T unchecked(CommandContext command, Supplier<T> work) {
        boolean authorisation = command.isAuthorizationCheckEnabled();
        boolean tenant = command.isTenantCheckEnabled();
        command.disableAuthorizationCheck();
        command.disableTenantCheck();
        try {
            return work.get();
        } finally {
            if (authorisation) {
                command.enableAuthorizationCheck();
            }
            if (tenant) {
                command.enableTenantCheck();
            }
        }
    }
}
