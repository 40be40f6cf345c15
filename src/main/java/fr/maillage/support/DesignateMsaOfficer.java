package fr.maillage.support;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** Asks the development officer of the caisse, and says whether there is anybody to ask. */
@ModelBean
class DesignateMsaOfficer implements JavaDelegate {

    private final Accompaniment accompaniment;

    DesignateMsaOfficer(Accompaniment accompaniment) {
        this.accompaniment = accompaniment;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("designeeFound",
                accompaniment.designate(execution.getProcessBusinessKey(), SupportRole.MSA));
    }
}
