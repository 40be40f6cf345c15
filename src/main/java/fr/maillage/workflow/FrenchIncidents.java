package fr.maillage.workflow;

import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.runtime.Incident;

/** A job whose retries are exhausted: Cockpit shows the dossier as stuck, with words that say what to do. */
class FrenchIncidents extends DefaultIncidentHandler {

    private static final int LONGEST_MESSAGE = 4000;

    FrenchIncidents() {
        super(Incident.FAILED_JOB_HANDLER_TYPE);
    }

    @Override
    public Incident handleIncident(IncidentContext context, String message) {
        String text = ("Anomalie technique à l’étape « %s » : l’étape automatique a échoué plusieurs fois. Corrigez la cause "
                + "(service de courriel, base de données, donnée manquante), puis relancez depuis l’onglet « Incidents ». "
                + "Détail : %s").formatted(context.getActivityId(), message);
        return super.handleIncident(context, text.substring(0, Math.min(text.length(), LONGEST_MESSAGE)));
    }
}
