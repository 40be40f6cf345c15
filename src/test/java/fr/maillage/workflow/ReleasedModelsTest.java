package fr.maillage.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

import fr.maillage.MaillageTest;

/** Dossiers run on the models of every release since they were started: today's code serves them all. */
@MaillageTest
class ReleasedModelsTest {

    @Autowired
    RunningModels runningModels;

    static List<Path> released() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/released"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("released")
    void everyTaskStillHasItsContractAndEveryDelegateItsBean(Path file) {
        BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());

        assertThat(runningModels.gaps(model.getModelElementsByType(Process.class).iterator().next().getId(), model)).isEmpty();
    }
}
