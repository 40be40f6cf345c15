package fr.maillage.contract;

import fr.maillage.workflow.ModelBean;

/** What the model {@code contract-signature} asks about the signing round that is open. */
@ModelBean
public class ContractSignatures {

    private final Contracting contracting;

    ContractSignatures(Contracting contracting) {
        this.contracting = contracting;
    }

    /** A party does not sign this version, so that the others need not. */
    public boolean interrupted(String reference) {
        return contracting.anySignature(reference, each -> each != ContractSignature.SIGNED);
    }

    /** Nobody has stopped this version, and a party has yet to be asked. */
    public boolean awaited(String reference) {
        return !interrupted(reference) && !contracting.missing(contracting.get(reference)).isEmpty();
    }

    public boolean changeRequested(String reference) {
        return !refused(reference)
                && contracting.anySignature(reference, each -> each == ContractSignature.CHANGE_REQUESTED);
    }

    public boolean refused(String reference) {
        return contracting.anySignature(reference, each -> each == ContractSignature.REFUSED);
    }
}
