package fr.maillage.contract;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** Opens the contract of the kind in force today. */
@ModelBean
class OpenContract implements JavaDelegate {

    private final Contracting contracting;

    OpenContract(Contracting contracting) {
        this.contracting = contracting;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("contractKind", contracting.open(execution.getProcessBusinessKey()).kind().name());
    }
}
