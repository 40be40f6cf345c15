package fr.maillage.dossier;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** The agrément of a centre has become definitive. */
@ModelBean
class RecordDefinitiveApproval implements JavaDelegate {

    private final Centres centres;

    RecordDefinitiveApproval(Centres centres) {
        this.centres = centres;
    }

    @Override
    public void execute(DelegateExecution execution) {
        centres.recordDefinitiveApproval(execution.getProcessBusinessKey());
    }
}
