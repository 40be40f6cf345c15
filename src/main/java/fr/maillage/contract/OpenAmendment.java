package fr.maillage.contract;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.contract.ChangeForms.ChangeKind;
import fr.maillage.workflow.ModelBean;

/** The population has another size than the contract: new amounts come by an amendment, unless one is on its way. */
@ModelBean
class OpenAmendment implements JavaDelegate {

    private final StructureChanges changes;
    private final ContractWords words;

    OpenAmendment(StructureChanges changes, ContractWords words) {
        this.changes = changes;
        this.words = words;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        if (!changes.isOpen(reference, ChangeKind.POPULATION)) {
            changes.open(reference, ChangeKind.POPULATION, words.text("follow-up.change.population",
                    String.valueOf(execution.getVariable(AnnualReviews.ROW))));
        }
    }
}
