package fr.maillage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;

/** The decision tables of {@code bpmn/rules}, evaluated without the application; knows which of their rules were hit. */
public final class DecisionTables {

    public static final Path FOLDER = Path.of("bpmn/rules");

    private final Set<String> hit = new HashSet<>();
    private final DmnEngine engine;

    DecisionTables() {
        DmnDecisionTableEvaluationListener counting = event -> event.getMatchingRules().forEach(rule -> hit.add(rule.getId()));
        DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
        configuration.setCustomPostDecisionTableEvaluationListeners(List.of(counting));
        engine = configuration.buildEngine();
    }

    /** What the table of that name answers. */
    public DmnDecisionResult evaluate(String decision, Map<String, Object> inputs) {
        try (InputStream table = Files.newInputStream(file(decision))) {
            return engine.evaluateDecision(engine.parseDecision(decision, table), inputs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ids of the rules that no evaluation has hit so far. */
    List<String> unhit(String decision) {
        return Dmn.readModelFromFile(file(decision).toFile()).getModelElementsByType(Rule.class).stream()
                .map(Rule::getId).filter(rule -> !hit.contains(rule)).toList();
    }

    private static Path file(String decision) {
        return FOLDER.resolve(decision + ".dmn");
    }
}
