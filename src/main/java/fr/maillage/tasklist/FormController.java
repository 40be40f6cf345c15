package fr.maillage.tasklist;

import java.security.Principal;
import java.util.Locale;
import java.util.Map;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import fr.maillage.security.TaskHeld;

/** Forms of tasks and of start events, for the renderer in Tasklist and on our pages. */
@RestController
class FormController {

    private final TaskForms forms;
    private final TaskSubmissions submissions;
    private final EndedTasks ended;
    private final MessageSource messages;

    FormController(TaskForms forms, TaskSubmissions submissions, EndedTasks ended, MessageSource messages) {
        this.forms = forms;
        this.submissions = submissions;
        this.ended = ended;
        this.messages = messages;
    }

    @GetMapping("/api/tasks/{taskId}/form")
    TaskForm taskForm(@PathVariable String taskId, Principal person) {
        return forms.ofTask(taskId, person.getName()).orElseThrow(() -> ended.why(taskId));
    }

    @GetMapping("/api/processes/{process}/start-form")
    TaskForm startForm(@PathVariable String process, Principal person) {
        return forms.ofStart(process, person.getName()).orElseThrow(() -> new NoSuchTask(say("forms.process.unknown"), false));
    }

    /** Completes the task by its form. */
    @PostMapping("/api/tasks/{taskId}/submission")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void submit(@PathVariable String taskId, @RequestBody Map<String, Object> values) {
        submissions.submit(taskId, values);
    }

    @ExceptionHandler
    ProblemDetail gone(NoSuchTask problem) {
        return problem.toProblem();
    }

    /** Readers of a task who may not do it. */
    @ExceptionHandler
    ProblemDetail forbidden(AuthorizationException problem) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, say("forms.task.read-only"));
    }

    @ExceptionHandler
    ProblemDetail held(TaskHeld problem) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, problem.getMessage());
    }

    @ExceptionHandler
    ProblemDetail concurrent(OptimisticLockingException problem) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, say("forms.task.concurrent"));
    }

    private String say(String key) {
        return messages.getMessage(key, null, Locale.FRENCH);
    }
}
