package fr.maillage.contract;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** Follows the contract that takes the place of the one that ends. */
@ModelBean
class OpenNextTerm implements JavaDelegate {

    private final Renewals renewals;
    private final FollowUps followUps;

    OpenNextTerm(Renewals renewals, FollowUps followUps) {
        this.renewals = renewals;
        this.followUps = followUps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        renewals.followNewTerm(((Number) execution.getVariable(Renewals.ROW)).longValue());
        followUps.open(execution.getProcessBusinessKey());
    }
}
