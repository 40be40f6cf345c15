package fr.maillage.contract;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** Enters the change in dossier and register. */
@ModelBean
class ApplyChange implements JavaDelegate {

    private final AppliedChanges applied;

    ApplyChange(AppliedChanges applied) {
        this.applied = applied;
    }

    @Override
    public void execute(DelegateExecution execution) {
        applied.apply(((Number) execution.getVariable(StructureChanges.ROW)).longValue());
    }
}
