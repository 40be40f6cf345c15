package fr.maillage.contract;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** Gives the contract that all parties have signed its date. */
@ModelBean
class SealContract implements JavaDelegate {

    private final Contracting contracting;

    SealContract(Contracting contracting) {
        this.contracting = contracting;
    }

    @Override
    public void execute(DelegateExecution execution) {
        contracting.seal(execution.getProcessBusinessKey());
        execution.setVariable("contractOutcome", ContractOutcome.SIGNED.name());
    }
}
