package fr.maillage.contract;

import java.time.Clock;
import java.util.Optional;

import org.springframework.stereotype.Component;

import fr.maillage.directory.Directory;
import fr.maillage.directory.Organisation;
import fr.maillage.directory.OrganisationKind;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Participant;
import fr.maillage.workflow.ParisTime;

/** Which conseil départemental signs for a dossier. */
@Component
class Councils {

    private final Directory directory;
    private final Clock clock;

    Councils(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** The one at work on the dossier, else that of the pilot's département; empty when the directory has none. */
    Optional<Organisation> of(Dossier dossier) {
        return dossier.participants().stream()
                .filter(Participant::isActive)
                .map(participant -> directory.organisation(participant.organisation()))
                .filter(organisation -> organisation.kind() == OrganisationKind.CONSEIL_DEPARTEMENTAL)
                .findFirst()
                .or(() -> directory.covering(OrganisationKind.CONSEIL_DEPARTEMENTAL, dossier.departement(),
                        ParisTime.today(clock)).stream().findFirst());
    }
}
