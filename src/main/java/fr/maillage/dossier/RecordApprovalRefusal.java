package fr.maillage.dossier;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** Leaves a mixed centre, whose agrément is refused, with its other activities. */
@ModelBean
class RecordApprovalRefusal implements JavaDelegate {

    private final Centres centres;

    RecordApprovalRefusal(Centres centres) {
        this.centres = centres;
    }

    @Override
    public void execute(DelegateExecution execution) {
        centres.recordRefusal(execution.getProcessBusinessKey());
    }
}
