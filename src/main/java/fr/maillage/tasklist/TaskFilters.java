package fr.maillage.tasklist;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import fr.maillage.workflow.EngineAsSystem;
import fr.maillage.workflow.EngineNames;

/**
 * The filters that everybody finds in Tasklist, kept in step with this class at each start, before security grants
 * reading them. What each person finds inside is decided by the task rule. People cannot write filters: a stored query
 * may hold expressions, which the server evaluates.
 */
@Component
@Order(20)
class TaskFilters implements ApplicationRunner {

    private record Provided(String name, String description, TaskQuery query) {
    }

    private final FilterService filters;
    private final TaskService tasks;
    private final EngineAsSystem system;

    TaskFilters(FilterService filters, TaskService tasks, EngineAsSystem system) {
        this.filters = filters;
        this.tasks = tasks;
        this.system = system;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        system.run(this::provide);
    }

    private void provide() {
        Map<String, Filter> present = new HashMap<>();
        filters.createFilterQuery().unlimitedList().forEach(filter -> present.putIfAbsent(filter.getName(), filter));
        List<Provided> provided = provided();
        for (int position = 0; position < provided.size(); position++) {
            Provided wanted = provided.get(position);
            Filter filter = present.getOrDefault(wanted.name(), filters.newTaskFilter(wanted.name()));
            filter.setQuery(wanted.query());
            filter.setProperties(properties(wanted, position));
            filters.saveFilter(filter);
        }
    }

    private List<Provided> provided() {
        return List.of(
                new Provided("À prendre dans mon équipe", "Proposées à votre organisme, que personne n’a encore prises",
                        byDueDate().taskUnassigned()),
                new Provided("À faire par moi", "Les tâches que vous avez prises",
                        byDueDate().taskAssigneeExpression("${currentUser()}")),
                new Provided("En retard", "Dont l’échéance est passée, prises ou non",
                        byDueDate().dueBeforeExpression("${now()}")),
                new Provided("Toutes mes tâches", "Tout ce qui est proposé à votre organisme",
                        byDueDate()));
    }

    private TaskQuery byDueDate() {
        return tasks.createTaskQuery().active().orderByDueDate().asc().orderByTaskCreateTime().asc();
    }

    private static Map<String, Object> properties(Provided filter, int position) {
        List<Map<String, String>> variables = new ArrayList<>();
        variables.add(shown(EngineNames.STRUCTURE_NAME, "Structure"));
        variables.add(shown(EngineNames.REFERENCE, "Dossier"));
        variables.add(shown(EngineNames.TERRITORY, "Territoire"));
        variables.add(shown(EngineNames.STAGE, "Étape"));
        variables.add(shown(EngineNames.LEGAL_DATE, "Terme légal"));
        Map<String, Object> properties = new HashMap<>();
        properties.put("description", filter.description());
        properties.put("priority", position);
        properties.put("color", "#1f3f66");
        properties.put("refresh", true);
        properties.put("showUndefinedVariable", false);
        properties.put("variables", variables);
        return properties;
    }

    private static Map<String, String> shown(String variable, String label) {
        return Map.of("name", variable, "label", label);
    }
}
