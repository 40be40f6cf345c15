package fr.maillage.dossier;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.ModelBean;

/** Compiles the portrait of the territory. Run twice, it compiles the same one again. */
@ModelBean
class CompilePortrait implements JavaDelegate {

    private final Portraits portraits;

    CompilePortrait(Portraits portraits) {
        this.portraits = portraits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        portraits.compile((String) execution.getVariable(EngineNames.REFERENCE));
    }
}
