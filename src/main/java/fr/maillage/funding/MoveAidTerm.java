package fr.maillage.funding;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** Moves the timers of the period of silence to the receipt of the last required piece. */
@ModelBean
class MoveAidTerm implements JavaDelegate {

    private final AidCourse course;

    MoveAidTerm(AidCourse course) {
        this.course = course;
    }

    @Override
    public void execute(DelegateExecution execution) {
        course.moveTerm((Long) execution.getVariable(Aids.AID));
    }
}
