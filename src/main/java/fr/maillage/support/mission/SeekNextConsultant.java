package fr.maillage.support.mission;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** Says whether a holder of the lot is left to be asked. */
@ModelBean
class SeekNextConsultant implements JavaDelegate {

    private final Missions missions;

    SeekNextConsultant(Missions missions) {
        this.missions = missions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("holdersLeft", missions.holdersLeft((Long) execution.getVariable("mission")));
    }
}
