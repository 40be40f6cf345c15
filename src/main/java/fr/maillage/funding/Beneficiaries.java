package fr.maillage.funding;

import java.util.List;

import org.springframework.stereotype.Component;

import fr.maillage.dossier.Cases;
import fr.maillage.funding.AidForms.BeneficiaryChoice;
import fr.maillage.funding.AidForms.NewBeneficiary;
import fr.maillage.territory.TerritoryPart;

/** For whom an aid is asked: a dossier that the agent may change, or a light one that is opened here. */
@Component
class Beneficiaries {

    private final Cases cases;

    Beneficiaries(Cases cases) {
        this.cases = cases;
    }

    /** Reference of the dossier, existing or new. */
    String reference(String declarationId, BeneficiaryChoice choice, String dossier, NewBeneficiary beneficiary,
                     List<TerritoryPart> communes, String by) {
        if (choice == BeneficiaryChoice.DOSSIER) {
            return cases.requireWritable(dossier, "dossier").reference();
        }
        String opened = cases.open(declarationId, beneficiary.kind().type(), beneficiary.name(), beneficiary.lead(), communes, by)
                .reference();
        if (beneficiary.finess() != null) {
            cases.identify(opened, beneficiary.finess(), by);
        }
        return opened;
    }
}
