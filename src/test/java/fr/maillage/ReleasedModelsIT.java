package fr.maillage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A dossier may be in any wait state of a released model when the application is upgraded. The build runs the tests
 * tagged {@code released} a second time with that release's models in service: each wait state is reached and left
 * there by today's code, to the end of the process.
 */
class ReleasedModelsIT {

    private static final Path RELEASES = Path.of("src", "test", "resources", "released");

    static Stream<Path> released() throws IOException {
        return WalkedElements.files(RELEASES, ".bpmn").stream();
    }

    @ParameterizedTest
    @MethodSource("released")
    void everyWaitStateIsLeftByTodaysCode(Path file) throws IOException {
        BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
        String release = RELEASES.relativize(file).getName(0).toString();
        WalkedElements walked = new WalkedElements(Path.of("target", "released-coverage", release));

        Set<String> waits = Stream.of(UserTask.class, IntermediateCatchEvent.class, BoundaryEvent.class)
                .flatMap(type -> model.getModelElementsByType(type).stream())
                .map(FlowNode::getId)
                .collect(Collectors.toCollection(TreeSet::new));
        waits.removeAll(walked.of(model.getModelElementsByType(Process.class).iterator().next().getId()));
        assertThat(waits).as("wait states of %s that no test reaches", file).isEmpty();
    }
}
