package fr.maillage.platform;

import java.io.IOException;
import java.nio.file.Path;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** A real PostgreSQL for the trial and for tests, started with the application; its data survives a restart. */
@Configuration
@Profile(DatasourceChoice.TRIAL)
class TrialDatabase {

    private static final int POSTGRES_MAJOR = 17;

    /**
     * @param folder   where the trial keeps its data, {@code .maillage} in the working directory by default
     * @param password of all fictitious people; public
     */
    @ConfigurationProperties("maillage.trial")
    record TrialProperties(Path folder, String password) {

        TrialProperties {
            folder = folder == null ? Path.of(".maillage") : folder;
        }
    }

    @Bean(destroyMethod = "close")
    TrialFolder trialFolder(TrialProperties properties) {
        return TrialFolder.open(properties.folder(), POSTGRES_MAJOR);
    }

    @Bean(destroyMethod = "close")
    EmbeddedPostgres embeddedPostgres(TrialFolder folder) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.database())
                .setCleanDataDirectory(false)
                // the hook would kill PostgreSQL before Spring has closed what uses it
                .setRegisterShutdownHook(false)
                .setServerConfig("random_page_cost", "1.1")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("timezone", "UTC")
                .start();
    }

    @Bean
    DataSource dataSource(EmbeddedPostgres postgres) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
        pool.setUsername("postgres");
        pool.setMaximumPoolSize(20);
        return pool;
    }
}
