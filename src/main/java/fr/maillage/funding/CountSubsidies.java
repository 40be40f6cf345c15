package fr.maillage.funding;

import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.workflow.ModelBean;

/** Adds up what the legal person has received in the year, and says whether this payment makes an auditor compulsory. */
@ModelBean
class CountSubsidies implements JavaDelegate {

    private final Agreements agreements;

    CountSubsidies(Agreements agreements) {
        this.agreements = agreements;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Optional<SubsidyYear> year = agreements.subsidies((Long) execution.getVariable(Aids.AID));
        execution.setVariable("auditorNeeded", year.filter(SubsidyYear::crosses).isPresent());
    }
}
