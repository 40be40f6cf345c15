package fr.maillage.contract;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** Starts the year that follows the closed one. */
@ModelBean
class OpenNextYear implements JavaDelegate {

    private final AnnualReviews reviews;

    OpenNextYear(AnnualReviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reviews.openNext(execution.getProcessBusinessKey(), ((Number) execution.getVariable(AnnualReviews.ROW)).intValue());
    }
}
