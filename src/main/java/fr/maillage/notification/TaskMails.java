package fr.maillage.notification;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import fr.maillage.dossier.MailSource.Moment;
import fr.maillage.security.CurrentUser;
import fr.maillage.security.MaillageUser;
import fr.maillage.workflow.HandingOver;
import fr.maillage.workflow.OpenTask;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.TaskHandedOver;
import fr.maillage.workflow.TaskOffered;
import fr.maillage.workflow.TaskReminded;

/** Mails about a task itself: one an organisation when it is offered, one to the person to whom it is handed over. */
@Component
class TaskMails {

    static final String GROUP = "taskGroup";
    static final String ASSIGNEE = "assignee";
    static final String TASKLIST = "/camunda/app/tasklist/default/#/?task=";

    private final Mailing mailing;
    private final Audiences audiences;
    private final Texts texts;
    private final CurrentUser currentUser;
    private final HandingOver handingOver;
    private final Clock clock;

    TaskMails(Mailing mailing, Audiences audiences, Texts texts, CurrentUser currentUser,
              HandingOver handingOver, Clock clock) {
        this.mailing = mailing;
        this.audiences = audiences;
        this.texts = texts;
        this.currentUser = currentUser;
        this.handingOver = handingOver;
        this.clock = clock;
    }

    /** A task that is overdue when it is offered belongs to a dossier taken over in mid-course: it is shown, not told. */
    @EventListener
    void offered(TaskOffered event) {
        if (!isToldByThePath(event.task()) && !isOverdue(event.task())) {
            write("task-offered", event.task(), audiences.ofGroups(event.task().groups(), GROUP));
        }
    }

    /** Who takes a task needs no mail about it. */
    @EventListener
    void handedOver(TaskHandedOver event) {
        String assignee = event.task().assignee();
        boolean taken = currentUser.find().map(MaillageUser::id).filter(assignee::equals).isPresent();
        if (!taken && !isToldByThePath(event.task())) {
            Map<String, Object> facts = new HashMap<>();
            currentUser.find().ifPresent(user -> facts.put("giver", user.name()));
            handingOver.word().ifPresent(word -> facts.put("word", word));
            write("task-handed-over", event.task(), audiences.ofAgent(assignee, ASSIGNEE), facts);
        }
    }

    /** To who has the task, else to the organisations to which it is offered. */
    @EventListener
    void reminded(TaskReminded event) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("giver", event.by());
        if (event.word() != null) {
            facts.put("word", event.word());
        }
        write("task-reminder", event.task(), holders(event.task()), facts);
    }

    /** The person who has the task, if any, and else the organisation. */
    List<Recipient> holders(OpenTask task) {
        List<Recipient> person = task.assignee() == null ? List.of() : audiences.ofAgent(task.assignee(), ASSIGNEE);
        return person.isEmpty() ? audiences.ofGroups(task.groups(), GROUP) : person;
    }

    void write(String template, OpenTask task, List<Recipient> recipients) {
        write(template, task, recipients, Map.of());
    }

    private void write(String template, OpenTask task, List<Recipient> recipients, Map<String, Object> more) {
        if (task.reference() == null) {
            return;
        }
        Map<String, Object> facts = new HashMap<>(more);
        facts.put("task", task.name());
        if (task.description() != null) {
            facts.put("taskDescription", task.description());
        }
        if (task.due() != null) {
            facts.put("taskDue", ParisTime.dateOf(task.due()));
        }
        mailing.write(new Moment(task.reference(), template, name -> null), recipients, facts, TASKLIST + task.id());
    }

    private boolean isOverdue(OpenTask task) {
        return task.due() != null && task.due().isBefore(clock.instant());
    }

    /** A send task of the model says more about some tasks than this mail could. */
    private boolean isToldByThePath(OpenTask task) {
        return texts.isFor("told-by-path", task.task());
    }
}
