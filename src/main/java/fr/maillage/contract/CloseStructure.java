package fr.maillage.contract;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** Enters a withdrawal in the register, on the day that was decided. */
@ModelBean
class CloseStructure implements JavaDelegate {

    private final Breaches breaches;
    private final StructureRegister register;

    CloseStructure(Breaches breaches, StructureRegister register) {
        this.breaches = breaches;
        this.register = register;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Breach breach = breaches.get(((Number) execution.getVariable(Breaches.ROW)).longValue());
        register.end(breach.dossier(), EndKind.WITHDRAWN, breach.effectiveOn());
    }
}
