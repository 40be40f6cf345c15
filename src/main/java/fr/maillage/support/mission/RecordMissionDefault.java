package fr.maillage.support.mission;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** The dossier says that the consultant is late. */
@ModelBean
class RecordMissionDefault implements JavaDelegate {

    private final Missions missions;

    RecordMissionDefault(Missions missions) {
        this.missions = missions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        missions.recordDefault((Long) execution.getVariable("mission"));
    }
}
