package fr.maillage.funding;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.ModelBean;

/**
 * Opens the request for an aid of the dossier, of the kind that the variable {@code aidKind} names, the start-up aid by
 * default. The request lives in a process of its own: a path never waits for money. Safe to repeat.
 */
@ModelBean
class OpenFunding implements JavaDelegate {

    private final Aids aids;

    OpenFunding(Aids aids) {
        this.aids = aids;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String kind = (String) execution.getVariable("aidKind");
        aids.openOnce((String) execution.getVariable(EngineNames.REFERENCE),
                kind == null ? AidKind.STARTER : AidKind.valueOf(kind));
    }
}
