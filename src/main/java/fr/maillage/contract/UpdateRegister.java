package fr.maillage.contract;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** Brings the size of an amended contract into the register. */
@ModelBean
class UpdateRegister implements JavaDelegate {

    private final StructureRegister register;

    UpdateRegister(StructureRegister register) {
        this.register = register;
    }

    @Override
    public void execute(DelegateExecution execution) {
        register.resize(execution.getProcessBusinessKey());
    }
}
