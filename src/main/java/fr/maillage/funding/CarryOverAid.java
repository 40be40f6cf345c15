package fr.maillage.funding;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** Moves money that nobody could be paid to the budget of the next year. Safe to repeat. */
@ModelBean
class CarryOverAid implements JavaDelegate {

    private final Agreements agreements;
    private final Aids aids;

    CarryOverAid(Agreements agreements, Aids aids) {
        this.agreements = agreements;
        this.aids = aids;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Aid aid = aids.get((Long) execution.getVariable(Aids.AID));
        int next = agreements.today().getYear() + 1;
        if (agreements.get(aid.id()).fiscalYear() < next) {
            agreements.change(aid.id(), agreement -> agreement.carryOver(next));
            aids.journal(aid, "aid.carried-over", null, null, String.valueOf(next));
        }
    }
}
