package fr.maillage.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** Starts the legal clock of the project that has been filed, under the regime that the table gives. */
@ModelBean
class ArmLegalClock implements JavaDelegate {

    private final LegalTerms terms;

    ArmLegalClock(LegalTerms terms) {
        this.terms = terms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        terms.arm(execution.getProcessBusinessKey(), LegalRegime.valueOf((String) execution.getVariable("legalRegime")));
        execution.setVariable("opinionsOverdue", false);
    }
}
