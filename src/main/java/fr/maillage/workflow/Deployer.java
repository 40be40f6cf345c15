package fr.maillage.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys all of {@code bpmn/} at once, before the application is ready and before the job executor starts. Resources
 * are named relative to {@code bpmn/}, so that IDE, Maven and jar give the same names; when nothing has changed, nothing
 * is deployed; when anything has, everything gets a new version, which keeps deployment bindings exact.
 */
@Component
@Order(10)
class Deployer implements ApplicationRunner {

    static final String DEPLOYMENT = "maillage";

    private static final Logger LOG = LoggerFactory.getLogger(Deployer.class);
    private static final String ROOT = "/bpmn/";

    private final RepositoryService repository;
    private final RunningModels runningModels;

    Deployer(RepositoryService repository, RunningModels runningModels) {
        this.repository = repository;
        this.runningModels = runningModels;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        DeploymentBuilder deployment = repository.createDeployment()
                .name(DEPLOYMENT)
                .source("maillage")
                .enableDuplicateFiltering(false);
        Map<String, Resource> resources = resources();
        resources.forEach((name, resource) -> {
            try (InputStream content = resource.getInputStream()) {
                deployment.addInputStream(name, content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        String id = deployment.deploy().getId();
        LOG.info("{} modèles et formulaires en service (déploiement {})", resources.size(), id);
        runningModels.verify();
    }

    private static Map<String, Resource> resources() {
        try {
            Map<String, Resource> named = new TreeMap<>();
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources("classpath:/bpmn/**/*.*")) {
                String path = resource.getURL().getPath();
                named.put(path.substring(path.lastIndexOf(ROOT) + ROOT.length()), resource);
            }
            return named;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
