package fr.maillage.support;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.directory.Lot;
import fr.maillage.support.mission.MissionOrigin;
import fr.maillage.support.mission.Missions;
import fr.maillage.workflow.ModelBean;

/**
 * Keeps the lots of the framework agreement for which the project needs a consultant, and opens a mission for each need
 * that has none. The project goes on meanwhile.
 */
@ModelBean
class RecordConsultantNeed implements JavaDelegate {

    /** What the one who follows the writing has said, when the writing asks for a consultant. */
    private static final String WRITING = "CONSULTANT_NEEDED";

    private final Accompaniment accompaniment;
    private final Missions missions;

    RecordConsultantNeed(Accompaniment accompaniment, Missions missions) {
        this.accompaniment = accompaniment;
        this.missions = missions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        accompaniment.recordConsultantNeeds(reference);
        for (Lot lot : accompaniment.consultantNeeds(reference)) {
            if (!missions.has(reference, lot, false)) {
                missions.open(reference, lot, MissionOrigin.DESIGNATION, null);
            }
        }
        if (WRITING.equals(execution.getVariable("writingState"))) {
            accompaniment.lotNeededByWriting(reference)
                    .filter(lot -> !missions.has(reference, lot, true))
                    .ifPresent(lot -> missions.open(reference, lot, MissionOrigin.WRITING, null));
        }
    }
}
