package fr.maillage.tasklist;

import java.security.Principal;
import java.time.Instant;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The drafts of the person who is logged in, for the forms that they may submit. They are read with the form. */
@RestController
class DraftController {

    private final TaskForms forms;
    private final Drafts drafts;
    private final EndedTasks ended;
    private final MessageSource messages;

    DraftController(TaskForms forms, Drafts drafts, EndedTasks ended, MessageSource messages) {
        this.forms = forms;
        this.drafts = drafts;
        this.ended = ended;
        this.messages = messages;
    }

    /** When the draft was kept. */
    record Kept(Instant savedAt) {
    }

    @PutMapping("/api/tasks/{taskId}/draft")
    Kept keepForTask(@PathVariable String taskId, @RequestBody ObjectNode values, Principal person) {
        if (!forms.maySubmit(taskId)) {
            throw ended.why(taskId);
        }
        return new Kept(drafts.keep(person.getName(), Drafts.Kind.TASK, taskId, values));
    }

    @DeleteMapping("/api/tasks/{taskId}/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discardForTask(@PathVariable String taskId, Principal person) {
        if (!forms.maySubmit(taskId)) {
            throw ended.why(taskId);
        }
        drafts.discard(person.getName(), Drafts.Kind.TASK, taskId);
    }

    @PutMapping("/api/processes/{process}/draft")
    Kept keepForStart(@PathVariable String process, @RequestBody ObjectNode values, Principal person) {
        refuseUnlessStartable(process);
        return new Kept(drafts.keep(person.getName(), Drafts.Kind.START, process, values));
    }

    @DeleteMapping("/api/processes/{process}/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discardForStart(@PathVariable String process, Principal person) {
        refuseUnlessStartable(process);
        drafts.discard(person.getName(), Drafts.Kind.START, process);
    }

    @ExceptionHandler
    ProblemDetail gone(NoSuchTask problem) {
        return problem.toProblem();
    }

    @ExceptionHandler
    ProblemDetail tooLong(Drafts.TooLong problem) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.PAYLOAD_TOO_LARGE,
                messages.getMessage("forms.draft.too-long", null, Locale.FRENCH));
    }

    private void refuseUnlessStartable(String process) {
        if (!forms.mayStart(process)) {
            throw new NoSuchTask(messages.getMessage("forms.process.unknown", null, Locale.FRENCH), false);
        }
    }
}
