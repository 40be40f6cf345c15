package fr.maillage.dossier;

import org.camunda.bpm.engine.delegate.DelegateExecution;

import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.ModelBean;

/** Marks the milestones of a path: {@code ${stages.enter(execution, 'DIAGNOSIS')}}. */
@ModelBean
public class Stages {

    private final Dossiers dossiers;
    private final Cards cards;

    Stages(Dossiers dossiers, Cards cards) {
        this.dossiers = dossiers;
        this.cards = cards;
    }

    /**
     * Enters a stage or an end, and tells the running instance: it may be too young for a query to find it.
     *
     * @param stage name of a {@link Stage}
     */
    public void enter(DelegateExecution execution, String stage) {
        String reference = (String) execution.getVariable(EngineNames.REFERENCE);
        dossiers.enter(reference, Stage.valueOf(stage));
        execution.setVariables(cards.of(dossiers.get(reference)));
    }
}
