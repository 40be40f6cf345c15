package fr.maillage.support;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import fr.maillage.directory.AgentLeft;
import fr.maillage.directory.OrganisationReplaced;
import fr.maillage.dossier.StageEntered;

/** What happens elsewhere and concerns those who accompany. */
@Component
class SupportEvents {

    private final Accompaniment accompaniment;

    SupportEvents(Accompaniment accompaniment) {
        this.accompaniment = accompaniment;
    }

    @EventListener
    void on(StageEntered event) {
        if (event.stage().isEnd()) {
            accompaniment.endAll(event.reference());
        }
    }

    @EventListener
    void on(AgentLeft event) {
        accompaniment.agentHasLeft(event.user());
    }

    @EventListener
    void on(OrganisationReplaced event) {
        accompaniment.organisationReplaced(event.predecessor(), event.successor());
    }
}
