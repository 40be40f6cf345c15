package fr.maillage.dossier;

import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import fr.maillage.directory.StructureType;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.RunningProcesses;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The card: the few variables by which Tasklist shows and finds the tasks of a dossier. */
@Component
class Cards {

    private final MessageSource messages;
    private final RunningProcesses running;

    Cards(MessageSource messages, RunningProcesses running) {
        this.messages = messages;
        this.running = running;
    }

    Map<String, Object> of(Dossier dossier) {
        Map<String, Object> card = new HashMap<>();
        card.put(EngineNames.REFERENCE, dossier.reference());
        card.put(EngineNames.TYPE, dossier.type().name());
        card.put(EngineNames.REGION, dossier.region());
        card.put(EngineNames.DEPARTEMENT, dossier.departement());
        card.put(EngineNames.STRUCTURE_NAME, dossier.name());
        card.put(EngineNames.TERRITORY, dossier.territoryText());
        card.put(EngineNames.STAGE, stageLabel(dossier));
        card.put(EngineNames.LEGAL_DATE,
                dossier.legalDate().map(ParisTime::startOf).map(Date::from).orElse(null));
        return card;
    }

    /** Writes the card into every running process of the dossier. */
    void refresh(Dossier dossier) {
        running.refresh(dossier.reference(), of(dossier));
    }

    String typeLabel(StructureType type) {
        return messages.getMessage("enum.StructureType." + type, null, Locale.FRENCH);
    }

    String stageLabel(Dossier dossier) {
        return messages.getMessage(dossier.stage().labelKey(dossier.type()), null, Locale.FRENCH);
    }
}
