package fr.maillage.contract;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.dossier.SignatureFolder;
import fr.maillage.workflow.TaskInHand;

/** A contract as it is laid before its signatory: the draft on which the parties agree, and what it commits to. */
@Component
@Transactional(readOnly = true)
class ContractSignatureFolder implements SignatureFolder {

    private final Contracting contracting;

    ContractSignatureFolder(Contracting contracting) {
        this.contracting = contracting;
    }

    @Override
    public Optional<Content> of(TaskInHand task) {
        if (!task.task().equals("signContract")) {
            return Optional.empty();
        }
        return contracting.find(task.reference()).map(contract -> {
            AmountTotal total = AmountTotal.of(contract.amounts());
            return new Content(total.isComplete() && total.known().signum() > 0 ? total.known() : null, null, null,
                    contract.draftDocument().orElse(null), List.of());
        });
    }
}
