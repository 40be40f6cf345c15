package fr.maillage.funding;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** Names the filed request as committees will know it on their agenda. */
@ModelBean
class RegisterRequest implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("subject", AidSubject.of((Long) execution.getVariable(Aids.AID)));
    }
}
