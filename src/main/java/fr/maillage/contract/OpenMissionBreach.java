package fr.maillage.contract;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.contract.BreachForms.BreachObject;
import fr.maillage.workflow.ModelBean;

/** A mission is not deployed as the contract wants: the procedure about the contract opens, unless one runs already. */
@ModelBean
class OpenMissionBreach implements JavaDelegate {

    private final MissionFollowUps missions;
    private final Breaches breaches;
    private final ContractWords words;

    OpenMissionBreach(MissionFollowUps missions, Breaches breaches, ContractWords words) {
        this.missions = missions;
        this.breaches = breaches;
        this.words = words;
    }

    @Override
    public void execute(DelegateExecution execution) {
        MissionFollowUp mission = missions.get(((Number) execution.getVariable(MissionFollowUps.ROW)).longValue());
        if (!breaches.isOpen(mission.dossier(), BreachObject.CONTRACT)) {
            breaches.open(mission.dossier(), BreachObject.CONTRACT, words.text("follow-up.breach.mission",
                    words.mission(mission.mission()), mission.breachReason()), mission.breachOn());
        }
    }
}
