package fr.maillage.review;

import java.time.Clock;
import java.time.LocalDate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;
import fr.maillage.workflow.ParisTime;

/** Ends a filing that the lead has taken back, and its legal clock with it. */
@ModelBean
class WithdrawFiling implements JavaDelegate {

    private final Filings filings;
    private final LegalTerms terms;
    private final Clock clock;

    WithdrawFiling(Filings filings, LegalTerms terms, Clock clock) {
        this.filings = filings;
        this.terms = terms;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        filings.open(execution.getProcessBusinessKey(), FilingSubject.PROJECT).ifPresent(filing -> {
            LocalDate day = filing.endedOn() == null ? ParisTime.today(clock) : filing.endedOn();
            terms.end(filing, FilingState.WITHDRAWN, day);
        });
        execution.setVariable("reviewOutcome", FilingState.WITHDRAWN.outcome());
    }
}
