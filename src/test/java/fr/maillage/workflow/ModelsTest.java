package fr.maillage.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import fr.maillage.MaillageTest;
import fr.maillage.reference.DueDates;

/** What every model must hold, checked without an engine run and without Node. */
@MaillageTest
class ModelsTest {

    private static final Path MODELS = Path.of("bpmn");
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern CALL = Pattern.compile("\\b([a-z][A-Za-z0-9]*)\\.([a-z][A-Za-z0-9]*)\\(([^()]*)\\)");
    private static final Pattern DELAY = Pattern.compile("dueDates\\.(?:after|every)\\('([^']+)'");

    @Autowired
    ApplicationContext context;

    @Autowired
    Contracts contracts;

    @Autowired
    DueDates dueDates;

    static List<Path> models() throws IOException {
        return files(".bpmn");
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> all = Files.walk(MODELS)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyExpressionNamesABeanForModelsAndOneOfItsMethods(Path file) throws IOException {
        ModelBeans beans = new ModelBeans(context);
        List<String> faults = new ArrayList<>();
        Matcher expression = EXPRESSION.matcher(Files.readString(file));
        while (expression.find()) {
            String text = expression.group(1).strip();
            Matcher call = CALL.matcher(text);
            boolean called = false;
            while (call.find()) {
                called = true;
                int arguments = call.group(3).isBlank() ? 0 : call.group(3).split(",").length;
                if (!beans.containsKey(call.group(1))) {
                    faults.add(text + ": no bean " + call.group(1));
                } else if (Arrays.stream(context.getType(call.group(1)).getMethods()).noneMatch(method ->
                        method.getName().equals(call.group(2)) && method.getParameterCount() == arguments)) {
                    faults.add(text + ": no such method");
                }
            }
            assertThat(text).doesNotContain("S(").doesNotContain("XML(").doesNotContain("JSON(");
            assertThat(called || !text.contains("(")).as(text).isTrue();
        }
        for (FlowNode node : read(file).getModelElementsByType(FlowNode.class)) {
            String delegate = node.getAttributeValueNs(CAMUNDA, "delegateExpression");
            if (delegate != null && !beans.containsKey(delegate.substring(2, delegate.length() - 1))) {
                faults.add(node.getId() + ": no bean " + delegate);
            }
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyUserTaskHasItsContractGroupDueDateFormAndDescription(Path file) {
        BpmnModelInstance model = read(file);
        String process = process(model).getId();
        List<String> faults = new ArrayList<>();
        for (UserTask task : model.getModelElementsByType(UserTask.class)) {
            if (contracts.find(process, task.getId()).isEmpty()) {
                faults.add(task.getId() + " has no contract");
            }
            if (task.getCamundaCandidateGroups() == null || task.getCamundaCandidateUsers() != null) {
                faults.add(task.getId() + " is not offered to a group");
            }
            if (task.getCamundaDueDate() == null) {
                faults.add(task.getId() + " has no due date");
            }
            if (!"embedded:deployment:forms/task.html".equals(task.getCamundaFormKey())) {
                faults.add(task.getId() + " has no form");
            }
            if (task.getDocumentations().isEmpty() || task.getDocumentations().iterator().next().getTextContent().isBlank()) {
                faults.add(task.getId() + " has no description");
            }
            if (task.getName() == null || task.getName().length() > 45) {
                faults.add(task.getId() + " has no name, or one of more than 45 characters");
            }
        }
        for (StartEvent start : model.getModelElementsByType(StartEvent.class)) {
            if (start.getCamundaFormKey() != null && contracts.find(process, start.getId()).isEmpty()) {
                faults.add(start.getId() + " has no contract");
            }
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyDelayIsInTheReferenceTable(Path file) throws IOException {
        Matcher delay = DELAY.matcher(Files.readString(file));
        while (delay.find()) {
            assertThat(dueDates.after(delay.group(1))).as(delay.group(1)).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyMessageIsNamedInTheCode(Path file) throws IllegalAccessException {
        Set<String> known = new HashSet<>();
        for (Field name : EngineNames.class.getFields()) {
            if (name.getType() == String.class) {
                known.add((String) name.get(null));
            }
        }
        assertThat(read(file).getModelElementsByType(Message.class)).extracting(Message::getName).isSubsetOf(known);
        assertThat(known).contains(process(read(file)).getId());
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyCalledProcessAndDecisionIsThere(Path file) throws IOException {
        Set<String> processes = new TreeSet<>();
        for (Path other : models()) {
            processes.add(process(read(other)).getId());
        }
        Set<String> decisions = new TreeSet<>();
        for (Path rules : files(".dmn")) {
            Matcher id = Pattern.compile("<decision id=\"([^\"]+)\"").matcher(Files.readString(rules));
            while (id.find()) {
                decisions.add(id.group(1));
            }
            assertThat(Files.readString(rules)).as(rules + " has a time to live").contains("historyTimeToLive");
        }
        for (CallActivity call : read(file).getModelElementsByType(CallActivity.class)) {
            assertThat(processes).contains(call.getCalledElement());
            assertThat(call.getCamundaCalledElementBinding()).as(call.getId()).isEqualTo("deployment");
        }
        for (BusinessRuleTask rule : read(file).getModelElementsByType(BusinessRuleTask.class)) {
            assertThat(decisions).contains(rule.getCamundaDecisionRef());
            assertThat(rule.getCamundaDecisionRefBinding()).as(rule.getId()).isEqualTo("deployment");
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void noScriptAndATimeToLiveAndOnlyPathsInTheStartList(Path file) throws IOException {
        BpmnModelInstance model = read(file);
        Process process = process(model);
        assertThat(model.getModelElementsByType(ScriptTask.class)).isEmpty();
        assertThat(model.getModelElementsByType(CamundaScript.class)).isEmpty();
        assertThat(Files.readString(file)).doesNotContain("camunda:connector").doesNotContain("camunda:class=");
        assertThat(process.getCamundaHistoryTimeToLiveString()).isNotBlank();
        assertThat(process.getCamundaVersionTag()).isNotBlank();
        assertThat(process.isCamundaStartableInTasklist()).isEqualTo(
                model.getModelElementsByType(StartEvent.class).stream().anyMatch(start -> start.getCamundaFormKey() != null));
    }

    @ParameterizedTest
    @MethodSource("models")
    void whatAPersonReadsHasAName(Path file) {
        BpmnModelInstance model = read(file);
        List<String> unnamed = new ArrayList<>();
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            boolean diverging = node.getOutgoing().size() > 1;
            boolean asks = node instanceof Gateway && diverging && !(node instanceof ParallelGateway);
            if ((node instanceof Activity || node instanceof Event || asks) && isBlank(node.getName())) {
                unnamed.add(node.getId());
            }
            if (asks && !(node instanceof EventBasedGateway)) {
                node.getOutgoing().stream().filter(flow -> isBlank(flow.getName())).map(SequenceFlow::getId).forEach(unnamed::add);
            }
        }
        assertThat(unnamed).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void aPersonsClickAnswersAtOnce(Path file) {
        BpmnModelInstance model = read(file);
        Set<String> synchronous = new TreeSet<>();
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            boolean joins = (node instanceof ParallelGateway || node instanceof InclusiveGateway)
                    && node.getIncoming().size() > 1;
            if (joins && !node.isCamundaAsyncBefore()) {
                synchronous.add(node.getId());
            }
            if (waits(node)) {
                automaticAfter(node, new HashSet<>()).stream()
                        .filter(next -> !next.isCamundaAsyncBefore())
                        .map(FlowNode::getId).forEach(synchronous::add);
            }
        }
        for (UserTask task : model.getModelElementsByType(UserTask.class)) {
            if (task.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics loop
                    && !loop.isSequential() && !loop.isCamundaAsyncAfter()) {
                synchronous.add(task.getId() + " (loop)");
            }
        }
        assertThat(synchronous).isEmpty();
    }

    @Test
    void noTwoModelsHaveTheSameKey() throws IOException {
        assertThat(models().stream().map(file -> process(read(file)).getId()).toList()).doesNotHaveDuplicates();
    }

    private static boolean waits(FlowNode node) {
        boolean message = node instanceof CatchEvent event && event.getEventDefinitions().stream()
                .anyMatch(definition -> definition.getElementType().getTypeName().equals("messageEventDefinition"));
        boolean started = node instanceof StartEvent && ((StartEvent) node).getCamundaFormKey() != null;
        return node instanceof UserTask || message || started;
    }

    /** The first automatic nodes behind this one, looking through gateways. */
    private static Set<FlowNode> automaticAfter(FlowNode node, Set<FlowNode> seen) {
        Set<FlowNode> automatic = new HashSet<>();
        for (FlowNode next : node.getOutgoing().stream().map(SequenceFlow::getTarget).collect(Collectors.toSet())) {
            if (!seen.add(next) || next.isCamundaAsyncBefore()) {
                continue;
            }
            if (next instanceof Gateway) {
                automatic.addAll(automaticAfter(next, seen));
            } else if (!(next instanceof UserTask) && !(next instanceof EndEvent) && !(next instanceof CatchEvent)
                    && !(next instanceof SubProcess) && (next instanceof Activity || next instanceof IntermediateThrowEvent)) {
                automatic.add(next);
            }
        }
        return automatic;
    }

    private static BpmnModelInstance read(Path file) {
        return Bpmn.readModelFromFile(file.toFile());
    }

    private static Process process(BpmnModelInstance model) {
        Collection<Process> processes = model.getModelElementsByType(Process.class);
        assertThat(processes).hasSize(1);
        return processes.iterator().next();
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
