package fr.maillage.dossier;

import java.time.Duration;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.ModelBean;
import fr.maillage.workflow.RunningProcesses;

/** Wakes the dossier; what is due moves by the time slept, except what the law counts. */
@ModelBean
class ResumeDossier implements JavaDelegate {

    private final Dossiers dossiers;
    private final RunningProcesses running;

    ResumeDossier(Dossiers dossiers, RunningProcesses running) {
        this.dossiers = dossiers;
        this.running = running;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = (String) execution.getVariable(EngineNames.REFERENCE);
        Duration slept = dossiers.wake(reference, null);
        if (!slept.isZero()) {
            running.shiftOpenWork(reference, slept, LegalTimers.NAMES);
        }
    }
}
