package fr.maillage.support.mission;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** Makes the formal notice a document of the dossier. */
@ModelBean
class PrintFormalNotice implements JavaDelegate {

    private final MissionPapers papers;

    PrintFormalNotice(MissionPapers papers) {
        this.papers = papers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        papers.printNotice((Long) execution.getVariable("mission"));
    }
}
