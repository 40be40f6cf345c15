package fr.maillage.funding;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** Records that silence has rejected the appeal. */
@ModelBean
class RecordAidAppealRejection implements JavaDelegate {

    private final AidCourse course;

    RecordAidAppealRejection(AidCourse course) {
        this.course = course;
    }

    @Override
    public void execute(DelegateExecution execution) {
        course.rejectAppeal((Long) execution.getVariable(Aids.AID));
        execution.setVariable("aidAppeal", "TACIT_REJECTION");
    }
}
