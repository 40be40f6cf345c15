package fr.maillage.support.mission;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** Nobody has decided about the deliverable in time: it is admitted. */
@ModelBean
class RecordTacitAdmission implements JavaDelegate {

    private final Missions missions;

    RecordTacitAdmission(Missions missions) {
        this.missions = missions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        missions.admitBySilence((Long) execution.getVariable("mission"));
        execution.setVariable("admission", Admission.ADMITTED.name());
    }
}
