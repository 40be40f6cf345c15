package fr.maillage.workflow;

import java.util.Map;

import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** The rules of contracts for what does not come through a task: the same binding, constraints and refusals. */
@Component
public class Submissions {

    private final SubmissionBinder binder;

    Submissions(SubmissionBinder binder) {
        this.binder = binder;
    }

    /**
     * Binds values to a record.
     *
     * @param values by component; records and lists as maps and lists
     * @throws RefusedForm when a field is unknown or wrong
     */
    public <T extends Record> T bind(Map<String, Object> values, Class<T> form) {
        try {
            return form.cast(binder.bind(Variables.fromMap(values), form));
        } catch (SubmissionBinder.RefusedText e) {
            throw new RefusedForm(e.getMessage());
        }
    }
}
