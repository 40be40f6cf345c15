package fr.maillage.contract;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.contract.ChangeForms.ChangeKind;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.ModelBean;
import fr.maillage.workflow.RunningProcesses;

/** The population has another size than the contract: new amounts come by an amendment, unless one is on its way. */
@ModelBean
class OpenAmendment implements JavaDelegate {

    private final StructureChanges changes;
    private final RunningProcesses running;
    private final ContractWords words;

    OpenAmendment(StructureChanges changes, RunningProcesses running, ContractWords words) {
        this.changes = changes;
        this.running = running;
        this.words = words;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        if (!running.isRunning(EngineNames.CONTRACT_AMENDMENT, reference)
                && !changes.isOpen(reference, ChangeKind.POPULATION)) {
            changes.open(reference, ChangeKind.POPULATION, words.text("follow-up.change.population",
                    String.valueOf(execution.getVariable(AnnualReviews.ROW))));
        }
    }
}
