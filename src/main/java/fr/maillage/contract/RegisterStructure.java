package fr.maillage.contract;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** Enters the structure in the register. */
@ModelBean
class RegisterStructure implements JavaDelegate {

    private final StructureRegister register;

    RegisterStructure(StructureRegister register) {
        this.register = register;
    }

    @Override
    public void execute(DelegateExecution execution) {
        register.enter(execution.getProcessBusinessKey());
    }
}
