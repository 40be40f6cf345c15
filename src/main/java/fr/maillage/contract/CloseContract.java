package fr.maillage.contract;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** A contract was terminated; the structure goes on without it. */
@ModelBean
class CloseContract implements JavaDelegate {

    private final Breaches breaches;
    private final FollowUps followUps;

    CloseContract(Breaches breaches, FollowUps followUps) {
        this.breaches = breaches;
        this.followUps = followUps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Breach breach = breaches.get(((Number) execution.getVariable(Breaches.ROW)).longValue());
        followUps.contractEnded(breach.dossier(), breach.effectiveOn());
    }
}
