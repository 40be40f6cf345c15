package fr.maillage.dossier;

import java.util.Optional;

import org.springframework.stereotype.Component;

import fr.maillage.security.PilotOfDossier;

/** Reads the pilot of a dossier from its row. */
@Component
class DossierPilot implements PilotOfDossier {

    private final DossierRepository dossiers;

    DossierPilot(DossierRepository dossiers) {
        this.dossiers = dossiers;
    }

    @Override
    public Optional<String> tenantOf(String reference) {
        return dossiers.findById(reference).map(dossier -> dossier.region() + "-" + dossier.departement());
    }
}
