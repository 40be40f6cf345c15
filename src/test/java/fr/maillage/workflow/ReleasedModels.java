package fr.maillage.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Puts the frozen models of a release in service on top of today's: what a test starts then runs on them, with today's
 * code; the grants are today's. The build runs all tests tagged {@code released} a second time so (pom.xml, execution {@code release-…}).
 */
@Component
@Order(40)
@ConditionalOnProperty("maillage.released")
class ReleasedModels implements ApplicationRunner {

    private final RepositoryService repository;
    private final Path folder;

    ReleasedModels(RepositoryService repository, @Value("${maillage.released}") String release) {
        this.repository = repository;
        this.folder = Path.of("src/test/resources/released", release);
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        DeploymentBuilder deployment = repository.createDeployment().name("release " + folder.getFileName());
        for (Path file : files()) {
            try (InputStream content = Files.newInputStream(file)) {
                deployment.addInputStream(folder.relativize(file).toString(), content);
            }
        }
        deployment.deploy();
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
