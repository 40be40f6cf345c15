package fr.maillage.contract;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.directory.SignedAct;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Participant;
import fr.maillage.dossier.ParticipantRole;
import fr.maillage.workflow.RefusedSubmission;

/** Who may sign a contract in the name of an administration, as the directory says. */
@Component
class SignatoryCheck {

    private final Directory directory;
    private final Dossiers dossiers;

    SignatoryCheck(Directory directory, Dossiers dossiers) {
        this.directory = directory;
        this.dossiers = dossiers;
    }

    /** The agent of the party with that name or user id. */
    Optional<Agent> agent(String reference, Party party, String signatory) {
        return agents(reference, party)
                .filter(agent -> agent.id().equals(signatory) || agent.name().equalsIgnoreCase(signatory))
                .findFirst();
    }

    /** Those who may sign for the party that day; nobody is known of the structure or of a council. */
    List<Agent> entitled(String reference, Party party, LocalDate day) {
        return agents(reference, party).filter(agent -> agent.maySign(SignedAct.CONTRACT, day)).distinct().toList();
    }

    /**
     * The name of the signatory, who held a delegation that day.
     *
     * @throws RefusedSubmission when the party has no such agent, or one without delegation
     */
    String require(String reference, Party party, String signatory, LocalDate day) {
        Agent agent = agent(reference, party, signatory)
                .orElseThrow(() -> new RefusedSubmission("signatory", "contract.signatory.unknown", signatory));
        if (!directory.maySign(agent.id(), SignedAct.CONTRACT, day)) {
            throw new RefusedSubmission("signatory", "contract.signatory.no-delegation", agent.name());
        }
        return agent.name();
    }

    private Stream<Agent> agents(String reference, Party party) {
        Dossier dossier = dossiers.get(reference);
        List<ParticipantRole> roles = switch (party) {
            case STRUCTURE, DEPARTEMENT -> List.of();
            case CPAM -> List.of(ParticipantRole.CPAM);
            case ARS -> List.of(ParticipantRole.PILOT_DELEGATION, ParticipantRole.ARS);
        };
        return roles.stream()
                .flatMap(role -> dossier.participants(role).stream())
                .map(Participant::organisation)
                .flatMap(organisation -> directory.agents(organisation).stream());
    }
}
