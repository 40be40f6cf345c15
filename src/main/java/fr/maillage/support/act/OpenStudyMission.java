package fr.maillage.support.act;

import java.time.Clock;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import fr.maillage.reference.Delays;
import fr.maillage.workflow.ModelBean;
import fr.maillage.workflow.ParisTime;

/** Opens the mission of the consultant who makes a feasibility study. */
@ModelBean
class OpenStudyMission implements JavaDelegate {

    private final Studies studies;
    private final Delays delays;
    private final Clock clock;

    OpenStudyMission(Studies studies, Delays delays, Clock clock) {
        this.studies = studies;
        this.delays = delays;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        studies.openMission((Long) execution.getVariable("study"), (Integer) execution.getVariable("studyDays"),
                delays.after(ParisTime.today(clock), "feasibility-study.duration"));
    }
}
