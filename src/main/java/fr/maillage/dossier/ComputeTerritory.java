package fr.maillage.dossier;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.ModelBean;

/** Computes population, size class, competent bodies and overlaps of the territory, and writes the card. */
@ModelBean
class ComputeTerritory implements JavaDelegate {

    private final Dossiers dossiers;
    private final Cards cards;

    ComputeTerritory(Dossiers dossiers, Cards cards) {
        this.dossiers = dossiers;
        this.cards = cards;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Dossier dossier = dossiers.recomputeTerritory((String) execution.getVariable(EngineNames.REFERENCE));
        execution.setVariables(cards.of(dossier));
    }
}
