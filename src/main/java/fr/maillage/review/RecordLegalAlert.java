package fr.maillage.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.FrenchDates;
import fr.maillage.workflow.ModelBean;

/** Keeps in the journal that an alert was given and for which date: it stays there when the date is corrected later. */
@ModelBean
class RecordLegalAlert implements JavaDelegate {

    private final LegalClock legalClock;
    private final Dossiers dossiers;

    RecordLegalAlert(LegalClock legalClock, Dossiers dossiers) {
        this.legalClock = legalClock;
        this.dossiers = dossiers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        dossiers.journal(reference, JournalEntry.of("review.alert", Visibility.ADMINISTRATIONS,
                FrenchDates.of(legalClock.term(reference).date())), null);
    }
}
