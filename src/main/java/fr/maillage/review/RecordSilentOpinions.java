package fr.maillage.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.directory.Directory;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.ModelBean;

/** Opinions that are due and not given count as « sans observation »; one that comes later is kept as late. */
@ModelBean
class RecordSilentOpinions implements JavaDelegate {

    private final Filings filings;
    private final Opinions opinions;
    private final Dossiers dossiers;
    private final Directory directory;

    RecordSilentOpinions(Filings filings, Opinions opinions, Dossiers dossiers, Directory directory) {
        this.filings = filings;
        this.opinions = opinions;
        this.dossiers = dossiers;
        this.directory = directory;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        opinions.recordSilence(filings.current(reference, subject(execution))).forEach(giver ->
                dossiers.journal(reference, JournalEntry.of("opinion.silent", Visibility.ADMINISTRATIONS,
                        directory.groupName(giver)), null));
        execution.setVariable("opinionsOverdue", true);
    }

    private static FilingSubject subject(DelegateExecution execution) {
        boolean letter = execution.getProcessDefinitionId().startsWith(EngineNames.INTENTION_LETTER + ":");
        return letter ? FilingSubject.LETTER : FilingSubject.PROJECT;
    }
}
