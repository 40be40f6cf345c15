package fr.maillage.support;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.directory.Lot;
import fr.maillage.workflow.ModelBean;

/** Gives the decision {@code support-roles} its inputs. */
@ModelBean
class AssessSupportNeeds implements JavaDelegate {

    private final Accompaniment accompaniment;

    AssessSupportNeeds(Accompaniment accompaniment) {
        this.accompaniment = accompaniment;
    }

    @Override
    public void execute(DelegateExecution execution) {
        SupportNeeds needs = accompaniment.assess(execution.getProcessBusinessKey());
        execution.setVariable("localFund", needs.localFund().name());
        execution.setVariable("ruralityKnown", needs.ruralShare() != null);
        execution.setVariable("ruralShare", needs.ruralShare() == null ? 0L : needs.ruralShare().longValue());
        execution.setVariable("msaLeadShare", (long) needs.msaLeadShare());
        execution.setVariable("msaProposedShare", (long) needs.msaProposedShare());
        execution.setVariable("msaWished", needs.msaWished());
        execution.setVariable("federationAvailable", needs.federationAvailable());
        execution.setVariable("writingNeeded", needs.lots().contains(Lot.HEALTH_PROJECT));
        execution.setVariable("realEstateNeeded", needs.lots().contains(Lot.REAL_ESTATE));
        execution.setVariable("legalNeeded", needs.lots().contains(Lot.LEGAL));
    }
}
