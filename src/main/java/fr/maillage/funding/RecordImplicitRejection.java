package fr.maillage.funding;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** Records that two months of silence have rejected the request; the examination goes on. Safe to repeat. */
@ModelBean
class RecordImplicitRejection implements JavaDelegate {

    private final AidCourse course;

    RecordImplicitRejection(AidCourse course) {
        this.course = course;
    }

    @Override
    public void execute(DelegateExecution execution) {
        course.rejectBySilence((Long) execution.getVariable(Aids.AID));
    }
}
