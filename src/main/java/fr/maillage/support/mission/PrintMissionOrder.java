package fr.maillage.support.mission;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** Makes the order a document of the dossier. */
@ModelBean
class PrintMissionOrder implements JavaDelegate {

    private final MissionPapers papers;

    PrintMissionOrder(MissionPapers papers) {
        this.papers = papers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        papers.printOrder((Long) execution.getVariable("mission"));
    }
}
