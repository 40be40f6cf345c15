package fr.maillage.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The same with what the engine does by itself instead of our task rule. */
class EngineDefaultBenchmark extends TasklistBenchmark {

    static final String NAME = "engine-default";
    private static final List<Integer> SIZES = List.of(1_000, 10_000);

    @Test
    void whatTasklistAsksWithTheEnginesOwnRules() throws IOException {
        assertThat(measureAt(NAME, SIZES).rowsOfADossier()).containsKey("act_ru_authorization");
    }

    /** One request a filter, as Tasklist asks by itself. */
    @Override
    void count(TasklistSession session) {
        session.filters().values().forEach(session::count);
    }

    /** Takes our authorisation manager, checker and grants out of the security plugin again. */
    @TestConfiguration
    static class EngineDefaults {

        @Bean
        static BeanPostProcessor withoutTaskRule() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return name.equals("securityPlugin") ? new Undone((ProcessEnginePlugin) bean) : bean;
                }
            };
        }
    }

    private static class Undone extends AbstractProcessEnginePlugin {

        private final ProcessEnginePlugin ours;

        Undone(ProcessEnginePlugin ours) {
            this.ours = ours;
        }

        @Override
        public void preInit(ProcessEngineConfigurationImpl engine) {
            ours.preInit(engine);
            engine.setResourceAuthorizationProvider(new DefaultAuthorizationProvider());
            engine.setCommandCheckers(null);
            engine.getCustomSessionFactories().removeIf(factory -> factory.getSessionType() == AuthorizationManager.class);
        }
    }
}
