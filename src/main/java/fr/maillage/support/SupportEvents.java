package fr.maillage.support;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import fr.maillage.directory.AgentLeft;
import fr.maillage.directory.OrganisationReplaced;
import fr.maillage.dossier.Stage;
import fr.maillage.dossier.StageEntered;

/** What happens elsewhere and concerns those who accompany. */
@Component
class SupportEvents {

    private final Accompaniment accompaniment;
    private final SupportReviews reviews;

    SupportEvents(Accompaniment accompaniment, SupportReviews reviews) {
        this.accompaniment = accompaniment;
        this.reviews = reviews;
    }

    @EventListener
    void on(StageEntered event) {
        if (event.stage() == Stage.OPERATION) {
            reviews.open(event.reference());
        } else if (event.stage().isEnd()) {
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
