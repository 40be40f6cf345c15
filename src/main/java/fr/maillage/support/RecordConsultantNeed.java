package fr.maillage.support;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** Keeps the lots of the framework agreement for which the project needs a consultant. */
@ModelBean
class RecordConsultantNeed implements JavaDelegate {

    private final Accompaniment accompaniment;

    RecordConsultantNeed(Accompaniment accompaniment) {
        this.accompaniment = accompaniment;
    }

    @Override
    public void execute(DelegateExecution execution) {
        accompaniment.recordConsultantNeeds(execution.getProcessBusinessKey());
    }
}
