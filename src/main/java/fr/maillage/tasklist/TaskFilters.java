package fr.maillage.tasklist;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import fr.maillage.directory.Directory;
import fr.maillage.directory.Function;
import fr.maillage.directory.Organisation;
import fr.maillage.directory.OrganisationKind;
import fr.maillage.directory.StructureType;
import fr.maillage.security.FilterReaders;
import fr.maillage.security.Role;
import fr.maillage.territory.Communes;
import fr.maillage.workflow.Contract;
import fr.maillage.workflow.Contracts;
import fr.maillage.workflow.EngineAsSystem;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.ParisTime;

/**
 * The filters that people find in Tasklist, kept in step with this class at each start, before security grants reading
 * them. What each person finds inside is decided by the task rule. People cannot write filters: a stored query may hold
 * expressions, which the server evaluates; those here call the engine's own {@code now()}, {@code dateTime()} and
 * {@code currentUser()} and nothing else.
 */
@Component
@Order(20)
class TaskFilters implements ApplicationRunner, FilterReaders {

    static final String MINE = "À faire par moi";
    static final String TO_TAKE = "À prendre dans mon équipe";
    static final String LATE = "En retard (nous)";
    static final String LEGAL = "Échéance légale sous 15 jours";
    static final String LEAD = "En attente du porteur";
    static final String TO_SIGN = "À signer";
    static final String ASLEEP = "En veille";
    static final String ALL = "Toutes mes tâches";

    /** Property of a filter that this class has written: one that it no longer provides disappears. */
    private static final String PROVIDED = "maillage";
    /** Names from before filters carried the mark. */
    private static final Set<String> FORMER = Set.of("En retard");

    private static final Map<StructureType, String> PATHS = Map.of(StructureType.CDS, "centre de santé");

    /** Tasks that the models offer to signatories, beside those whose id says that one signs. */
    static final Set<String> SIGNED_OTHERWISE = Set.of("decideAid", "decideSupport", "decideWithdrawal",
            "endorsePriorObjection", "issueReceipt", "labelStructure");

    /** Those who follow dossiers from one end to the other; who signs, pays, numbers or advises has a handful of tasks. */
    private static final Set<String> FOLLOWING = Stream.of(Role.CASE_HANDLER, Role.OFFICER, Role.FEDERATION, Role.COUNCIL,
                    Role.PARTNER, Role.TEAM_LEAD, Role.DEPARTMENT_SUPERVISOR, Role.REGIONAL_SUPERVISOR, Role.NATIONAL_READER,
                    Role.ADMINISTRATOR)
            .map(Role::group).collect(Collectors.toUnmodifiableSet());

    /** @param rule what its tasks have in common, beside that none of them is suspended */
    private record Provided(String name, String description, Kind kind, Set<String> readers, FilterRule rule) {
    }

    /** How the list of filters is cut; the script of the list leaves a space between the kinds. */
    private enum Kind {
        WORK, PATH, DEPARTEMENT
    }

    private final FilterService filters;
    private final TaskService tasks;
    private final EngineAsSystem system;
    private final LeadSteps leadSteps;
    private final Contracts contracts;
    private final Directory directory;
    private final Communes communes;
    private final Clock clock;
    /** Written at start, before anybody can ask; by name and by id. */
    private volatile Map<String, Set<String>> readers = Map.of();
    private volatile Map<String, Provided> byId = Map.of();

    TaskFilters(FilterService filters, TaskService tasks, EngineAsSystem system, LeadSteps leadSteps, Contracts contracts,
                Directory directory, Communes communes, Clock clock) {
        this.filters = filters;
        this.tasks = tasks;
        this.system = system;
        this.leadSteps = leadSteps;
        this.contracts = contracts;
        this.directory = directory;
        this.communes = communes;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        system.run(this::provide);
    }

    @Override
    public Set<String> readersOf(String filter) {
        return readers.getOrDefault(filter, Set.of());
    }

    private void provide() {
        Map<String, Filter> present = new HashMap<>();
        filters.createFilterQuery().unlimitedList().forEach(filter -> present.putIfAbsent(filter.getName(), filter));
        List<Provided> provided = provided();
        Map<String, Provided> saved = new HashMap<>();
        for (int position = 0; position < provided.size(); position++) {
            Provided wanted = provided.get(position);
            Filter filter = present.containsKey(wanted.name()) ? present.remove(wanted.name())
                    : filters.newTaskFilter(wanted.name());
            filter.setQuery(wanted.rule().query().apply(byDueDate()));
            filter.setProperties(properties(wanted, position));
            saved.put(filters.saveFilter(filter).getId(), wanted);
        }
        present.values().stream().filter(TaskFilters::isFormer).forEach(filter -> filters.deleteFilter(filter.getId()));
        readers = provided.stream().collect(Collectors.toMap(Provided::name, Provided::readers));
        byId = Map.copyOf(saved);
    }

    boolean isProvided(Filter filter) {
        return byId.containsKey(filter.getId());
    }

    /** Rules of the filters that are for somebody with these groups, by id of the filter. */
    Map<String, FilterRule> rulesFor(Set<String> groups) {
        return byId.entrySet().stream()
                .filter(filter -> isFor(groups, filter.getValue().readers()))
                .collect(Collectors.toMap(Map.Entry::getKey, filter -> filter.getValue().rule()));
    }

    private static boolean isFor(Set<String> groups, Set<String> readers) {
        return readers.isEmpty() || !Collections.disjoint(readers, groups);
    }

