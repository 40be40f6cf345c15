package fr.maillage.tasklist;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.camunda.bpm.engine.task.TaskQuery;

import fr.maillage.directory.StructureType;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.OpenTask;

/**
 * What the tasks of a filter have in common, said twice: to the engine, which lists them, and to the database, which
 * counts those of all filters in one statement. WorklistTest holds the two together.
 *
 * @param query      adds the rule to a query
 * @param sql        condition on the task {@code t} and the variable {@code path} of its process
 * @param parameters of the condition, beside {@code user}, {@code now} and {@code soon}, which whoever counts knows
 */
record FilterRule(UnaryOperator<TaskQuery> query, String sql, Map<String, Object> parameters) {

    /** Days within which a legal date calls for attention. */
    static final int SOON = 15;

    static final FilterRule ANY = new FilterRule(query -> query, "true");
    /** Tasks of a sleeping dossier carry the day on which it is looked at again. */
    static final FilterRule AWAKE = new FilterRule(query -> query.followUpBeforeOrNotExistentExpression("${now()}"),
            "(t.follow_up_date_ is null or t.follow_up_date_ < :now)");
    static final FilterRule ASLEEP = new FilterRule(query -> query.followUpAfterExpression("${now()}"), "t.follow_up_date_ > :now");
    static final FilterRule MINE = new FilterRule(query -> query.taskAssigneeExpression("${currentUser()}"), "t.assignee_ = :user");
    static final FilterRule NOBODYS = new FilterRule(TaskQuery::taskUnassigned, "t.assignee_ is null");
    static final FilterRule LATE = new FilterRule(query -> query.dueBeforeExpression("${now()}"), "t.due_date_ < :now");
    static final FilterRule LEGAL_SOON = new FilterRule(query -> query.taskMinPriority(OpenTask.LEGAL_PRIORITY)
            .dueBeforeExpression("${dateTime().plusDays(" + SOON + ")}"),
            "t.priority_ >= " + OpenTask.LEGAL_PRIORITY + " and t.due_date_ < :soon");

    private FilterRule(UnaryOperator<TaskQuery> query, String sql) {
        this(query, sql, Map.of());
    }

    /** @param name of the tasks as a parameter, which no other rule gives to other tasks */
    static FilterRule among(String name, Set<String> tasks) {
        return new FilterRule(query -> query.taskDefinitionKeyIn(tasks.toArray(String[]::new)),
                "t.task_def_key_ = any(:" + name + ")", Map.of(name, tasks.toArray(String[]::new)));
    }

    /** @param name as in {@link #among} */
    static FilterRule notAmong(String name, Set<String> tasks) {
        return new FilterRule(query -> query.taskDefinitionKeyNotIn(tasks.toArray(String[]::new)),
                "t.task_def_key_ <> all(:" + name + ")", Map.of(name, tasks.toArray(String[]::new)));
    }

    static FilterRule onPath(StructureType type) {
        return new FilterRule(query -> query.processVariableValueEquals(EngineNames.TYPE, type.name()),
                "path.text_ = '" + type.name() + "'");
    }

    /** @param tenant the delegation of a département, which pilots its dossiers, {@code 84-38} */
    static FilterRule pilotedBy(String tenant) {
        String name = "tenant" + tenant.replace("-", "");
        return new FilterRule(query -> query.tenantIdIn(tenant), "t.tenant_id_ = :" + name, Map.of(name, tenant));
    }

    FilterRule and(FilterRule other) {
        Map<String, Object> both = new HashMap<>(parameters);
        both.putAll(other.parameters);
        return new FilterRule(given -> other.query.apply(query.apply(given)), sql + " and " + other.sql, both);
    }
}
