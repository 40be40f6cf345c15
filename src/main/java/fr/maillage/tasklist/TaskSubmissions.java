package fr.maillage.tasklist;

import java.util.Map;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.springframework.stereotype.Component;

import fr.maillage.workflow.RefusedForm;

/** Completes a task outside Tasklist, as the person who is logged in: through the door that Tasklist itself uses. */
@Component
class TaskSubmissions {

    private final TaskService tasks;
    private final FormService forms;
    private final EndedTasks ended;

    TaskSubmissions(TaskService tasks, FormService forms, EndedTasks ended) {
        this.tasks = tasks;
        this.forms = forms;
        this.ended = ended;
    }

    /**
     * Submits the form of a task.
     *
     * @param values by component of the task's contract
     * @throws NoSuchTask  when there is no such task for the person who is logged in
     * @throws RefusedForm when the contract refuses it: nothing is written
     */
    void submit(String taskId, Map<String, Object> values) {
        if (tasks.createTaskQuery().taskId(taskId).count() == 0) {
            throw ended.why(taskId);
        }
        try {
            forms.submitTaskForm(taskId, values);
        } catch (FormFieldValidationException e) {
            throw new RefusedForm(e.getMessage());
        }
    }
}
