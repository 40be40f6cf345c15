package fr.maillage.dossier;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** Unites the devices of a DAC that has come into service. */
@ModelBean
class IntegrateDevices implements JavaDelegate {

    private final Devices devices;

    IntegrateDevices(Devices devices) {
        this.devices = devices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        devices.integrate(execution.getProcessBusinessKey());
    }
}