    /** Administrators may keep filters of their own. */
    private static boolean isFormer(Filter filter) {
        return filter.getProperties().containsKey(PROVIDED) || FORMER.contains(filter.getName());
    }

    private List<Provided> provided() {
        List<Provided> provided = new ArrayList<>(work());
        StructureType.structures().stream().filter(type -> type != StructureType.PTA).forEach(type ->
                provided.add(new Provided("Parcours " + PATHS.getOrDefault(type, type.name()), "Les tâches de ce parcours, veille comprise",
                        Kind.PATH, FOLLOWING, FilterRule.onPath(type))));
        Map<String, String> names = communes.departements();
        List<Organisation> organisations = organisations();
        Map<String, String> tenants = tenants(organisations);
        Map<String, Set<String>> departements = departements(organisations);
        departements.keySet().retainAll(tenants.keySet());
        departements.forEach((departement, groups) -> provided.add(new Provided(
                "%s (%s)".formatted(names.getOrDefault(departement, "Département"), departement),
                "Les tâches des dossiers que pilote ce département, veille comprise", Kind.DEPARTEMENT, groups,
                FilterRule.pilotedBy(tenants.get(departement)))));
        return provided;
    }

    private List<Provided> work() {
        Set<String> ofTheLead = leadSteps.tasks();
        return List.of(
                work(MINE, "Les tâches que vous avez prises ou qu’on vous a confiées", FilterRule.AWAKE.and(FilterRule.MINE)),
                work(TO_TAKE, "Proposées à votre organisme, que personne n’a encore prises",
                        FilterRule.AWAKE.and(FilterRule.NOBODYS)),
                work(LATE, "Dont l’échéance est passée et qui n’attendent que nous, prises ou non",
                        FilterRule.AWAKE.and(FilterRule.LATE).and(FilterRule.notAmong("leadSteps", ofTheLead))),
                work(LEGAL, "Tâches d’un délai légal ou réglementaire, en retard ou à terminer d’ici quinze jours", FilterRule.LEGAL_SOON),
                new Provided(LEAD, "Étapes du porteur, que nous enregistrons dès qu’il les a faites", Kind.WORK, FOLLOWING,
                        FilterRule.AWAKE.and(FilterRule.among("leadSteps", ofTheLead))),
                new Provided(TO_SIGN, "Décisions, contrats et courriers qui attendent une signature", Kind.WORK,
                        Set.of(Role.SIGNATORY.group()), FilterRule.AWAKE.and(FilterRule.among("signatures", signatures()))),
                new Provided(ASLEEP, "Tâches des dossiers mis en veille, jusqu’au jour où on les reverra", Kind.WORK,
                        FOLLOWING, FilterRule.ASLEEP),
                work(ALL, "Tout ce qui est proposé à votre organisme, pris ou non", FilterRule.ANY));
    }

    private static Provided work(String name, String description, FilterRule rule) {
        return new Provided(name, description, Kind.WORK, Set.of(), rule);
    }

    private TaskQuery byDueDate() {
        return tasks.createTaskQuery().active().orderByDueDate().asc().orderByTaskCreateTime().asc();
    }

    /** Tasks in which somebody signs, whoever it is for. */
    private Set<String> signatures() {
        return contracts.all().stream()
                .map(Contract::task)
                .filter(task -> task.startsWith("sign") || SIGNED_OTHERWISE.contains(task))
                .collect(Collectors.toSet());
    }

    private List<Organisation> organisations() {
        return Arrays.stream(OrganisationKind.values())
                .flatMap(kind -> directory.organisations(kind, ParisTime.today(clock)).stream())
                .toList();
    }

    /** Only those who work in several départements have use for this cut. */
    private static Map<String, Set<String>> departements(Collection<Organisation> organisations) {
        Map<String, Set<String>> groups = new TreeMap<>();
        organisations.stream()
                .filter(organisation -> organisation.departements().size() > 1)
                .forEach(organisation -> organisation.departements().forEach(departement ->
                        groups.computeIfAbsent(departement, any -> new TreeSet<>()).addAll(handlersOf(organisation))));
        return groups;
    }

    /** The delegation that pilots the dossiers of each département, as the engine's tenant. */
    private static Map<String, String> tenants(Collection<Organisation> organisations) {
        Map<String, String> tenants = new HashMap<>();
        organisations.stream()
                .filter(organisation -> organisation.kind() == OrganisationKind.ARS_DELEGATION)
                .forEach(delegation -> delegation.departements().forEach(departement ->
                        tenants.put(departement, delegation.region() + "-" + departement)));
        return tenants;
    }

    private static Set<String> handlersOf(Organisation organisation) {
        return Stream.of(Function.HANDLER, Function.SUPERVISOR)
                .filter(organisation.allFunctions()::contains)
                .map(function -> function.groupIn(organisation.id()))
                .collect(Collectors.toSet());
    }

    private static Map<String, Object> properties(Provided filter, int position) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(PROVIDED, filter.kind().name());
        properties.put("description", filter.description());
        properties.put("priority", position);
        properties.put("color", "#1f3f66");
        properties.put("refresh", true);
        properties.put("showUndefinedVariable", false);
        properties.put("variables", List.of(
                shown(EngineNames.STRUCTURE_NAME, "Structure"),
                shown(EngineNames.REFERENCE, "Dossier"),
                shown(EngineNames.TERRITORY, "Territoire"),
                shown(EngineNames.STAGE, "Étape"),
                shown(EngineNames.LEGAL_DATE, "Terme légal")));
        return properties;
    }

    private static Map<String, String> shown(String variable, String label) {
        return Map.of("name", variable, "label", label);
    }
}
