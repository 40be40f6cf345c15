package fr.maillage.support;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** The organisation no longer accompanies. */
@ModelBean
class EndSupport implements JavaDelegate {

    private final Accompaniment accompaniment;

    EndSupport(Accompaniment accompaniment) {
        this.accompaniment = accompaniment;
    }

    @Override
    public void execute(DelegateExecution execution) {
        accompaniment.endRole(execution.getProcessBusinessKey(),
                SupportRole.valueOf((String) execution.getVariable(SupportReviews.ROLE)));
    }
}
