package fr.maillage.funding;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.ModelBean;

/** Stops the payments of an assistant whose training is late, until it is recorded. Safe to repeat. */
@ModelBean
class SuspendAssistant implements JavaDelegate {

    private final Assistants assistants;
    private final Dossiers dossiers;

    SuspendAssistant(Assistants assistants, Dossiers dossiers) {
        this.assistants = assistants;
        this.dossiers = dossiers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        AssistantAid aid = assistants.change((Long) execution.getVariable(Assistants.ASSISTANT), AssistantAid::trainingIsLate);
        dossiers.journal(aid.dossier(), JournalEntry.of("assistant.suspended", Visibility.LEAD), null);
    }
}
