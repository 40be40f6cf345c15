package fr.maillage.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BpmnModelElementInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;

/** Writes docs/processes.md from the models: what starts each process, who acts, which delays, its picture. */
final class ProcessPage {

    private static final Pattern CALL = Pattern.compile("\\$\\{\\s*(\\w+)\\.(\\w+)\\((.*)\\)\\s*}");
    private static final Pattern QUOTED = Pattern.compile("'([^']+)'");
    private static final Pattern ROW = Pattern.compile("\\{([^}]+)}");
    private static final Map<String, String> FOLDERS = new TreeMap<>(Map.of("", "Paths", "shared", "Called processes",
            "aid", "Aids", "act", "Acts", "follow-up", "After labelling"));
    private static final List<String> ORDER = List.of("", "shared", "aid", "act", "follow-up");

    private record Model(Path file, BpmnModelInstance bpmn, Process process) {

        String key() {
            return process.getId();
        }

        String folder() {
            Path parent = file.getParent();
            return parent.getNameCount() == 1 ? "" : parent.getFileName().toString();
        }

        <T extends BpmnModelElementInstance> Collection<T> all(Class<T> type) {
            return bpmn.getModelElementsByType(type);
        }
    }

    private final List<Model> models;
    private final List<Path> rules;
    private final Properties dates;
    private final Function<String, String> delay;

    /**
     * @param dates what is said of the dates that beans compute, by bean and method
     * @param delay what the reference table says for a key, in words
     */
    ProcessPage(List<Path> files, List<Path> rules, Properties dates, Function<String, String> delay) {
        this.models = files.stream().map(file -> {
            BpmnModelInstance bpmn = Bpmn.readModelFromFile(file.toFile());
            return new Model(file, bpmn, bpmn.getModelElementsByType(Process.class).iterator().next());
        }).toList();
        this.rules = rules;
        this.dates = dates;
        this.delay = delay;
    }

