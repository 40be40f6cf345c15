package fr.maillage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A dossier may be in any wait state of a released model when the application is upgraded. The build runs the tests
 * tagged {@code released} a second time with that release's models in service: today's code reaches each wait state, takes
 * a flow out of it, and comes to each end.
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

        Set<String> elements = walked.of(model.getModelElementsByType(Process.class).iterator().next().getId());

        // an instance that a test has deleted leaves its wait state too, but takes no flow
        assertThat(nodes(model, UserTask.class, IntermediateCatchEvent.class, BoundaryEvent.class, StartEvent.class)
                .filter(wait -> wait.getOutgoing().stream().map(SequenceFlow::getId).noneMatch(elements::contains))
                .map(FlowNode::getId)).as("wait states and starts of %s that no test goes on from", file).isEmpty();
        assertThat(nodes(model, EndEvent.class).map(FlowNode::getId).filter(end -> !elements.contains(end)))
                .as("ends of %s that no test reaches", file).isEmpty();
    }

    @SafeVarargs
    private static Stream<FlowNode> nodes(BpmnModelInstance model, Class<? extends FlowNode>... types) {
        return Stream.of(types).flatMap(type -> model.getModelElementsByType(type).stream());
    }
}
