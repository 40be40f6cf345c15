package fr.maillage.dossier;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A dossier that has ended is proposed to nobody any more. */
@Component
class TransferEvents {

    private final Transfers transfers;

    TransferEvents(Transfers transfers) {
        this.transfers = transfers;
    }

    @EventListener
    void on(StageEntered event) {
        if (event.stage().isEnd()) {
            transfers.lapse(event.reference());
        }
    }
}