    String write() {
        StringBuilder page = new StringBuilder("""
                # Processes

                Generated from [`bpmn/`](../bpmn) by `mvn test -Dtest=ProcessPageTest -Dmaillage.docs=write`; a test fails when this page or a picture is stale. \
                What a model may rely on is in [models.md](models.md).
                Pictures read from left to right: the ordinary course is one straight line, what goes wrong lies below it, loops and reminders above, what may happen at any time underneath. \
                Delays are rows of the dated reference table, whose keys stand behind them; « ? » marks one that no verified source gives.

                """);
        for (String folder : ORDER) {
            List<Model> here = models.stream().filter(model -> model.folder().equals(folder)).toList();
            if (!here.isEmpty()) {
                page.append("## ").append(FOLDERS.get(folder)).append("\n\n");
                here.forEach(model -> describe(model, page));
            }
        }
        page.append("## Rules\n\n| decision | decides |\n|---|---|\n");
        rules.forEach(file -> Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Decision.class)
                .forEach(decision -> page.append("| [%s](../%s) %s | %s |\n".formatted(decision.getId(), slashes(file),
                        decision.getName(), oneLine(decision.getDescription() == null
                                ? "" : decision.getDescription().getTextContent())))));
        return page.toString();
    }

    private void describe(Model model, StringBuilder page) {
        page.append("### ").append(model.process().getName()).append("\n\n");
        page.append("[`%s`](../%s). %s\n\n".formatted(model.key(), slashes(model.file()), documentation(model.process())));
        page.append("- Starts: ").append(starts(model)).append("\n");
        page.append("- Ends: ").append(ends(model)).append("\n");
        list(page, "Calls", model.all(CallActivity.class).stream().map(CallActivity::getCalledElement));
        list(page, "Decides by", model.all(BusinessRuleTask.class).stream().map(BusinessRuleTask::getCamundaDecisionRef));
        page.append("\n![%s](processes/%s.svg)\n\n".formatted(model.process().getName(), model.key()));
        tasks(model, page);
        timers(model, page);
    }

    private static void list(StringBuilder page, String title, Stream<String> keys) {
        Set<String> distinct = keys.collect(Collectors.toCollection(TreeSet::new));
        if (!distinct.isEmpty()) {
            page.append("- ").append(title).append(": ")
                    .append(distinct.stream().map("`%s`"::formatted).collect(Collectors.joining(", "))).append("\n");
        }
    }

    private String starts(Model model) {
        List<String> ways = new ArrayList<>();
        model.all(StartEvent.class).stream()
                .filter(start -> start.getParentElement() instanceof Process)
                .forEach(start -> {
                    if (start.getCamundaFormKey() != null) {
                        ways.add("by hand, « %s »".formatted(oneLine(start.getName())));
                    }
                });
        Set<String> callers = models.stream()
                .filter(caller -> caller.all(CallActivity.class).stream()
                        .anyMatch(call -> model.key().equals(call.getCalledElement())))
                .map(Model::key).collect(Collectors.toCollection(TreeSet::new));
        if (!callers.isEmpty()) {
            ways.add("called by " + callers.stream().map("`%s`"::formatted).collect(Collectors.joining(", ")));
        }
        return ways.isEmpty() ? "by the application" : String.join("; ", ways);
    }

    private static String ends(Model model) {
        return model.all(EndEvent.class).stream()
                .filter(end -> end.getParentElement() instanceof Process)
                .map(end -> "*" + oneLine(end.getName()) + "*")
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private void tasks(Model model, StringBuilder page) {
        Collection<UserTask> tasks = model.all(UserTask.class);
        if (tasks.isEmpty()) {
            return;
        }
        page.append("| task | offered to | due |\n|---|---|---|\n");
        tasks.forEach(task -> page.append("| %s | %s | %s |\n".formatted(oneLine(task.getName()),
                who(task.getCamundaCandidateGroups()), when(task.getCamundaDueDate()))));
        page.append("\n");
    }

    private void timers(Model model, StringBuilder page) {
        List<String> rows = model.all(TimerEventDefinition.class).stream()
                .filter(timer -> timer.getParentElement() instanceof CatchEvent)
                .map(timer -> "| %s | %s |".formatted(oneLine(((CatchEvent) timer.getParentElement()).getName()), when(
                        Stream.of(timer.getTimeDate(), timer.getTimeDuration(), timer.getTimeCycle())
                                .flatMap(text -> Optional.ofNullable(text).stream())
                                .map(text -> text.getTextContent()).findFirst().orElse(""))))
                .toList();
        if (!rows.isEmpty()) {
            page.append("| timer | when |\n|---|---|\n").append(String.join("\n", rows)).append("\n\n");
        }
    }

    /** {@code ${actors.pilotPair(reference)}} is « pilot pair ». */
    private static String who(String expression) {
        Matcher call = CALL.matcher(String.valueOf(expression));
        return call.matches() ? words(call.group(2)) : "as the step says: `%s`".formatted(expression);
    }

    private String when(String expression) {
        Matcher call = CALL.matcher(String.valueOf(expression));
        if (!call.matches()) {
            return "`%s`".formatted(expression);
        }
        Matcher quoted = QUOTED.matcher(call.group(3));
        String argument = quoted.find() ? quoted.group(1) : "";
        String method = call.group(1) + "." + call.group(2);
        return switch (method) {
            case "dueDates.after" -> delay.apply(argument);
            case "dueDates.every" -> "every " + delay.apply(argument).replaceFirst("^1 ", "");
            default -> computed(method, argument);
        };
    }

    /** What a date is that a bean computes, with the rows on which it rests. */
    private String computed(String method, String argument) {
        String said = Optional.ofNullable(dates.getProperty(method + "." + argument)).orElseGet(() -> dates.getProperty(method));
        if (said == null) {
            throw new IllegalStateException("nothing says which date %s is".formatted(method));
        }
        return ROW.matcher(said.replace("$", argument))
                .replaceAll(row -> Matcher.quoteReplacement(delay.apply(row.group(1))));
    }

    private static String words(String camelCase) {
        return camelCase.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }

    private static String documentation(BaseElement element) {
        return element.getDocumentations().stream().map(Documentation::getTextContent).map(ProcessPage::oneLine)
                .findFirst().orElse("");
    }

    private static String oneLine(String text) {
        return text == null ? "" : text.strip().replaceAll("\\s*\\n\\s*", " ").replace("|", "\\|");
    }

    private static String slashes(Path file) {
        return file.toString().replace('\\', '/');
    }
}
