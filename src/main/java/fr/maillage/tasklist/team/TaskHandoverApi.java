package fr.maillage.tasklist.team;

import java.util.List;
import java.util.Map;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import fr.maillage.directory.Colleague;
import fr.maillage.security.TaskHeld;
import fr.maillage.workflow.Submissions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Passing a task on to a colleague, for the task list. */
@RestController
@RequestMapping("/api/tasks/{taskId}")
@Tag(name = "Travail en équipe")
class TaskHandoverApi {

    /**
     * @param colleague user id
     * @param word      what to tell the colleague
     */
    record Pass(@NotBlank @Size(max = 64) String colleague, @Size(max = 2000) String word) {
    }

    private final TaskHandover handover;
    private final Submissions submissions;

    TaskHandoverApi(TaskHandover handover, Submissions submissions) {
        this.handover = handover;
        this.submissions = submissions;
    }

    @GetMapping("/colleagues")
    @Operation(summary = "Collègues à qui la tâche peut être confiée")
    List<Colleague> colleagues(@PathVariable String taskId) {
        return handover.colleagues(taskId);
    }

    @PostMapping("/handover")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Passer la tâche à un collègue")
    void pass(@PathVariable String taskId, @RequestBody Map<String, Object> body) {
        Pass pass = submissions.bind(body, Pass.class);
        try {
            handover.pass(taskId, pass.colleague(), pass.word());
        } catch (TaskHeld refusal) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, refusal.getMessage());
        }
    }
}
