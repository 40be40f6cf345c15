package fr.maillage.dossier;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.ModelBean;

/** Hands the dossier over to the delegation that has accepted it. */
@ModelBean
class TransferDossier implements JavaDelegate {

    private final Transfers transfers;

    TransferDossier(Transfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        transfers.carryOut((String) execution.getVariable(EngineNames.REFERENCE));
    }
}
