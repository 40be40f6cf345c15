package fr.maillage.notification;

import java.util.HashMap;
import java.util.Map;

import org.springframework.stereotype.Component;

import fr.maillage.dossier.Dossiers;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.RunningProcesses;

/** An act with a legal effect that mail could not bring: somebody must notify it otherwise. */
@Component
class Undelivered {

    static final String LETTER = "letterId";

    private final RunningProcesses running;
    private final Dossiers dossiers;

    Undelivered(RunningProcesses running, Dossiers dossiers) {
        this.running = running;
        this.dossiers = dossiers;
    }

    void report(OutboxMail mail) {
        if (mail.legal()) {
            report(mail.reference(), mail.letterId());
        }
    }

    void report(String reference, long letter) {
        Map<String, Object> variables = new HashMap<>(dossiers.card(reference));
        variables.put(LETTER, letter);
        running.start(EngineNames.OTHER_NOTIFICATION, reference, variables);
    }
}
