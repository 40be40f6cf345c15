package fr.maillage.contract;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** The contract has reached its end and is not renewed. */
@ModelBean
class EndContract implements JavaDelegate {

    private final Renewals renewals;
    private final FollowUps followUps;

    EndContract(Renewals renewals, FollowUps followUps) {
        this.renewals = renewals;
        this.followUps = followUps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        long contract = ((Number) execution.getVariable(Renewals.ROW)).longValue();
        followUps.contractEnded(execution.getProcessBusinessKey(), renewals.get(contract).endsOn());
    }
}
