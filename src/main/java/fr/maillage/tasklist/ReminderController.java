package fr.maillage.tasklist;

import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.DossierAccess;
import fr.maillage.notification.Reminders;
import fr.maillage.security.CurrentUser;
import fr.maillage.workflow.OpenTask;
import fr.maillage.workflow.OpenTasks;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.Submissions;
import fr.maillage.workflow.Widget;

/** Reminding those of whom a task of the dossier waits: the lead for a step of the lead, else whoever holds the task. */
@RestController
@Tag(name = "Actes sur un dossier")
class ReminderController {

    /** @param task id in the engine */
    record Remind(@NotBlank @Size(max = 64) String task, @Size(max = 1000) @Widget("textarea") String text) {
    }

    private final DossierAccess access;
    private final OpenTasks openTasks;
    private final LeadSteps leadSteps;
    private final Reminders reminders;
    private final Submissions submissions;
    private final CurrentUser currentUser;

    ReminderController(DossierAccess access, OpenTasks openTasks, LeadSteps leadSteps, Reminders reminders,
                       Submissions submissions, CurrentUser currentUser) {
        this.access = access;
        this.openTasks = openTasks;
        this.leadSteps = leadSteps;
        this.reminders = reminders;
        this.submissions = submissions;
        this.currentUser = currentUser;
    }

    @PostMapping("/api/dossiers/{reference}/reminders")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Relancer", description = "Une fois par jour et par tâche ; jamais pendant la veille du dossier.")
    void remind(@PathVariable String reference, @RequestBody Map<String, Object> body) {
        Dossier dossier = access.writable(reference);
        Remind remind = submissions.bind(body, Remind.class);
        OpenTask task = openTasks.of(reference).stream()
                .filter(each -> each.id().equals(remind.task()))
                .findFirst()
                .orElseThrow(() -> new RefusedSubmission("task", "panel.reminder.gone"));
        String me = currentUser.get().id();
        if (!leadSteps.tasks().contains(task.task())) {
            reminders.remindHolder(dossier, task, remind.text(), me);
        } else if (remind.text() == null) {
            throw new RefusedSubmission("text", "panel.reminder.text");
        } else {
            reminders.remindLead(dossier, task, remind.text(), me);
        }
    }
}
