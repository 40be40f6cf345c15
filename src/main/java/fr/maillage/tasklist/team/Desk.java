package fr.maillage.tasklist.team;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.directory.Function;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.LegalExistence;
import fr.maillage.dossier.SignatureFolder;
import fr.maillage.security.CurrentUser;
import fr.maillage.workflow.Contracts;
import fr.maillage.workflow.EngineAsSystem;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.TaskInHand;

/**
 * What waits for people who do one gesture on many dossiers, on one list each: whoever signs, pays or registers numbers
 * has no other use for the task list. Shows only tasks that the engine lets the person who is logged in read.
 */
@Component
@Transactional(readOnly = true)
class Desk {

    static final int MOST = 100;
    private static final String SIGNED = "SIGNED";
    private static final String TO_REVISE = "TO_REVISE";

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final EngineAsSystem system;
    private final Contracts contracts;
    private final List<SignatureFolder> folders;
    private final Directory directory;
    private final Dossiers dossiers;
    private final CurrentUser currentUser;
    private final MessageSource messages;
    private final Clock clock;

    Desk(TaskService tasks, RuntimeService runtime, EngineAsSystem system, Contracts contracts, List<SignatureFolder> folders,
         Directory directory, Dossiers dossiers, CurrentUser currentUser, MessageSource messages, Clock clock) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.system = system;
        this.contracts = contracts;
        this.folders = folders;
        this.directory = directory;
        this.dossiers = dossiers;
        this.currentUser = currentUser;
        this.messages = messages;
        this.clock = clock;
    }

    /** The most urgent first; at most {@link #MOST}. */
    List<DeskItem> of(Set<Function> functions) {
        List<String> groups = groups(functions);
        return groups.isEmpty() ? List.of()
                : query(groups).orderByDueDate().asc().listPage(0, MOST).stream().map(this::item).toList();
    }

    /** What lies before the signatory of this task; empty when it is not on the list of whoever is logged in. */
    Optional<SignatureFolder.Content> folder(String task, Set<Function> functions) {
        List<String> groups = groups(functions);
        return groups.isEmpty() ? Optional.empty()
                : Optional.ofNullable(query(groups).taskId(task).singleResult()).map(this::inHand).flatMap(this::folder);
    }

    /** Reference of the dossier of a task. */
    String reference(String task) {
        return system.call(() -> inHand(tasks.createTaskQuery().taskId(task).singleResult()).reference());
    }

    private TaskQuery query(List<String> groups) {
        return tasks.createTaskQuery().active().taskCandidateGroupIn(groups).includeAssignedTasks();
    }

    /** The groups of those functions that the person holds today. */
    private List<String> groups(Set<Function> functions) {
        LocalDate today = ParisTime.today(clock);
        return directory.findAgent(currentUser.get().id()).stream()
                .flatMap(agent -> functions.stream().filter(function -> agent.holds(function, today))
                        .map(function -> directory.groupOf(agent.organisation(), function)))
                .toList();
    }

    private DeskItem item(Task task) {
        TaskInHand inHand = inHand(task);
        Optional<Dossier> dossier = dossiers.find(inHand.reference());
        Optional<SignatureFolder.Content> folder = folder(inHand);
        LocalDate due = task.getDueDate() == null ? null : ParisTime.dateOf(task.getDueDate().toInstant());
        return new DeskItem(task.getId(), task.getName(), inHand.reference(), dossier.map(Dossier::name).orElse(null),
                dossier.map(Dossier::type).orElse(null), dossier.map(Dossier::territoryText).orElse(null),
                holder(task), due, task.getDueDate() != null && task.getDueDate().toInstant().isBefore(clock.instant()),
                folder.map(SignatureFolder.Content::legalDate).orElse(null), amounts(inHand, folder),
                dossier.flatMap(Dossier::legalExistence).map(LegalExistence::bankDetails).orElse(null),
                folder.map(SignatureFolder.Content::letter).isPresent(),
                folder.map(SignatureFolder.Content::document).orElse(null),
                folder.map(SignatureFolder.Content::note).orElse(List.of()), choices(inHand));
    }

    private String holder(Task task) {
        return task.getAssignee() == null || task.getAssignee().equals(currentUser.get().id()) ? null
                : directory.findAgent(task.getAssignee()).map(Agent::name).orElse(task.getAssignee());
    }

    private Optional<SignatureFolder.Content> folder(TaskInHand task) {
        return folders.stream().flatMap(folder -> folder.of(task).stream()).findFirst();
    }

    private List<DeskItem.Amount> amounts(TaskInHand task, Optional<SignatureFolder.Content> folder) {
        return Stream.concat(
                        folder.map(SignatureFolder.Content::amount).stream()
                                .map(euros -> new DeskItem.Amount(text("team.desk.amount", "Montant"), euros)),
                        system.call(() -> contracts.draft(task)).stream().flatMap(draft -> amounts(draft, task)))
                .toList();
    }

    private Stream<DeskItem.Amount> amounts(Record draft, TaskInHand task) {
        return Arrays.stream(draft.getClass().getRecordComponents())
                .filter(component -> component.getType() == BigDecimal.class)
                .flatMap(component -> Stream.ofNullable((BigDecimal) value(component, draft))
                        .map(euros -> new DeskItem.Amount(label(component, task), euros)));
    }

    private static Object value(RecordComponent component, Record draft) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(draft);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private String label(RecordComponent component, TaskInHand task) {
        String own = "form.%s.%s.%s".formatted(task.process(), task.task(), component.getName());
        String shared = "form.%s.%s".formatted(component.getDeclaringRecord().getSimpleName(), component.getName());
        return text(own, text(shared, text("team.desk.amount", "Montant")));
    }

    /** To sign or to send back, when the contract of the task asks for it. */
    private List<DeskItem.Choice> choices(TaskInHand task) {
        return contracts.find(task.process(), task.task()).stream()
                .flatMap(contract -> Arrays.stream(contract.form().getRecordComponents()))
                .map(RecordComponent::getType)
                .filter(type -> type.isEnum() && has(type, SIGNED))
                .findFirst().stream()
                .flatMap(type -> Stream.of(SIGNED, TO_REVISE).filter(value -> has(type, value)))
                .map(value -> new DeskItem.Choice(value, text("team.desk." + value, value), value.equals(SIGNED)))
                .toList();
    }

    private static boolean has(Class<?> type, String constant) {
        return Arrays.stream(type.getEnumConstants()).anyMatch(each -> ((Enum<?>) each).name().equals(constant));
    }

    private TaskInHand inHand(Task task) {
        String process = task.getProcessDefinitionId().substring(0, task.getProcessDefinitionId().indexOf(':'));
        String reference = system.call(() -> runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId()).singleResult().getBusinessKey());
        return new TaskInHand(reference, task.getId(), process, task.getTaskDefinitionKey(), currentUser.get().id(),
                clock.instant(), name -> system.call(() -> tasks.getVariable(task.getId(), name)));
    }

    private String text(String key, String otherwise) {
        return messages.getMessage(key, null, otherwise, Locale.FRENCH);
    }
}
