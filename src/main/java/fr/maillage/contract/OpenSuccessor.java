package fr.maillage.contract;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** Opens the dossier that is to take the structure’s place. */
@ModelBean
class OpenSuccessor implements JavaDelegate {

    private final AppliedChanges applied;

    OpenSuccessor(AppliedChanges applied) {
        this.applied = applied;
    }

    @Override
    public void execute(DelegateExecution execution) {
        applied.openSuccessor(((Number) execution.getVariable(StructureChanges.ROW)).longValue());
    }
}
