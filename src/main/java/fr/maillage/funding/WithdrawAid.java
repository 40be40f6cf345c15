package fr.maillage.funding;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** Closes a request that nobody asks for any more. */
@ModelBean
class WithdrawAid implements JavaDelegate {

    private final AidCourse course;

    WithdrawAid(AidCourse course) {
        this.course = course;
    }

    @Override
    public void execute(DelegateExecution execution) {
        course.withdraw((Long) execution.getVariable(Aids.AID));
    }
}
