package fr.maillage.contract;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/**
 * Opens the contract of the kind in force today. {@code contractPurpose} says why, without it it is the structure's first;
 * {@code departmentSigns} whether the conseil départemental is a party, by default it is not.
 */
@ModelBean
class OpenContract implements JavaDelegate {

    static final String PURPOSE = "contractPurpose";
    private static final String DEPARTMENT_SIGNS = "departmentSigns";

    private final Contracting contracting;

    OpenContract(Contracting contracting) {
        this.contracting = contracting;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Contract contract = contracting.open(execution.getProcessBusinessKey(),
                ContractPurpose.of(execution.getVariable(PURPOSE)));
        execution.setVariable("contractKind", contract.kind().name());
        execution.setVariable(PURPOSE, contract.purpose().name());
        execution.setVariable(DEPARTMENT_SIGNS, Boolean.TRUE.equals(execution.getVariable(DEPARTMENT_SIGNS)));
    }
}
