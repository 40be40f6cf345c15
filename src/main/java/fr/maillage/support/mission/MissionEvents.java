package fr.maillage.support.mission;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import fr.maillage.dossier.StageEntered;

/** What happens to a dossier and concerns its missions. */
@Component
class MissionEvents {

    private final Missions missions;

    MissionEvents(Missions missions) {
        this.missions = missions;
    }

    @EventListener
    void on(StageEntered event) {
        if (event.stage().isEnd()) {
            missions.stopAll(event.reference());
        }
    }
}
