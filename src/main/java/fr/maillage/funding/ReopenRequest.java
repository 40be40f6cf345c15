package fr.maillage.funding;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** Examines the request again after the refusal was withdrawn. */
@ModelBean
class ReopenRequest implements JavaDelegate {

    private final AidCourse course;

    ReopenRequest(AidCourse course) {
        this.course = course;
    }

    @Override
    public void execute(DelegateExecution execution) {
        course.reopen((Long) execution.getVariable(Aids.AID));
    }
}
