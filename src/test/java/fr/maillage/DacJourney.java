package fr.maillage;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import fr.maillage.workflow.EngineNames;

/** Takes a dossier along the path of a DAC, with {@link DacAnswers}. */
@Component
public class DacJourney extends PathJourney {

    private static final List<String> WAY = List.of("listDevices", "holdCommittee", "assessSituation", "chooseCarrier",
            "recordVote", "writeCommonProject",
            "fileProject", "checkCompleteness", "giveOpinion", "scheduleSession", "prepareDecision", "signDecision",
            "notifyDecision",
            "draftContract", "negotiateContract", "recordDeliberation", "signContract", "registerContract",
            "transferMeans", "recordFiness", "closeFormerNumbers", "putIntoService");

    private final DacAnswers answers;
    private final JdbcClient jdbc;

    DacJourney(Engine engine, DacAnswers answers) {
        super(engine, EngineNames.DAC_CREATION, WAY);
        this.answers = answers;
        this.jdbc = engine.jdbc();
    }

    /** A DAC bears no other one on its ground: those that tests have put there without a path give way. */
    @Override
    public String declare(String user, Map<String, Object> declaration) {
        jdbc.sql("""
                        update perimeter set state = 'ENDED'
                        where owner in (select reference from dossier where type = 'DAC' and name <> :own)""")
                .param("own", DacAnswers.NAME)
                .update();
        return super.declare(user, declaration);
    }

    /** Opens the territory of the fictitious DAC of the Voironnais, as the regional agency does. */
    public String open() {
        return declare("helene.siege84", answers.opening());
    }

    /** A dossier on its way, with this task open and all before it done. */
    public String openedUntil(String task) {
        String reference = open();
        goOnUntil(reference, task);
        return reference;
    }

    @Override
    public Map<String, Object> answerTo(String reference, Task task) {
        return answers.to(reference, task);
    }
}
