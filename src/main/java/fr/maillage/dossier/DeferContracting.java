package fr.maillage.dossier;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** Puts off the national agreement with a caisse that has not answered. */
@ModelBean
class DeferContracting implements JavaDelegate {

    private final Centres centres;

    DeferContracting(Centres centres) {
        this.centres = centres;
    }

    @Override
    public void execute(DelegateExecution execution) {
        centres.deferContracting(execution.getProcessBusinessKey());
        execution.setVariable("contracting", ContractingDecision.DEFERRED.name());
    }
}
