package fr.maillage.contract;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** Enters the cessation in the register. */
@ModelBean
class CloseCeasedStructure implements JavaDelegate {

    private final AppliedChanges applied;

    CloseCeasedStructure(AppliedChanges applied) {
        this.applied = applied;
    }

    @Override
    public void execute(DelegateExecution execution) {
        applied.closeCeased(((Number) execution.getVariable(StructureChanges.ROW)).longValue());
    }
}
