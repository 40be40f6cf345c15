package fr.maillage.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.FrenchDates;
import fr.maillage.workflow.ModelBean;

/** The authority has not answered the appeal in time: it is rejected, and the objection stands. */
@ModelBean
class RecordAppealRejection implements JavaDelegate {

    private final Filings filings;
    private final Appeals appeals;
    private final Dossiers dossiers;

    RecordAppealRejection(Filings filings, Appeals appeals, Dossiers dossiers) {
        this.filings = filings;
        this.appeals = appeals;
        this.dossiers = dossiers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        Filing filing = filings.current(reference, FilingSubject.PROJECT);
        Appeal appeal = appeals.of(filing);
        appeals.answer(filing, AppealOutcome.TACIT_REJECTION, null, appeal.dueOn());
        dossiers.journal(reference, JournalEntry.of("appeal.TACIT_REJECTION", Visibility.LEAD,
                FrenchDates.of(appeal.dueOn())), null);
        execution.setVariable("appealOutcome", AppealOutcome.TACIT_REJECTION.name());
    }
}
