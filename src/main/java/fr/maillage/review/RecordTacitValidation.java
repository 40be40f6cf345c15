package fr.maillage.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.FrenchDates;
import fr.maillage.workflow.ModelBean;

/** The authority has kept silent until the legal date: the project counts as validated from the day after. */
@ModelBean
class RecordTacitValidation implements JavaDelegate {

    private final Filings filings;
    private final TacitValidationRepository validations;
    private final LegalTerms terms;
    private final Dossiers dossiers;

    RecordTacitValidation(Filings filings, TacitValidationRepository validations, LegalTerms terms, Dossiers dossiers) {
        this.filings = filings;
        this.validations = validations;
        this.terms = terms;
        this.dossiers = dossiers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        Filing filing = filings.current(reference, FilingSubject.PROJECT);
        LegalTerm term = filing.term().orElseThrow();
        if (filing.isOpen()) {
            terms.end(filing, FilingState.TACITLY_VALIDATED, term.date());
            validations.save(new TacitValidation(filing, term.tacitFrom()));
            dossiers.journal(reference, JournalEntry.of(dossiers.get(reference).type() == StructureType.CDS
                    ? "review.tacit.CDS" : "review.tacit", Visibility.LEAD, filing.number(),
                    FrenchDates.of(term.tacitFrom())), null);
        }
        execution.setVariable("reviewOutcome", FilingState.TACITLY_VALIDATED.outcome());
    }
}
