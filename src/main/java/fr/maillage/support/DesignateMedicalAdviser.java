package fr.maillage.support;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** Names the medical advisers of the MSA who back its officer. */
@ModelBean
class DesignateMedicalAdviser implements JavaDelegate {

    private final Accompaniment accompaniment;

    DesignateMedicalAdviser(Accompaniment accompaniment) {
        this.accompaniment = accompaniment;
    }

    @Override
    public void execute(DelegateExecution execution) {
        accompaniment.designateMedicalAdvisers(execution.getProcessBusinessKey());
    }
}
