package fr.maillage.support.mission;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** A consultant who does not answer an order has declined it. */
@ModelBean
class RecordMissionSilence implements JavaDelegate {

    private final Missions missions;

    RecordMissionSilence(Missions missions) {
        this.missions = missions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        missions.lapse((Long) execution.getVariable("mission"));
    }
}
