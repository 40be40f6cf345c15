package fr.maillage.dossier;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** Records the provisional agrément of a centre. */
@ModelBean
class RecordApproval implements JavaDelegate {

    private final Centres centres;

    RecordApproval(Centres centres) {
        this.centres = centres;
    }

    @Override
    public void execute(DelegateExecution execution) {
        centres.recordApproval(execution.getProcessBusinessKey());
    }
}
