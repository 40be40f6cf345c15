package fr.maillage.support.mission;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** Opens a round of choice on the lot of the agreement in force, and says how its holder is designated. */
@ModelBean
class PrepareMissionOrder implements JavaDelegate {

    private final Missions missions;

    PrepareMissionOrder(Missions missions) {
        this.missions = missions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("orderMode",
                missions.openRound((Long) execution.getVariable("mission")).map(LotMode::name).orElse("NONE"));
    }
}
