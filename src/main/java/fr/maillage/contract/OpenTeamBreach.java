package fr.maillage.contract;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.contract.BreachForms.BreachObject;
import fr.maillage.workflow.ModelBean;

/** The team stays below the rule: the procedure about the label opens, unless one runs already. */
@ModelBean
class OpenTeamBreach implements JavaDelegate {

    private final StructureChanges changes;
    private final Breaches breaches;
    private final FollowUpDates dates;
    private final ContractWords words;

    OpenTeamBreach(StructureChanges changes, Breaches breaches, FollowUpDates dates, ContractWords words) {
        this.changes = changes;
        this.breaches = breaches;
        this.dates = dates;
        this.words = words;
    }

    @Override
    public void execute(DelegateExecution execution) {
        long change = ((Number) execution.getVariable(StructureChanges.ROW)).longValue();
        String reference = execution.getProcessBusinessKey();
        if (!breaches.isOpen(reference, BreachObject.LABEL)) {
            breaches.open(reference, BreachObject.LABEL, words.text("follow-up.breach.team"), dates.today());
        }
        changes.close(change);
    }
}
