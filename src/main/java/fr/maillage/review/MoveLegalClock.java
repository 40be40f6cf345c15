package fr.maillage.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** Moves the start of the legal clock to the receipt of the last required piece. */
@ModelBean
class MoveLegalClock implements JavaDelegate {

    private final LegalTerms terms;

    MoveLegalClock(LegalTerms terms) {
        this.terms = terms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        terms.move(execution.getProcessBusinessKey());
    }
}
