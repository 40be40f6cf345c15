package fr.maillage.tasklist;

import java.security.Principal;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Forms of tasks and of start events, for the renderer in Tasklist. */
@RestController
class FormController {

    private final TaskForms forms;

    FormController(TaskForms forms) {
        this.forms = forms;
    }

    @GetMapping("/api/tasks/{taskId}/form")
    TaskForm taskForm(@PathVariable String taskId, Principal person) {
        return forms.ofTask(taskId, person.getName()).orElseThrow(() -> notFound(
                "Cette tâche n’existe plus ou ne vous est pas proposée."));
    }

    @GetMapping("/api/processes/{process}/start-form")
    TaskForm startForm(@PathVariable String process, Principal person) {
        return forms.ofStart(process, person.getName()).orElseThrow(() -> notFound(
                "Ce parcours n’existe pas ou vous ne pouvez pas le commencer."));
    }

    private static ResponseStatusException notFound(String detail) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, detail);
    }
}
