package fr.maillage.support;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** Asks the federation or support association of the day and its person, and says whether there is anybody to ask. */
@ModelBean
class DesignateFederation implements JavaDelegate {

    private final Accompaniment accompaniment;

    DesignateFederation(Accompaniment accompaniment) {
        this.accompaniment = accompaniment;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("designeeFound",
                accompaniment.designate(execution.getProcessBusinessKey(), SupportRole.FEDERATION));
    }
}
