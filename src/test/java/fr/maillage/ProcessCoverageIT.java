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
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Flow nodes and sequence flows of each process that the tests of this build have walked, aggregated over all test
 * classes from the reports of the coverage extension.
 */
class ProcessCoverageIT {

    private static final double AT_LEAST = 0.95;
    private static WalkedElements walked;

    @BeforeAll
    static void readReports() throws IOException {
        walked = new WalkedElements(Path.of("target", "process-test-coverage"));
    }

    static Stream<Path> models() throws IOException {
        return WalkedElements.files(Path.of("bpmn"), ".bpmn").stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void theTestsWalkTheProcess(Path file) throws IOException {
        BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
        Set<String> elements = model.getModelElementsByType(FlowElement.class).stream()
                .filter(element -> element instanceof FlowNode || element instanceof SequenceFlow)
                .map(FlowElement::getId).collect(Collectors.toCollection(TreeSet::new));
        Set<String> missed = new TreeSet<>(elements);
        missed.removeAll(walked.of(model.getModelElementsByType(Process.class).iterator().next().getId()));

        double coverage = 1 - (double) missed.size() / elements.size();
        System.out.printf("%s: %.1f %% of %d nodes and flows%s%n", file, 100 * coverage, elements.size(),
                missed.isEmpty() ? "" : ", not walked: " + missed);
        assertThat(coverage).as("%s, not walked: %s", file, missed).isGreaterThanOrEqualTo(AT_LEAST);
    }
}
